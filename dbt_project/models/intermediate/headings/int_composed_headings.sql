-- One row per heading text that no row of heading_terms knows as a whole, and kind of meaning that
-- it has all the same. It is the name of an economic subject (机关工资福利支出), a comparison (A比B),
-- what is left after something (扣除…后预算数), or a heading we know behind words that titles are
-- made of (一般公共预算拨款安排的基本支出): their funds stay in front of its concept. Or one before
-- words that only say that it is money (上级补助收入资金), or the level of government it came from.
with

terms as (
    select * from {{ ref('heading_terms') }}
),

texts as (
    select printed.*
    from {{ ref('int_heading_texts') }} as printed
    -- 本年财政拨款收入 is a side of two, or funds among others
    anti join {{ ref('int_heading_terms') }} as known
        on printed.plain = known.plain
        and known.kind is distinct from 'side'
        -- 培训费 is a subject, too
        and not regexp_full_match(known.concept, '{{ item_beside_subjects() }}')
    anti join {{ ref('int_headings_of_forms') }} as of_forms
        on printed.plain = of_forms.plain
),

behind_a_fund as (
    select * from {{ ref('int_headings_behind_words') }}
),

-- of 扣除…后预算数 the figure that something was taken from
reduced as (
    select
        texts.plain,
        case
            when regexp_matches(texts.rest, '{{ outturn_heading() }}') then 'execution'
            else terms.concept
        end as concept,
        'basis' as kind
    from (
        select
            plain,
            regexp_extract(heading, '{{ after_exclusions() }}', 1) as rest
        from texts
    ) as texts
    left join terms
        on terms.kind = 'basis'
        and regexp_full_match(texts.rest, terms.pattern)
    where terms.concept is not null or regexp_matches(texts.rest, '{{ outturn_heading() }}')
    qualify row_number() over (partition by texts.plain order by terms.concept) = 1
),

-- what is left of basic or of project expenditure
balances as (
    select
        texts.plain,
        concat(
            'balance_', terms.concept,
            case
                when regexp_matches(texts.heading, '{{ carried_over_only() }}') then '/carried_over'
                when regexp_matches(texts.heading, '{{ surplus_only() }}') then '/surplus'
            end
        ) as concept
    from texts
    inner join terms
        on terms.concept in ('basic', 'project')
        and regexp_matches(texts.heading, '{{ balance_ending() }}')
        and regexp_full_match(
            regexp_replace(texts.heading, '{{ balance_ending() }}', ''), terms.pattern
        )
    qualify row_number() over (partition by texts.plain order by terms.concept) = 1
),

-- a subject that a statement counts under a name of its own
listed as (
    select distinct
        {{ plain_text('name_zh') }} as plain,
        measure_code
    from {{ ref('measures') }}
    where not starts_with(family, 'three_public')
),

-- a name that two codes of one list have tells neither, but where one came when the other went
subjects as (
    {% for classification in ('departmental_economic', 'governmental_economic') %}
        select
            '{{ classification }}' as kind,
            {{ plain_text('name_zh') }} as plain,
            case
                when count(distinct code) = 1 then min(code)
                when count(distinct code) filter (where valid_to is null) = 1
                    then min(code) filter (where valid_to is null)
            end as code,
            case
                when count(distinct code) > 1 then max(valid_from) filter (where valid_to is null)
            end as valid_from
        from {{ ref(classification ~ '_codes') }}
        group by plain
        having code is not null
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

composed as (
    select
        plain,
        1 as rank,
        'basis' as kind,
        case
            when regexp_matches(plain, '{{ compared_with_outturn() }}') then 'change_from_outturn'
            else 'change'
        end as concept,
        false as is_of_which
    from texts
    where regexp_matches(plain, '{{ comparison() }}')
    union all by name
    select
        *,
        2 as rank,
        false as is_of_which
    from reduced
    union all by name
    select
        texts.plain,
        3 as rank,
        case when listed.measure_code is null then subjects.kind else 'item' end as kind,
        coalesce(
            listed.measure_code, replace(subjects.kind, 'economic', '') || subjects.code
        ) as concept,
        subjects.valid_from,
        false as is_of_which
    from texts
    inner join subjects
        on texts.heading = subjects.plain
    left join listed
        on subjects.kind = 'departmental_economic'
        and subjects.plain = listed.plain
    union all by name
    select
        plain,
        4 as rank,
        kind,
        case
            when kind = 'item' and fund <> concept then 'funds_of_' || fund || '/' || concept
            else concept
        end as concept,
        is_of_which
    from behind_a_fund
    where kind = 'item' or fund is null
    union all by name
    select
        plain,
        5 as rank,
        'label' as kind,
        'item_name' as concept,
        false as is_of_which
    from texts
    where
        ends_with(plain, '{{ name_word() }}')
        or regexp_full_match(heading, '{{ heading_of_a_purchase() }}')
    union all by name
    select
        plain,
        6 as rank,
        'total' as kind,
        'total' as concept,
        false as is_of_which
    from texts
    where regexp_full_match(heading, '{{ total_of_a_side() }}')
    union all by name
    select
        *,
        7 as rank,
        'item' as kind,
        false as is_of_which
    from balances
    union all by name
    select
        *,
        -- 财政拨款结转结余 is what was left of it, not what is carried on
        case when starts_with(concept, 'carried_forward_') then 3 else 8 end as rank
    from {{ ref('int_headings_before_words') }}
    union all by name
    select
        texts.plain,
        3 as rank,
        'item' as kind,
        levels.measure_code as concept,
        false as is_of_which
    from texts
    inner join {{ levels_of_government() }}
        on regexp_full_match(texts.heading, '(' || levels.words || '){{ money_of_a_level() }}')
    union all by name
    select
        plain,
        9 as rank,
        case
            when regexp_full_match(heading, '{{ heading_of_an_attribute() }}') then 'attribute'
            else 'ignore'
        end as kind,
        case when kind = 'attribute' then 'attribute' else 'remark' end as concept,
        false as is_of_which
    from texts
    where
        regexp_full_match(
            heading, '({{ heading_of_an_attribute() }}|{{ heading_of_a_remark() }})'
        )
)

select
    texts.* exclude (heading),
    null as pattern,
    composed.concept,
    composed.kind,
    composed.is_of_which,
    composed.valid_from,
    -- what is no amount tells no measure that another heading might
    composed.kind not in ('attribute', 'ignore') as is_composed
from composed
inner join texts
    on composed.plain = texts.plain
qualify row_number() over (
    partition by composed.plain, composed.kind order by composed.rank, composed.concept
) = 1
