-- One row per grid, printed row and group of columns in which something is printed, and whether a
-- figure is.
with

columns as (
    select * from {{ ref('int_columns') }}
),

body as (
    select * from {{ ref('int_body_cells') }}
    where row_kind = 'data' and not is_blank
),

-- one name column may serve both sides (项目 | 收入 | 支出): the group still is one
sides as (
    select
        grid_id,
        group_no,
        min(side) as side
    from columns
    group by grid_id, group_no
),

-- every row of every group in which something is printed
rows_of_groups as (
    select distinct
        body.grid_id,
        body.statement_id,
        body.grid_in_document,
        columns.group_no,
        sides.side,
        unnest(range(body.row_no, body.last_row_no + 1)) as row_no
    from {{ with_columns_reached('body') }} as body
    inner join columns
        on body.grid_id = columns.grid_id
        and body.reached_column_no = columns.column_no
    inner join sides
        on columns.grid_id = sides.grid_id
        and columns.group_no = sides.group_no
),

figures as (
    select distinct
        body.grid_id,
        body.row_no,
        columns.group_no
    from body
    inner join columns
        on body.grid_id = columns.grid_id
        and body.column_no = columns.column_no
        and columns.role = 'measure'
    where body.is_number_like or body.is_odd_figure
)

select
    rows_of_groups.*,
    figures.grid_id is not null as has_figure
from rows_of_groups
left join figures
    on rows_of_groups.grid_id = figures.grid_id
    and rows_of_groups.group_no = figures.group_no
    and rows_of_groups.row_no = figures.row_no
