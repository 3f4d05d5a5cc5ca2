-- One row per grid and column whose body prints codes, told by the lists of codes and not by its
-- heading. Four of five printed cells stand in the list of one classification, and they are two
-- codes or more, or one of five digits, which no figure is likely to be. The same five digits in
-- every row may be a unit's (50101) or a directory's: several codes, or seven digits, are sure.
with

codes as (
    select class_code as code, 'function' as classification from {{ ref('function_classes') }}
    union
    select code, 'function' from {{ ref('function_codes') }}
    union
    select code, 'departmental_economic' from {{ ref('departmental_economic_codes') }}
    union
    select code, 'governmental_economic' from {{ ref('governmental_economic_codes') }}
),

printed as (
    select
        cells.grid_id,
        cells.column_no,
        cells.plain,
        count(*) over (partition by cells.grid_id, cells.column_no) as printed_count
    from {{ ref('int_cells') }} as cells
    inner join {{ ref('int_grid_bodies') }} as bodies
        on cells.grid_id = bodies.grid_id
    where cells.row_no >= bodies.body_row_no and not cells.is_blank
)

select
    printed.grid_id,
    printed.column_no,
    codes.classification,
    count(distinct printed.plain) >= 2 or max(length(printed.plain)) = 7 as is_sure,
    max(printed.printed_count) = 1 as is_alone
from printed
inner join codes
    on printed.plain = codes.code
group by printed.grid_id, printed.column_no, codes.classification
having
    count(*) >= 0.8 * max(printed.printed_count)
    and (count(distinct printed.plain) >= 2 or max(length(printed.plain)) >= 5)
qualify row_number() over (
    partition by printed.grid_id, printed.column_no order by count(*) desc, codes.classification
) = 1
