-- One row per figure or dash in the header of a form, with the unit that a figure prints itself.
with

printed as (
    select
        cells.*,
        rows_here.form_id,
        -- 15万元 in one cell
        {{ number_before_unit('cells.number_text') }} as own_number,
        {{ unit_in('cells.number_text', 'figure') }} as own_unit
    from {{ ref('int_cells') }} as cells
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
)

select
    cell_id,
    document_sha256,
    page,
    form_id,
    grid_id,
    row_no,
    last_row_no,
    column_no,

    number,
    own_unit,
    is_dash,
    text,
    is_trusted,
    x0,
    y0,
    x1,
    y1
from figures
where number is not null or is_dash
