-- One row per grid that takes the headings of an earlier one, while its figures stand neither at
-- the left, nor in the middle, nor at the right where those below the headings do, or none stands
-- below the total that every line there prints: its columns may be others (one was left out, or put
-- in). A page may be printed narrower: places are shares of the frame.
with

heads as (
    select
        grid_id,
        column_no,
        head_grid_id,
        head_column_no
    from {{ ref('int_head_columns') }}
    where head_grid_id <> grid_id and statement_code is not null
),

places as (
    select
        cells.grid_id,
        cells.column_no,
        median((cells.ink_x0 - grids.x0) / (grids.x1 - grids.x0)) as left_end,
        median((cells.ink_x1 - grids.x0) / (grids.x1 - grids.x0)) as right_end,
        median(cells.font_size / (grids.x1 - grids.x0)) as font_size
    from {{ ref('int_cells') }} as cells
    inner join {{ ref('int_grids') }} as grids
        on cells.grid_id = grids.grid_id
    where cells.is_number and grids.x1 > grids.x0
    group by cells.grid_id, cells.column_no
),

totals as (
    select
        cells.grid_id,
        count(distinct cells.row_no) as row_count,
        count(distinct cells.row_no) filter (where columns.measure_code = 'total') as total_count
    from {{ ref('int_cells') }} as cells
    inner join {{ ref('int_columns') }} as columns
        on cells.grid_id = columns.grid_id
        and cells.column_no = columns.column_no
    where cells.is_number and columns.role = 'measure'
    group by cells.grid_id
)

select heads.grid_id
from heads
inner join places as here
    on heads.grid_id = here.grid_id
    and heads.column_no = here.column_no
inner join places as above
    on heads.head_grid_id = above.grid_id
    and heads.head_column_no = above.column_no
where
    least(
        abs(here.left_end - above.left_end),
        abs(here.right_end - above.right_end),
        abs(here.left_end + here.right_end - above.left_end - above.right_end) / 2
    ) > 1.5 * here.font_size
union
select heads.grid_id
from heads
inner join totals as here
    on heads.grid_id = here.grid_id
inner join totals as above
    on heads.head_grid_id = above.grid_id
where
    here.total_count = 0
    and above.row_count > 1
    and above.total_count = above.row_count
