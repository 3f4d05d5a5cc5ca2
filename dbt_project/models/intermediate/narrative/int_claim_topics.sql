-- One row per figure in a sentence with the topic it is about. The topic is named in the figure's
-- own clause, or by the words behind it, or follows from the topic named last before it (its number
-- of groups, of guests); else it is the paragraph's own.
with

scoped as (
    select * from {{ ref('int_claim_scopes') }}
),

-- what is matched in any report, and the names that only the report's own statements print
matches as (
    select
        *,
        '' as of_document
    from {{ ref('int_claim_matches') }}
    union all by name
    select * rename (document_sha256 as of_document)
    from {{ ref('int_subjects_printed') }}
),

-- the words of a figure that a topic may be known by
keyed as (
    select
        *,
        'topic' as part,
        zone as words
    from scoped
    union all
    select
        *,
        'tail' as part,
        regexp_extract(tail, '^[^,;。、]{1,24}') as words
    from scoped
),

named as (
    select
        scoped.document_sha256,
        scoped.paragraph_no,
        scoped.place,
        {{ topic_of_unit('matches.code', 'scoped.printed_unit') }} as code,
        matches.stands_before,
        matches.stands_after,
        matches.ends_at,
        matches.part,
        coalesce(
            matches.subject, regexp_extract(left(scoped.zone, matches.ends_at), '[^,;:。]*$')
        ) as subject
    from keyed as scoped
    inner join matches
        on scoped.part = matches.part
        and scoped.words = matches.words
        and list_contains(scoped.funds, matches.fund)
        and (scoped.unit = matches.unit or scoped.unit = 'percent' and matches.unit = 'yuan')
        and matches.after = ''
        and matches.of_document in ('', scoped.document_sha256)
    where
        not (
            scoped.section_code = 'performance'
            and regexp_matches(
                matches.code,
                '^(general_public|gov_fund|state_capital|fiscal)_(expenditure|revenue|project)$'
                || '|^(revenue|expenditure)_total$|^other_revenue$'
            )
        )
        -- 防汛物资储备项目全年预算数30万元: of one project
        and not (
            matches.code like 'overall_%'
            and regexp_matches(scoped.prefix, '{{ tells_of_a_project() }}')
        )
        and (
            matches.part = 'tail'
            -- the topic stands in the figure's own clause, and no purpose or change comes between
            or not regexp_matches(matches.stands_after, '[,;:。].*[,;:。]|[;。]')
            and not regexp_matches(
                matches.stands_before, {{ claim_words('not_its_topic') }}
            )
        )
    qualify row_number() over (
        partition by scoped.document_sha256, scoped.paragraph_no, scoped.place
        -- a general word (预算支出, 支出合计) gives way to a topic it follows (机关运行经费预算支出)
        order by
            matches.part asc,
            case
                when
                    regexp_full_match(
                        matches.code, '(revenue|expenditure)_(total|current)|fiscal_expenditure'
                    )
                    then 1
                when contains(matches.stands_after, ',') then 1
                else 0
            end asc,
            matches.ends_at desc,
            coalesce(list_position(scoped.funds, matches.fund), 9) asc,
            matches.starts_at asc,
            matches.pattern_no asc
    ) = 1
),

told_so_far as (
    select
        scoped.document_sha256,
        scoped.paragraph_no,
        scoped.place,
        last_value(named.code ignore nulls) over (
            partition by scoped.document_sha256, scoped.paragraph_no, scoped.sentence_no
            order by scoped.place
        ) as code
    from scoped
    left join named
        on scoped.document_sha256 = named.document_sha256
        and scoped.paragraph_no = named.paragraph_no
        and scoped.place = named.place
)

select
    scoped.* exclude (funds),
    named.code as own_topic,
    named.stands_before,
    named.stands_after,
    named.part as told_by,
    heads.code as head_topic,
    heads.head as head_subject,
    last_value(
        case
            when named.code like 'grade_%' then null
            -- 其中:外事接待0批次: the guests behind it are of these batches
            when
                named.code is null and scoped.unit = 'count'
                and regexp_matches(scoped.zone, '{{ of_some_batches() }}')
                then 'undecided'
            -- what a closed parenthesis named is over with it
            when scoped.zone like '%(%' and scoped.tail like ')%' then null
            else named.code
        end ignore nulls
    ) over before_it as topic_before,
    named.subject as own_subject,
    last_value(named.subject ignore nulls) over before_it as subject_before,
    last_value(
        case
            when scoped.tail not like '(%' then null
            -- 支出863万元,较年初预算增加58万元(预算804万元),完成: a change is of what was told before it
            when named.code is null and regexp_matches(scoped.zone, '{{ tells_a_change() }}')
                then so_far.code
            else named.code
        end ignore nulls
    ) over before_it as topic_before_parenthesis
from scoped
left join named
    on scoped.document_sha256 = named.document_sha256
    and scoped.paragraph_no = named.paragraph_no
    and scoped.place = named.place
left join told_so_far as so_far
    on scoped.document_sha256 = so_far.document_sha256
    and scoped.paragraph_no = so_far.paragraph_no
    and scoped.place = so_far.place
left join {{ ref('int_claim_head_topics') }} as heads
    on scoped.document_sha256 = heads.document_sha256
    and scoped.paragraph_no = heads.paragraph_no
window before_it as (
    partition by scoped.document_sha256, scoped.paragraph_no order by scoped.place
    rows between unbounded preceding and 1 preceding
)
