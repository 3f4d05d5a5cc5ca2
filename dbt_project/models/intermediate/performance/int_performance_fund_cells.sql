-- One row per figure in a form's header, with the name, the heading and the units it stands by. The
-- name is the nearest to the left (资金总额, 财政拨款 …), the heading the nearest above (年初预算数, 执行率 …).
with

cells as (
    select * from {{ ref('int_cells') }}
),

labels as (
    select * from {{ ref('int_performance_labels') }}
),

figures as (
    select * from {{ ref('int_performance_header_figures') }}
    where number is not null
),

headed as (
    select * from {{ ref('int_performance_fund_headings') }}
),

-- the nearest name to the left
named as (
    select
        figures.cell_id,
        arg_max(
            regexp_replace(
                regexp_replace(names.squeezed, '[:：]$', ''), '^{{ of_which() }}[:：]?', ''
            ),
            names.column_no
        ) as fund_label,
        arg_max(names.cell_id, names.column_no) as name_cell_id,
        arg_max(names.column_no, names.column_no) as name_column_no
    from figures
    inner join cells as names
        on figures.grid_id = names.grid_id
        and figures.column_no > names.last_column_no
        and figures.last_row_no >= names.row_no and figures.row_no <= names.last_row_no
    where names.number_printed is null and not names.is_blank and not names.is_dash
    group by figures.cell_id
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
        and figures.row_no >= labels.row_no
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
        fund_rows.unit_name_zh as row_unit,
        headed.unit_name_zh as heading_unit,
        blocks.unit_name_zh as block_unit
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
    qualify
        row_number() over (
            partition by figures.cell_id order by fund_rows.horizon nulls last, fund_rows.field
        ) = 1
)

select
    cell_id,
    form_id,
    grid_id,
    document_sha256,
    page,
    row_no,

    fund_label,
    name_column_no,
    fund_code,
    horizon,
    column_field,
    beside_field,

    number,
    own_unit,
    row_unit,
    heading_unit,
    block_unit,
    text,
    is_trusted,
    [x0, y0, x1, y1] as source_bbox
from placed
