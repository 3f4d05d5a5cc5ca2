-- One row per figure on a line of a two-sided statement, once for each block the line belongs to.
with

lines as (
    select
        * exclude (cell_ids),
        unnest(cell_ids) as cell_id
    from {{ ref('int_side_lines') }}
)

select
    lines.*,
    amounts.measure_code,
    amounts.period
from lines
inner join {{ ref('int_amounts') }} as amounts
    on lines.cell_id = amounts.cell_id
where amounts.unmapped_reason is null and amounts.period <> 'change'
