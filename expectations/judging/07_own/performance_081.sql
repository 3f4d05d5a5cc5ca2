-- PERFORMANCE-081, one row per form and column: the total of a performance form against the
-- sources printed with it, column by column. Sources can stand inside one another (财政拨款, 其中：省级),
-- and a form need not name them all: more than the total fails where one source alone exceeds it,
-- less where the list ends with 其他.
insert into rule_checks by name
with funds as (
    select
        funds,
        funds.value = 0 as is_nought,
        as_figure(coalesce(funds.factor, 1)
            * ([0.5, 0.05, 0.005, 0.0005, 0.00005]::decimal(6, 5)[])[
                1 + least(4, coalesce(printed_decimals(funds.source_text), 0))
            ]) as half_width,
        -- where a row prints several figures of one column, the one below the total is meant
        count(*) over in_row > 1
        and abs(source_bbox[1] - max(if(fund_code = 'total', source_bbox[1], null)) over in_form) > 3
            as is_beside,
    from input_funds as funds
    where funds.unit = 'yuan' and funds.fund_code <> 'list_total'
        and funds.measure_code in (
            'declared_budget', 'initial_budget', 'annual_budget', 'whole_period_budget', 'executed'
        )
    window in_form as (
        partition by document_sha256, project_name, source_page, measure_code
    ), in_row as (
        partition by
            document_sha256, project_name, source_page, measure_code, fund_label, source_bbox[2]
    )
),

forms as (
    select
        funds.document_sha256 as document_sha256,
        funds.project_name as project_name,
        funds.source_page as page,
        funds.measure_code as measure_code,
        any_value(funds) filter (funds.fund_code = 'total') as total,
        sum(funds.value) filter (funds.fund_code not in ('total', 'carried_forward')) as parts,
        max(funds.value) filter (funds.fund_code not in ('total', 'carried_forward')) as greatest,
        -- stands inside the appropriation, or beside it
        sum(funds.value) filter (funds.fund_code = 'carried_forward') as carried,
        sum(half_width) filter (not is_nought) as allowed,
        count(*) filter (funds.fund_code = 'total') as total_count,
        bool_or(funds.fund_code = 'part') as has_unknown,
        bool_or(funds.fund_code = 'other') as is_full_list,
        bool_and(funds.is_trusted) as is_trusted,
    from funds
    where not coalesce(is_beside, false)
    group by all
    having total_count = 1 and parts is not null
)

select
    'PERFORMANCE-081' as rule_id,
    document_sha256,
    coalesce(project_name, '') || ':' || page || ':' || measure_code as about,
    case
        when total.value in (parts, greatest, parts + carried) then 'holds'
        when abs(total.value - parts) <= allowed then 'rounding'
        when not is_trusted then 'uncertain'
        when greatest - total.value > allowed then 'fails'
        when total.value > parts and is_full_list and not has_unknown then 'fails'
        else 'cannot_tell'
    end as verdict,
    '资金来源可能没有列全，或互相包含，或识读不可靠' as doubt,
    parts as expected,
    total.value as found,
    allowed,
    'yuan' as unit,
    '第' || page || '页' as where_text,
    inner_quotes(coalesce(project_name, '')) as what_text,
    page_place(page, total.source_text) as found_place,
from forms;
