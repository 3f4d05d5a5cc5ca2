-- Cells of performance forms that became a field of a form or of an indicator: what the forms print and
-- the marts hold.
with

found as (
    select
        cell_id,
        measure_code as field
    from {{ ref('int_performance_funds') }}
    where value is not null
    union all
    select
        cell_id,
        field
    from {{ ref('int_performance_totals') }}
    union all
    select
        pairs.cell_id,
        pairs.field
    from {{ ref('int_performance_pairs') }} as pairs
    inner join {{ ref('int_performance_rows') }} as rows_here
        on pairs.grid_id = rows_here.grid_id
        and pairs.row_no = rows_here.row_no
    where rows_here.part = 'header'
    union all
    select
        cell_id,
        field
    from {{ ref('int_performance_body') }}
    where
        part = 'table'
        -- a weight or a score that is no number is not read
        and not (field in ('weight', 'score', 'annual_budget') and number_printed is null)
)

select
    cell_id,
    min(field) as field
from found
group by cell_id
