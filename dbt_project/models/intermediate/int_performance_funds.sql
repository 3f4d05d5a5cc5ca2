-- Every figure of a form's block of funds, by the row (资金总额, 财政拨款 …) and the column (年初预算数,
-- 执行率 …) that it stands in; in a list of projects, the budget of each. A form without columns
-- prints one figure a row: the budget.
with

cells as (
    select * from {{ ref('int_cells') }}
),

labels as (
    select * from {{ ref('int_performance_labels') }}
),

units as (
    select * from {{ ref('units') }}
),

figures as (
    select
        cells.*,
        rows_here.form_id,
        rows_here.unit_name_zh,
        coalesce(
            cells.number_printed,
            {{ parse_number("regexp_extract(cells.number_text, '^([-\\d.,]+)[(]?[千万亿]?元[)]?$', 1)") }}
        ) as number,
        nullif(regexp_extract(cells.number_text, '^[-\d.,]+[(]?([千万亿]?元)[)]?$', 1), '') as own_unit
    from cells
    inner join {{ ref('int_performance_rows') }} as rows_here
        on cells.grid_id = rows_here.grid_id
        and cells.row_no = rows_here.row_no
    where rows_here.part = 'header' and not cells.is_blank
),

-- the nearest name to the left
named as (
    select
        figures.cell_id,
        arg_max(names.squeezed, names.column_no) as fund_label,
        arg_max(names.cell_id, names.column_no) as name_cell_id,
        arg_max(names.column_no, names.column_no) as name_column_no
    from figures
    inner join cells as names
        on figures.grid_id = names.grid_id
        and names.last_column_no < figures.column_no
        and names.row_no <= figures.last_row_no and names.last_row_no >= figures.row_no
    where
        figures.number is not null
        and names.number_printed is null and not names.is_blank and not names.is_dash
    group by figures.cell_id
),

-- the nearest heading above
headed as (
    select
        figures.cell_id,
        labels.field,
        labels.unit_name_zh
    from figures
    inner join labels
        on figures.grid_id = labels.grid_id
        and labels.kind = 'fund_column'
        and labels.last_row_no < figures.row_no
        and least(figures.x1, labels.x1) - greatest(figures.x0, labels.x0)
        >= 0.5 * least(figures.x1 - figures.x0, labels.x1 - labels.x0)
    qualify row_number() over (
        partition by figures.cell_id order by labels.row_no desc, labels.x0
    ) = 1
),

-- 项目资金（万元） beside or above the figure
blocks as (
    select
        figures.cell_id,
        arg_max(labels.unit_name_zh, labels.row_no) as unit_name_zh
    from figures
    inner join labels
        on figures.grid_id = labels.grid_id
        and labels.unit_name_zh is not null
        and labels.row_no <= figures.row_no
    group by figures.cell_id
),

placed as (
    select
        figures.*,
        named.fund_label,
        named.name_column_no,
        fund_rows.field as fund_code,
        fund_rows.horizon,
        headed.field as column_field,
        beside.field as beside_field,
        coalesce(
            figures.own_unit, fund_rows.unit_name_zh, headed.unit_name_zh, blocks.unit_name_zh, figures.unit_name_zh
        ) as printed_unit
    from figures
    inner join named
        on figures.cell_id = named.cell_id
    left join labels as fund_rows
        on named.name_cell_id = fund_rows.cell_id
        and fund_rows.kind = 'fund_row'
    left join headed
        on figures.cell_id = headed.cell_id
    -- 全年预算数 | 15: the label of a column used as the name of a row
    left join labels as beside
        on named.name_cell_id = beside.cell_id
        and beside.kind = 'fund_column'
    left join blocks
        on figures.cell_id = blocks.cell_id
    qualify row_number() over (partition by figures.cell_id order by fund_rows.horizon nulls last, fund_rows.field) = 1
),

-- 其中 … below 实施期资金总额 is of the same years
dated as (
    select
        *,
        coalesce(horizon, last_value(horizon ignore nulls) over (
            partition by form_id, grid_id, name_column_no order by row_no
        )) as row_horizon
    from placed
    where column_field is not null or fund_code is not null or beside_field is not null
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
            case when row_horizon = 'whole_period' then 'whole_period_budget' else 'annual_budget' end
        ) as measure_code,
        number,
        printed_unit,
        page,
        text,
        is_trusted,
        [x0, y0, x1, y1] as source_bbox
    from dated
),

listed as (
    select
        budgets.cell_id,
        budgets.form_id,
        budgets.document_sha256,
        string_agg(names.squeezed, '' order by names.x0) filter (where names.field = 'project_name') as project_name,
        string_agg(names.squeezed, '' order by names.x0) filter (where names.field = 'unit') as unit_name,
        '' as fund_label,
        case
            when bool_or(names.field = 'project_name') then 'total'
            else 'list_total'
        end as fund_code,
        'annual_budget' as measure_code,
        any_value(budgets.number_printed) as number,
        any_value(budgets.unit_name_zh) as printed_unit,
        any_value(budgets.page) as page,
        any_value(budgets.text) as text,
        any_value(budgets.is_trusted) as is_trusted,
        any_value(budgets.source_bbox) as source_bbox
    from {{ ref('int_performance_body') }} as budgets
    left join {{ ref('int_performance_body') }} as names
        on budgets.form_id = names.form_id
        and budgets.row_seq between names.row_seq and names.last_row_seq
        and names.kind = 'list'
    where budgets.field = 'annual_budget' and budgets.kind = 'list' and budgets.number_printed is not null
    group by budgets.cell_id, budgets.form_id, budgets.document_sha256
),

together as (
    select * from measured
    union all
    select * from listed
)

select
    together.*,
    case
        when measure_code = 'execution_rate' then 'percent'
        when measure_code in ('budget_weight', 'budget_score') then 'points'
        else units.unit
    end as unit,
    cast(case
        when measure_code in ('execution_rate', 'budget_weight', 'budget_score') then number
        else try_cast(number * units.factor as decimal(24, 4))
    end as decimal(24, 4)) as value
from together
left join units
    on together.printed_unit = units.unit_name_zh
