-- One row per heading text that begins with a heading we know and ends in words that only say that
-- it is money, or that it is what the year before left. 上级补助收入资金, “三公”经费总额, 财政拨款安排; a count
-- (购置数) is none. 事业预算收入 is 事业收入, as it is planned. 上年财政拨款资金结转结余 is of the funds it names.
with

terms as (
    select * from {{ ref('heading_terms') }}
),

texts as (
    select
        printed.*,
        regexp_replace(
            printed.heading, '{{ left_of_last_year() }}({{ idle_behind_a_heading() }})?$', ''
        ) as cut,
        -- 上年结转安排 is what was carried over, of no funds by name
        unnest(list_distinct([false, cut <> printed.heading])) as is_left,
        case
            when is_left then regexp_replace(cut, '{{ of_last_year() }}', '')
            else printed.heading
        end as bare
    from {{ ref('int_heading_texts') }} as printed
    anti join {{ ref('int_heading_terms') }} as known
        on printed.plain = known.plain
    anti join {{ ref('int_headings_of_forms') }} as of_forms
        on printed.plain = of_forms.plain
),

-- what was left is told by the funds it is of; of 基本支出结转 int_composed_headings knows more
items as (
    select
        terms.pattern,
        terms.concept,
        terms.kind,
        terms.is_of_which,
        funds.fund_code is not null as is_fund
    from terms
    left join {{ ref('funds') }} as funds
        on terms.concept = funds.fund_code
    where terms.kind = 'item'
)

select
    texts.plain,
    case when texts.is_left then 'carried_forward_' else '' end || items.concept as concept,
    items.kind,
    items.is_of_which
from texts
inner join items
    on regexp_full_match(
        texts.bare, '(?:' || items.pattern || ')(?:{{ idle_behind_a_heading() }})*'
    )
    or regexp_full_match(regexp_replace(texts.bare, '{{ planned_income() }}', '\1'), items.pattern)
    -- 单位资金支出: what is spent of these funds
    or items.is_fund and regexp_full_match(
        texts.bare,
        '(?:' || items.pattern || ')(?:{{ spent() }})(?:{{ idle_behind_a_heading() }})*'
    )
where not texts.is_left or items.is_fund
qualify row_number() over (
    partition by texts.plain
    order by texts.is_left desc, length(items.pattern) asc, items.concept asc
) = 1
