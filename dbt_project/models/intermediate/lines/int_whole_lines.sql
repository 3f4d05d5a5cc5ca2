-- One row per total line that is the whole of an item whose parts are the lines beside it. So 合计
-- above 因公出国（境）费 says what 三公经费合计 would say: its figures are the sums of the parts, or there
-- is no other money in the statement that it could count.
with

parts as (
    select
        concept as item_code,
        {{ item_of_path('part') }} as part_code
    from {{ ref('concept_parts') }}
),

inner_parts as (
    select
        parts.item_code,
        within.part_code
    from parts
    inner join parts as within
        on parts.part_code = {{ item_of_path('within.item_code') }}
),

money as (
    select
        lines.*,
        facets.item_code,
        amounts.measure_code,
        amounts.period,
        amounts.value
    from (
        select
            statement_id,
            statement_code,
            side,
            block,
            unit_name,
            is_total,
            cell_ids[1] as line_id,
            unnest(cell_ids) as cell_id
        from {{ ref('int_statement_lines') }}
        where subject_code = ''
    ) as lines
    inner join {{ ref('int_amounts') }} as amounts
        on lines.cell_id = amounts.cell_id
    left join {{ ref('int_line_facets') }} as facets
        on lines.line_id = facets.line_id
    where amounts.unit = 'yuan'
),

-- items that lines of the statement can name
items as (
    select distinct
        money.statement_id,
        line_items.item_code
    from (select distinct statement_id, statement_code, item_code from money) as money
    inner join {{ ref('line_items') }} as line_items
        on regexp_full_match(money.statement_code, line_items.statement_pattern)
    inner join parts
        on line_items.item_code = parts.item_code
        and money.item_code = parts.part_code
),

sums as (
    select
        money.statement_id,
        money.side,
        money.block,
        money.unit_name,
        money.measure_code,
        money.period,
        items.item_code,
        sum(money.value) filter (where parts.part_code is not null) as part_sum,
        count(distinct parts.part_code) as part_count,
        bool_or(coalesce(money.item_code = items.item_code, false)) as is_named,
        bool_or(
            not money.is_total and parts.part_code is null and inner_parts.part_code is null
        ) as has_others
    from money
    inner join items
        on money.statement_id = items.statement_id
    left join parts
        on items.item_code = parts.item_code and money.item_code = parts.part_code
    left join inner_parts
        on items.item_code = inner_parts.item_code and money.item_code = inner_parts.part_code
    group by all
)

select
    money.line_id,
    sums.item_code
from money
inner join sums
    on money.statement_id = sums.statement_id
    and money.side = sums.side
    and money.block = sums.block
    and money.unit_name = sums.unit_name
    and money.measure_code = sums.measure_code
    and money.period = sums.period
where money.is_total and money.item_code is null
group by money.line_id, sums.item_code
having
    not bool_or(sums.is_named)
    and (
        bool_and(coalesce(money.value = sums.part_sum, false))
        or max(sums.part_count) >= 2 and not bool_or(sums.has_others)
    )
