-- One row per printed line whose name seems to go on outside its row. Where no ruling parts the
-- rows, a piece of text without figures stands as near to it as the lines of the names in its
-- column stand to each other, and nearer than any two names with figures.
with

names as (
    select
        labels.grid_id,
        labels.group_no,
        labels.row_no,
        labels.role_column_no,
        cells.document_sha256,
        cells.page,
        cells.x0,
        cells.x1,
        cells.ink_y0,
        cells.ink_y1,
        cells.font_size,
        printed.has_figure,
        len(string_split(cells.text, chr(10))) as line_count,
        (cells.ink_y1 - cells.ink_y0 - line_count * cells.font_size)
        / nullif(line_count - 1, 0) as own_distance,
        count(*) over (partition by labels.grid_id, labels.group_no, labels.row_no) as name_count
    from {{ ref('int_structural_cells') }} as labels
    inner join {{ ref('int_grids') }} as grids
        on labels.grid_id = grids.grid_id
        and grids.engine_step = 'aligned'
    inner join {{ ref('int_cells') }} as cells
        on labels.cell_id = cells.cell_id
        and not cells.is_blank
    inner join {{ ref('int_printed_groups') }} as printed
        on labels.grid_id = printed.grid_id
        and labels.group_no = printed.group_no
        and labels.row_no = printed.row_no
    where labels.role in ('label', 'code', 'unit', 'text')
),

lines as (
    select
        * exclude (own_distance),
        ink_y0 - lead(ink_y1) over in_column as next_distance,
        coalesce(own_distance, max(own_distance) over columns_of_names) as own_distance
    from names
    where has_figure
    window
        columns_of_names as (partition by grid_id, role_column_no),
        in_column as (partition by grid_id, role_column_no order by row_no)
),

-- what stands in a row of its own, or below the table within the column of names
pieces as (
    select
        grid_id,
        role_column_no,
        ink_y0,
        ink_y1
    from names
    where not has_figure and line_count = 1 and name_count = 1
    union all
    select
        lines.grid_id,
        lines.role_column_no,
        below.y0 as ink_y0,
        below.y1 as ink_y1
    from lines
    inner join {{ ref('stg_raw__lines') }} as below
        on lines.document_sha256 = below.document_sha256
        and lines.page = below.page
        and below.x0 >= lines.x0 - 1
        and below.x1 <= lines.x1 + 1
        and below.y1 between lines.ink_y0 - lines.font_size and lines.ink_y0 + 1
),

nearest as (
    select
        grid_id,
        role_column_no,
        min(next_distance) as distance
    from lines
    where next_distance > 0
    group by grid_id, role_column_no
)

select distinct
    lines.grid_id,
    lines.row_no,
    lines.group_no,
    'broken_name' as doubt
from lines
inner join pieces
    on lines.grid_id = pieces.grid_id
    and lines.role_column_no = pieces.role_column_no
left join nearest
    on lines.grid_id = nearest.grid_id
    and lines.role_column_no = nearest.role_column_no
where
    greatest(pieces.ink_y0 - lines.ink_y1, lines.ink_y0 - pieces.ink_y1)
    between -1 and lines.own_distance + 0.15 * lines.font_size
    and coalesce(nearest.distance > lines.own_distance + 0.3 * lines.font_size, true)
