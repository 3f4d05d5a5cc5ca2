-- Labels of a form with the cell right of them: 项目名称 | 法律顾问服务费. A label whose neighbour is a
-- label too is no pair, and headings are none.
with

labels as (
    select * from {{ ref('int_performance_labels') }}
),

cells as (
    select * from {{ ref('int_cells') }}
),

names as (
    select distinct cell_id
    from labels
    where kind in ('pair', 'indicator', 'list', 'fund_column', 'fund_row')
),

heads as (
    select * from {{ ref('int_performance_heads') }}
)

select
    labels.grid_id,
    labels.row_no,
    labels.field,
    labels.horizon,
    labels.cell_id as label_cell_id,

    values_right.cell_id,
    values_right.page,
    values_right.squeezed as value_text,
    values_right.is_number_like
from labels
inner join {{ ref('int_performance_grids') }} as grids
    on labels.grid_id = grids.grid_id
inner join cells as values_right
    on labels.grid_id = values_right.grid_id
    and labels.last_column_no + 1 = values_right.column_no
    and labels.row_no between values_right.row_no and values_right.last_row_no
anti join names
    on values_right.cell_id = names.cell_id
anti join heads
    on labels.grid_id = heads.grid_id
    and labels.row_no = heads.row_no
where
    labels.kind in ('pair', 'grade')
    and not values_right.is_blank
