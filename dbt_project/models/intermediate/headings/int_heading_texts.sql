-- One row per distinct text of a heading, with what is left to read of it: without the ordinal
-- before it and the unit behind it.
with

cells as (
    select distinct cells.plain
    from {{ ref('int_cells') }} as cells
    inner join {{ ref('int_grid_bodies') }} as bodies
        on cells.grid_id = bodies.grid_id
    where
        cells.row_no < bodies.body_row_no
        and not cells.is_blank
        and length(cells.plain) <= 60
)

select
    plain,
    starts_with(plain, '{{ of_which() }}') as says_of_which,
    regexp_replace(
        regexp_replace(plain, '{{ before_a_heading() }}', ''),
        '{{ behind_a_heading() }}', ''
    ) as heading,
    {{ whole_number("regexp_extract(plain, '(20\\d{2})', 1)") }} as heading_year,
    {{ unit_in('plain', 'label') }} as unit_name_zh
from cells
