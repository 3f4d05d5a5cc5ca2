-- One row per printed line without a code beside which the digits of one stand: before its name in
-- a column that is none of codes, in a form we do not read, in a row of their own
-- above or below, or before amounts that have none.
with

lines as (
    select
        lines.*
    from {{ ref('int_lines') }} as lines
    inner join {{ ref('int_statement_grids') }} as grids
        on lines.grid_id = grids.grid_id
    inner join {{ ref('int_statement_kinds') }} as statements
        on grids.statement_code = statements.statement_code
    where statements.grain in ('by_function', 'by_economic')
),

without_code as (
    select * from lines
    where subject_code = '' and line_label <> ''
)

select
    without_code.grid_id,
    without_code.row_no,
    without_code.group_no,
    'no_code' as doubt
from without_code
inner join {{ ref('int_structural_cells') }} as cells
    on without_code.grid_id = cells.grid_id
    and without_code.row_no = cells.row_no
    and without_code.group_no = cells.group_no
where
    cells.role in ('label', 'attribute', 'text')
    and regexp_full_match(cells.plain, '\d{2,}')
    or cells.role = 'code'
    and regexp_full_match(cells.plain, '\d.*\D.*\d')
    and not regexp_matches(cells.plain, '\p{L}')

union

select
    without_code.grid_id,
    without_code.row_no,
    without_code.group_no,
    'no_code' as doubt
from without_code
inner join lines as beside
    on without_code.grid_id = beside.grid_id
    and (
        without_code.group_no = beside.group_no
        and abs(without_code.row_no - beside.row_no) = 1
        or without_code.group_no > beside.group_no
        and without_code.row_no = beside.row_no
    )
where
    (without_code.unit_name = '' or without_code.line_label <> without_code.unit_name)
    and beside.subject_code <> '' and beside.line_label = ''
