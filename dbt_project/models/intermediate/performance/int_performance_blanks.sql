-- One row per blank cell of a form below a heading that asks for a value: the actual value of an
-- indicator, the points of the execution. A cell that is not there says nothing, a blank one does.
with

cells as (
    select * from {{ ref('int_cells') }}
    where is_blank and row_span = 1
),

rows_here as (
    select * from {{ ref('int_performance_rows') }}
),

columns as (
    select * from {{ ref('int_performance_columns') }}
),

labels as (
    select * from {{ ref('int_performance_labels') }}
    where kind = 'fund_column'
),

tabled as (
    select
        cells.cell_id,
        rows_here.form_id,
        rows_here.row_seq,
        columns.block_no,
        columns.field,
        cells.page,
        columns.x0
    from cells
    inner join rows_here
        on cells.grid_id = rows_here.grid_id
        and cells.row_no = rows_here.row_no
    inner join columns
        on rows_here.form_id = columns.form_id
        and rows_here.heading_no = columns.heading_no
        and least(cells.x1, columns.x1) - greatest(cells.x0, columns.x0)
        >= 0.5 * (columns.x1 - columns.x0)
    where rows_here.part = 'table'
),

funded as (
    select
        cells.cell_id,
        rows_here.form_id,
        rows_here.row_seq,
        cast(null as bigint) as block_no,
        labels.field,
        cells.page,
        labels.x0
    from cells
    inner join rows_here
        on cells.grid_id = rows_here.grid_id
        and cells.row_no = rows_here.row_no
    inner join labels
        on cells.grid_id = labels.grid_id
        and cells.row_no > labels.last_row_no
        and least(cells.x1, labels.x1) - greatest(cells.x0, labels.x0)
        >= 0.5 * (labels.x1 - labels.x0)
    where rows_here.part = 'header'
),

together as (
    select * from tabled
    union all
    select * from funded
)

select
    cell_id,
    form_id,
    row_seq,
    block_no,
    field,
    page
from together
-- a cell merged over several columns belongs to the first
qualify row_number() over (partition by cell_id order by x0) = 1
