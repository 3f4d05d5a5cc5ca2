-- One row per printed cell of a naming column (code, name, unit, year, attribute) and printed row
-- it reaches. A cell merged over rows stands for each of them.
with

body as (
    select * from {{ ref('int_body_cells') }}
),

columns as (
    select * from {{ ref('int_columns') }}
)

select
    body.grid_id,
    body.statement_id,
    body.grid_in_document,
    columns.group_no,
    unnest(range(body.row_no, body.last_row_no + 1)) as row_no,
    columns.column_no as role_column_no,
    columns.role,
    columns.is_secondary,
    columns.leaf_concept,
    columns.statement_code,

    body.cell_id,
    body.column_no,
    body.last_column_no,
    body.plain,
    body.squeezed,
    body.text,
    body.is_number_like,
    body.is_dash,
    coalesce(body.ink_x0, body.x0) as ink_x0,
    body.is_trusted
from {{ with_columns_reached('body') }} as body
inner join columns
    on body.grid_id = columns.grid_id
    and body.reached_column_no = columns.column_no
where
    body.row_kind = 'data'
    and not body.is_blank
    and columns.role in ('code', 'label', 'unit', 'year', 'attribute', 'text', 'ignore')
