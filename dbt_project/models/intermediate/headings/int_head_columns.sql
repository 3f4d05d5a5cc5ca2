-- One row per grid and column, with the column of the head that stands above it. A grid without
-- headings of its own takes those of the nearest earlier grid of its statement that has them,
-- column by column as they stand on the page (relative to the frame, for a page printed narrower).
with

grids as (
    select * from {{ ref('int_statement_grids') }}
),

heading_cells as (
    select * from {{ ref('int_headings') }}
),

-- headings are believed where a title stands above. On a continuation they must be headings for
-- most of its columns, or repeat those above: its first lines may read like headings (小计,
-- 上年结转资金)
repeated as (
    select
        here.grid_id,
        count(distinct here.plain) as repeated_count
    from heading_cells as here
    inner join heading_cells as earlier
        on here.statement_id = earlier.statement_id
        and here.plain = earlier.plain
        and here.grid_id <> earlier.grid_id
    inner join grids as earlier_grids
        on earlier.grid_id = earlier_grids.grid_id
    -- what two continuations begin with alike is the rest of a line, unless it is a heading
    where here.concept is not null or earlier_grids.has_title
    group by here.grid_id
),

headed as (
    select heading_cells.grid_id
    from heading_cells
    inner join grids
        on heading_cells.grid_id = grids.grid_id
    left join repeated
        on heading_cells.grid_id = repeated.grid_id
    group by heading_cells.grid_id
    having
        any_value(grids.has_title or grids.is_orphan)
        or coalesce(any_value(repeated.repeated_count), 0) >= 2
        or count(distinct heading_cells.column_no) filter (where heading_cells.concept is not null)
        >= 0.75 * any_value(grids.column_count)
),

columns as (
    select
        grids.document_sha256,
        grids.page,
        grids.grid_no,
        grids.grid_id,
        grids.grid_in_document,
        grids.statement_id,
        grids.statement_code,
        headed.grid_id is not null as has_head,
        unnest(range(1, grids.column_count + 1)) as column_no,
        raw_grids.column_edges,
        raw_grids.x0,
        raw_grids.x1
    from grids
    inner join {{ ref('int_grids') }} as raw_grids
        on grids.grid_id = raw_grids.grid_id
    left join headed
        on grids.grid_id = headed.grid_id
),

placed as (
    select
        * exclude (column_edges, x0, x1),
        (column_edges[column_no] - x0) / greatest(x1 - x0, 1) as left_edge,
        (column_edges[column_no + 1] - x0) / greatest(x1 - x0, 1) as right_edge,
        max(case when has_head then grid_in_document end) over (
            partition by statement_id order by grid_in_document
            range between unbounded preceding and current row
        ) as head_in_document
    from columns
),

-- columns that print figures: one of them may not stand for several columns of the head
figures as (
    select distinct
        cells.grid_id,
        cells.column_no
    from {{ ref('int_cells') }} as cells
    anti join {{ ref('int_code_columns') }} as code_columns
        on cells.grid_id = code_columns.grid_id
        and cells.column_no = code_columns.column_no
    where cells.is_number
)

-- a column merged of several (支出合计 over 名称 | 金额 | 名称) takes the first of them
select
    placed.*,
    heads.grid_id as head_grid_id,
    heads.column_no as head_column_no
from placed
left join figures
    on placed.grid_id = figures.grid_id
    and placed.column_no = figures.column_no
left join placed as heads
    on placed.statement_id = heads.statement_id
    and placed.head_in_document = heads.grid_in_document
    and case
        when figures.grid_id is not null
            then (placed.left_edge + placed.right_edge) / 2
            between heads.left_edge and heads.right_edge
        else
            (heads.left_edge + heads.right_edge) / 2
            between placed.left_edge and placed.right_edge
            or (placed.left_edge + placed.right_edge) / 2
            between heads.left_edge and heads.right_edge
    end
    -- a figure's column must be about as wide as the head's
    and (
        figures.grid_id is null
        or placed.right_edge - placed.left_edge
        < 1.5 * (heads.right_edge - heads.left_edge) + 0.01
    )
qualify row_number() over (
    partition by placed.grid_id, placed.column_no order by heads.column_no
) = 1
