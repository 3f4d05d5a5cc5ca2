-- One row per figure of a form's funds block, and per budget in a list of projects. A figure is
-- told by the row (资金总额, 财政拨款 …) and the column (年初预算数, 执行率 …) that it stands in. A form without
-- columns prints one figure a row: the budget.
with

placed as (
    select * from {{ ref('int_performance_fund_cells') }}
),

body as (
    select * from {{ ref('int_performance_body') }}
),

units as (
    select * from {{ ref('int_units') }}
),

-- beside figures with headings, one without is of a column that we do not know; and of several
-- beside one name (合计 of a list) nothing tells which is the budget
known as (
    select *
    from placed
    qualify
        column_field is not null
        or beside_field is not null
        or fund_code is not null and not bool_or(column_field is not null)
            over (
                partition by form_id, grid_id, row_no
            )
        and count(number) over (partition by form_id, grid_id, row_no, name_column_no) <= 1
),

-- 其中 … below 实施期资金总额 is of the same years
dated as (
    select
        *,
        coalesce(horizon, last_value(horizon ignore nulls) over (
            partition by form_id, grid_id, name_column_no order by row_no
        )) as row_horizon
    from known
),

measured as (
    select
        cell_id,
        form_id,
        document_sha256,
        cast(null as varchar) as project_name,
        cast(null as varchar) as unit_name,
        fund_label,
        case
            when fund_code is not null then fund_code
            when beside_field is not null and column_field is null then 'total'
            else 'part'
        end as fund_code,
        coalesce(
            column_field, beside_field,
            case
                when row_horizon = 'whole_period' then 'whole_period_budget' else 'annual_budget'
            end
        ) as measure_code,
        number,
        page,
        text,
        is_trusted,
        source_bbox
    from dated
),

listed as (
    select
        budgets.cell_id,
        budgets.form_id,
        budgets.document_sha256,
        string_agg(names.squeezed, '' order by names.x0) filter (
            where names.field = 'project_name'
        ) as project_name,
        string_agg(names.squeezed, '' order by names.x0) filter (where names.field = 'unit')
            as unit_name,
        '' as fund_label,
        case
            when bool_or(names.field = 'project_name') then 'total'
            else 'list_total'
        end as fund_code,
        'annual_budget' as measure_code,
        any_value(budgets.number_printed) as number,
        any_value(budgets.page) as page,
        any_value(budgets.text) as text,
        any_value(budgets.is_trusted) as is_trusted,
        any_value(budgets.source_bbox) as source_bbox
    from body as budgets
    left join body as names
        on budgets.form_id = names.form_id
        and budgets.row_seq between names.row_seq and names.last_row_seq
        and names.kind = 'list'
    where
        budgets.field = 'annual_budget'
        and budgets.kind = 'list'
        and budgets.number_printed is not null
    group by budgets.cell_id, budgets.form_id, budgets.document_sha256
),

together as (
    select * from measured
    union all
    select * from listed
)

select
    together.* replace (together.is_trusted and not units.is_contradicted as is_trusted),
    units.unit,
    {{ plausible('together.number * units.factor', 'units.unit') }} as value
from together
left join units
    on together.cell_id = units.cell_id
