-- One row per figure below the headings of a column that may hold amounts. What is printed over
-- several columns is left out.
select
    cells.grid_id,
    cells.row_no,
    cells.column_no,
    cells.number_printed,
    cells.half_last_digit
from {{ ref('int_cells') }} as cells
inner join {{ ref('int_column_roles') }} as columns
    on cells.grid_id = columns.grid_id
    and cells.column_no = columns.column_no
inner join {{ ref('int_grid_bodies') }} as bodies
    on cells.grid_id = bodies.grid_id
where
    columns.role = 'measure'
    and cells.is_number
    and cells.column_span = 1
    and (cells.row_no >= bodies.body_row_no or columns.head_grid_id <> columns.grid_id)
    and not list_contains(coalesce(bodies.column_number_rows, []), cells.row_no)
