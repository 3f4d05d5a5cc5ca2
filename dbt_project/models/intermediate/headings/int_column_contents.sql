-- One row per statement, column and heading path: what the body of the column holds. Over all pages
-- of the statement. Needed where a heading says nothing, or covers code and name alike.
with

cells as (
    select * from {{ ref('int_cells') }}
),

bodies as (
    select * from {{ ref('int_grid_bodies') }}
),

paths as (
    select * from {{ ref('int_header_paths') }}
),

counted as (
    select
        paths.statement_id,
        paths.column_no,
        paths.header_path,
        count(*) filter (where not cells.is_blank) as printed_count,
        count(*) filter (where regexp_full_match(cells.plain, '\d{2,7}')) as code_count,
        count(*) filter (where regexp_full_match(cells.plain, '\d{2}')) as part_count,
        bool_or(regexp_full_match(cells.plain, '0[1-9]')) as has_zero_before,
        count(*) filter (
            where regexp_matches(cells.plain, '{{ year_alone() }}|{{ year_before_alone() }}')
        ) as year_count,
        count(*) filter (
            where cells.is_number_like or cells.is_odd_figure
        ) as number_count,
        count(*) filter (
            where not (
                cells.is_number_like or cells.is_odd_figure or cells.is_dash or cells.is_blank
            )
        ) as text_count
    from cells
    inner join bodies
        on cells.grid_id = bodies.grid_id
    inner join paths
        on cells.grid_id = paths.grid_id
        and cells.column_no = paths.column_no
    where cells.row_no >= bodies.body_row_no and cells.column_span = 1
    group by all
)

select
    * exclude (part_count, has_zero_before, year_count),
    -- 01 | 02 | 99: the lower digits of codes, and no amount is printed so
    part_count = printed_count and has_zero_before as is_code_parts,
    year_count >= 2 and year_count >= 0.5 * printed_count as is_years,
    text_count > number_count as is_text,
    -- whole numbers of two to seven digits and hardly anything else
    code_count > 0 and code_count >= 0.8 * printed_count and number_count = code_count as is_codes
from counted
