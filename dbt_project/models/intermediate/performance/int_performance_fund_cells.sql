-- One row per figure in a form's header, with the name, the heading and the unit it stands by. The
-- nearest name to the left (资金总额, 财政拨款 …), the nearest heading above (年初预算数, 执行率 …), and the unit
-- printed nearest by.
with

cells as (
    select * from {{ ref('int_cells') }}
),

labels as (
    select * from {{ ref('int_performance_labels') }}
),

printed as (
    select
        cells.*,
        rows_here.form_id,
        rows_here.unit_name_zh,
        -- 15万元 in one cell
        regexp_extract(cells.number_text, '^([-\d.,]+)[(]?[千万亿]?元[)]?$', 1) as own_number,
        nullif(regexp_extract(cells.number_text, '^[-\d.,]+[(]?([千万亿]?元)[)]?$', 1), '') as own_unit
    from cells
    inner join {{ ref('int_performance_rows') }} as rows_here
        on cells.grid_id = rows_here.grid_id
        and cells.row_no = rows_here.row_no
    where rows_here.part = 'header' and not cells.is_blank
),

figures as (
    select
        *,
        coalesce(number_printed, {{ parse_number('own_number') }}) as number
    from printed
),

-- the nearest name to the left
named as (
    select
        figures.cell_id,
        arg_max(
            regexp_replace(regexp_replace(names.squeezed, '[:：]$', ''), '^其中[:：]?', ''),
            names.column_no
        ) as fund_label,
        arg_max(names.cell_id, names.column_no) as name_cell_id,
        arg_max(names.column_no, names.column_no) as name_column_no
    from figures
    inner join cells as names
        on figures.grid_id = names.grid_id
        and figures.column_no > names.last_column_no
        and figures.last_row_no >= names.row_no and figures.row_no <= names.last_row_no
    where
        figures.number is not null
        and names.number_printed is null and not names.is_blank and not names.is_dash
    group by figures.cell_id
),

-- the nearest heading above
below as (
    select
        figures.cell_id,
        figures.form_id,
        figures.grid_id,
        figures.row_no,
        figures.last_row_no,
        labels.last_row_no as heading_row_no,
        labels.field,
        labels.unit_name_zh
    from figures
    inner join labels
        on figures.grid_id = labels.grid_id
        and labels.kind = 'fund_column'
        and figures.row_no > labels.last_row_no
        and least(figures.x1, labels.x1) - greatest(figures.x0, labels.x0)
        >= 0.5 * least(figures.x1 - figures.x0, labels.x1 - labels.x0)
    where figures.number is not null or figures.is_dash
    qualify row_number() over (
        partition by figures.cell_id order by labels.row_no desc, labels.x0 asc
    ) = 1
),

-- headings reach down to the first row without a figure: what follows is another block
parted as (
    select
        form_id,
        grid_id,
        row_no,
        row_no > coalesce(
            lag(max(last_row_no)) over (partition by form_id, grid_id order by row_no),
            max(heading_row_no)
        ) + 1 as is_apart
    from below
    group by form_id, grid_id, row_no
),

reached as (
    select
        form_id,
        grid_id,
        row_no
    from parted
    qualify count(*) filter (where is_apart) over (
        partition by form_id, grid_id order by row_no
    ) = 0
),

headed as (
    select
        below.cell_id,
        below.field,
        below.unit_name_zh
    from below
    inner join reached
        on below.form_id = reached.form_id
        and below.grid_id = reached.grid_id
        and below.row_no = reached.row_no
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
        coalesce(
            figures.own_unit,
            fund_rows.unit_name_zh,
            headed.unit_name_zh,
            blocks.unit_name_zh,
            figures.unit_name_zh
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
    qualify
        row_number()
            over (
                partition by figures.cell_id order by fund_rows.horizon nulls last, fund_rows.field
            )
        = 1
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
    printed_unit,
    text,
    is_trusted,
    [x0, y0, x1, y1] as source_bbox
from placed
