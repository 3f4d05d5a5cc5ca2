-- One row per code printed for a unit, period and measure of a statement, with the nearest printed
-- code above it: its own, cut by a level or two. The parent is empty where none is printed.
with

lines as (
    select distinct
        statement_id,
        unit_name,
        period,
        measure_code,
        subject_code
    from {{ ref('int_amounts') }}
    where
        unmapped_reason is null and period <> 'change'
        and grain in ('by_function', 'by_economic')
)

select distinct
    child.statement_id,
    child.unit_name,
    child.period,
    child.measure_code,
    child.subject_code,
    coalesce(section.subject_code, class.subject_code, '') as parent_code
from lines as child
left join lines as section
    on child.statement_id = section.statement_id
    and child.unit_name = section.unit_name
    and length(child.subject_code) > 5
    and section.subject_code = left(child.subject_code, 5)
left join lines as class
    on child.statement_id = class.statement_id
    and child.unit_name = class.unit_name
    and length(child.subject_code) > 3
    and class.subject_code = left(child.subject_code, 3)
where child.subject_code <> ''
