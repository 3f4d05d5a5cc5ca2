-- One row per grid that prints a statement again: most of its figures stand on the same
-- line, in the same measure and with the same value, in an earlier grid of that
-- statement. What differs then is wrong in one of the two, and to add them up counts
-- twice. Zeros and lines of units that repeat a name with figures of their own tell
-- nothing.
with

figures as (
    select
        grid_id,
        grid_in_document,
        [
            document_sha256, statement_code, side, block, unit_name, period, subject_code,
            line_label, measure_code, cast(value as varchar)
        ] as figure
    from {{ ref('int_amounts') }}
    where unmapped_reason is null and value <> 0
),

first_printed as (
    select
        figure,
        min(grid_in_document) as first_in_document
    from figures
    group by figure
)

select figures.grid_id
from figures
inner join first_printed
    on figures.figure = first_printed.figure
group by figures.grid_id
having
    count(*) >= 10
    and count(*) filter (
        where first_printed.first_in_document < figures.grid_in_document
    ) >= 0.8 * count(*)
