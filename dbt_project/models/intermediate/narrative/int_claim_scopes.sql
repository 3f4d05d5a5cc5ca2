-- One row per figure in a sentence with the funds it may speak of. Those of its section, or, where
-- its section speaks of none, those of its paragraph's first words; in a section about one of the
-- funds those that its own sentence names last, or its paragraph first. Basic expenditure,
-- operating costs and performance have topics of their own.
with

figures as (
    select
        *,
        lag(value) over in_paragraph as value_before,
        lag(unit) over in_paragraph as unit_before,
        regexp_matches(tail, '{{ threshold_behind() }}') as is_threshold,
        regexp_matches(
            regexp_extract(prefix, '{{ behind_the_day() }}', 1),
            {{ claim_words('reason') }}
        ) as in_reason,
        {{ fund_named(last_fund_words('prefix')) }} as sentence_fund,
        {{ fund_named("regexp_extract(zone, '" ~ fund_of_the_basic() ~ "')") }} as basic_fund,
        regexp_extract(prefix, '[^。]*$') as in_sentence,
        max(contains(plain, '{{ names_projects() }}')) over (
            partition by document_sha256, paragraph_no
        ) as tells_of_projects
    from {{ ref('int_claim_zones') }}
    window in_paragraph as (partition by document_sha256, paragraph_no order by place)
),

-- the funds that a paragraph's first words speak of, where its section speaks of none
opening_funds as (
    select
        document_sha256,
        paragraph_no,
        {{ fund_named('head') }} as opening_fund,
        regexp_matches(head, '{{ ends_as_the_basic() }}') as opens_the_basic
    from {{ ref('int_claim_heads') }}
    where distance = 1
),

-- 1.基本支出247万元。其中: its parts stand in paragraphs of their own
wholes as (
    select
        document_sha256,
        paragraph_no as whole_no,
        regexp_matches(plain, '{{ opens_parts_of_the_basic() }}') as is_basic,
        {{ fund_named('plain') }} as whole_fund
    from (
        select
            document_sha256,
            paragraph_no,
            {{ plain_text('text') }} as plain
        from {{ ref('int_paragraphs') }}
    )
    where regexp_matches(plain, '{{ ends_in_parts() }}')
),

-- paragraphs that begin with one kind of spending
kinds as (
    select
        heads.document_sha256,
        heads.paragraph_no
    from {{ ref('int_claim_heads') }} as heads
    where
        heads.distance = 1
        and regexp_matches(heads.head, {{ begins_with_a_kind_of_spending() }})
),

parts as (
    select
        figures.document_sha256,
        figures.paragraph_no,
        figures.place
    from figures
    inner join kinds
        on figures.document_sha256 = kinds.document_sha256
        and figures.paragraph_no = kinds.paragraph_no
    asof inner join wholes
        on figures.document_sha256 = wholes.document_sha256
        and figures.paragraph_no > wholes.whole_no
    where
        wholes.is_basic
        and wholes.whole_no > figures.heading_no
        and coalesce(wholes.whole_fund, figures.fund) = 'general_public'
)

select
    figures.* exclude (sentence_fund, basic_fund, in_sentence, tells_of_projects),
    case
        when parts.place is not null then ['basic', fund, '']
        -- 一般公共预算基本支出1085.86万元,其中:工资福利支出…: what it is spent on
        when
            regexp_matches(in_sentence, '{{ spends_on_the_basic() }}')
            or opening_funds.opens_the_basic and not tells_of_projects
            or fund = 'general_public'
            and regexp_matches(in_sentence, '{{ sorts_the_basic() }}')
            then ['basic', 'general_public', '']
        when section_code = 'narrative' and opening_fund is not null then [opening_fund, '']
        -- 基本支出预算增减情况: a chapter of its own below that on expenditure
        when
            section_code = 'expenditure' and regexp_matches(title_plain, '{{ is_on_the_basic() }}')
            then ['basic', fund, '']
        when section_code = 'basic' then ['basic', coalesce(basic_fund, fund), '']
        when section_code = 'agency_operation' then ['agency_operation', '']
        when section_code = 'performance' then ['performance', '']
        when
            section_code in ('general_public', 'gov_fund', 'state_capital')
            and coalesce(sentence_fund, opening_fund) in ('gov_fund', 'state_capital')
            then [coalesce(sentence_fund, opening_fund), '']
        -- 1.一般公共预算财政拨款本年收入…;本年支出…: in a chapter on all appropriations of these alone
        when
            fund = 'fiscal' and opening_fund <> 'fiscal'
            and coalesce(sentence_fund, opening_fund) = opening_fund
            then [opening_fund, '']
        else [fund, '']
    end as funds
from figures
left join opening_funds
    on figures.document_sha256 = opening_funds.document_sha256
    and figures.paragraph_no = opening_funds.paragraph_no
left join parts
    on figures.document_sha256 = parts.document_sha256
    and figures.paragraph_no = parts.paragraph_no
    and figures.place = parts.place
