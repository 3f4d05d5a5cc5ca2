-- One row per grid, printed row and group of columns that prints the code or the name of a second
-- classification beside the line's own.
with

seconds as (
    select
        grid_id,
        group_no,
        row_no,
        string_agg(plain, '' order by role_column_no) filter (
            where role = 'code' and regexp_full_match(plain, '\d{1,7}')
        ) as codes,
        any_value(plain) filter (
            where role = 'code' and regexp_full_match(plain, '\d{5,7}')
        ) as whole_code,
        count(*) filter (
            where role = 'code' and regexp_full_match(plain, '\d{5,7}')
        ) as whole_count,
        string_agg(squeezed, '' order by role_column_no) filter (where role = 'label') as label
    from {{ ref('int_structural_cells') }}
    where is_secondary
    group by grid_id, group_no, row_no
)

select
    grid_id,
    group_no,
    row_no,
    -- of three classifications none is the second
    case
        when length(codes) <= 7 then codes
        when whole_count = 1 then whole_code
    end as second_code,
    label as second_label
from seconds
