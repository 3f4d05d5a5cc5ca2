-- One row per printed cell of a grid's head. Left out are rows that carry the title, the unit,
-- column numbers or the name of the section that begins there (一、政府采购情况), which is none of the
-- sections below.
with

grids as (
    select * from {{ ref('int_statement_grids') }}
),

bodies as (
    select * from {{ ref('int_grid_bodies') }}
),

caption_rows as (
    select * from {{ ref('int_grid_captions') }}
    where
        region = 'frame'
        and regexp_matches(
            plain,
            '{{ caption_in_head() }}'
        )
)

select
    grids.statement_id,
    grids.statement_code,
    cells.grid_id,
    cells.cell_id,
    cells.row_no,
    cells.last_row_no,
    cells.column_no,
    cells.last_column_no,
    cells.plain,
    cells.squeezed
from {{ ref('int_cells') }} as cells
inner join grids
    on cells.grid_id = grids.grid_id
inner join bodies
    on cells.grid_id = bodies.grid_id
anti join caption_rows
    on cells.grid_id = caption_rows.grid_id
    and cells.row_no = caption_rows.row_no
where
    cells.row_no < bodies.body_row_no
    and not cells.is_blank
    and not list_contains(coalesce(bodies.column_number_rows, []), cells.row_no)
