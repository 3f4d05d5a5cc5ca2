-- One row per unit, period and measure of a statement, with the line that its uppermost codes add
-- up to: the unit's own line, or the one 合计.
with

amounts as (
    select * from {{ ref('int_amounts') }}
    where unmapped_reason is null and period <> 'change'
)

select
    statement_id,
    unit_name,
    period,
    measure_code,
    min(cell_id) as cell_id,
    count(*) as times
from amounts
where
    subject_code = ''
    and (
        regexp_full_match(line_label, '{{ name_of_the_whole() }}') or line_label = unit_name
    )
group by all
