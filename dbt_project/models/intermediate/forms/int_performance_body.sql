-- One row per printed cell below a heading of a form's table or in the row of its total. The
-- heading is found by place on the page: where a form goes on, its columns are numbered otherwise,
-- yet stand where they stood. A cell merged over several columns belongs to the first.
with

cells as (
    select * from {{ ref('int_cells') }}
    where not is_blank
),

rows_here as (
    select * from {{ ref('int_performance_rows') }}
    where part in ('table', 'total')
),

columns as (
    select * from {{ ref('int_performance_columns') }}
)

select
    cells.cell_id,
    rows_here.grid_id,
    rows_here.document_sha256,
    rows_here.page,
    rows_here.form_id,
    rows_here.part,
    rows_here.is_top,
    rows_here.row_seq,
    rows_here.row_seq + cells.row_span - 1 as last_row_seq,
    columns.heading_no,
    columns.block_no,
    columns.horizon,
    columns.kind,
    columns.field,

    cells.squeezed,
    cells.text,
    cells.number_printed,
    cells.is_number_like,
    columns.unit_name_zh as heading_unit,
    cells.is_trusted,
    cells.x0,
    [cells.x0, cells.y0, cells.x1, cells.y1] as source_bbox
from cells
inner join rows_here
    on cells.grid_id = rows_here.grid_id
    and cells.row_no = rows_here.row_no
inner join columns
    on rows_here.form_id = columns.form_id
    and rows_here.heading_no = columns.heading_no
    and least(cells.x1, columns.x1) - greatest(cells.x0, columns.x0)
    >= 0.5 * least(cells.x1 - cells.x0, columns.x1 - columns.x0)
-- ** below the headings of a list is no name, and 合计 is no project's
where
    columns.kind is distinct from 'list'
    or not coalesce(cells.is_dash, false)
    and not coalesce(
        columns.field = 'project_name'
        and regexp_full_match(cells.squeezed, '{{ name_of_a_total() }}'),
        false
    )
qualify row_number() over (partition by cells.cell_id order by columns.x0) = 1
