-- One row per cell that is the value of a label beside or above it: 项目名称 | 法律顾问服务费. A label whose
-- neighbour is a label too is no pair, and headings are none. A goal in words may stand below its
-- label.
with

labels as (
    select * from {{ ref('int_performance_labels') }}
),

grids as (
    select * from {{ ref('int_performance_grids') }}
),

cells as (
    select * from {{ ref('int_cells') }}
    where not is_blank
),

names as (
    select distinct cell_id
    from labels
    where kind in ('pair', 'over', 'indicator', 'list', 'fund_column', 'fund_row')
),

heads as (
    select * from {{ ref('int_performance_heads') }}
),

beside as (
    select
        labels.*,
        cells.cell_id as value_cell_id
    from labels
    inner join cells
        on labels.grid_id = cells.grid_id
        and labels.last_column_no + 1 = cells.column_no
        and labels.row_no between cells.row_no and cells.last_row_no
    where labels.kind in ('pair', 'grade')
),

below as (
    select
        labels.*,
        cells.cell_id as value_cell_id
    from labels
    inner join cells
        on labels.grid_id = cells.grid_id
        and labels.last_row_no + 1 = cells.row_no
        and labels.column_no = cells.column_no
        and labels.last_column_no = cells.last_column_no
    where
        labels.kind = 'over'
        and labels.cell_id not in (
            select cell_id from beside
            anti join names
                on beside.value_cell_id = names.cell_id
        )
),

found as (
    select * from beside
    union all
    select * from below
)

select
    found.grid_id,
    found.row_no,
    found.field,
    found.horizon,

    cells.cell_id,
    cells.page,
    cells.squeezed as value_text,
    cells.is_trusted
from found
inner join grids
    on found.grid_id = grids.grid_id
inner join cells
    on found.value_cell_id = cells.cell_id
anti join names
    on found.value_cell_id = names.cell_id
anti join heads
    on found.grid_id = heads.grid_id
    and found.row_no = heads.row_no
