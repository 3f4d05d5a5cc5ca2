-- One row per grid and row of text that may be its title, unit or year: above it on the page, at
-- the foot of the page before, or in rows of its own at the head of its frame.
with

grids as (
    select
        coalesce(halves.whole_grid_id, {{ grid_key('grids') }}) as grid_id,
        grids.*,
        -- lower edge of what stands above
        coalesce(
            min(grids.y0) over (
                partition by grids.document_sha256, grids.page order by grids.grid_no
                rows between unbounded preceding and 1 preceding
            ), 1e6
        ) as caption_top
    from {{ ref('stg_raw__grids') }} as grids
    left join {{ ref('int_grid_halves') }} as halves
        on {{ grid_key('grids') }} = halves.grid_id
),

cells as (
    select * from {{ ref('int_cells') }}
),

bodies as (
    select * from {{ ref('int_grid_bodies') }}
),

above as (
    select
        grids.grid_id,
        text_rows.text_row_no as row_no,
        -- 支出决算表 | 财政拨款支出决算表 above two grids: each has its own title
        case
            when
                regexp_full_match(
                    text_rows.text, {{ titles_side_by_side('sides.side_count') }}
                )
                then regexp_split_to_array(text_rows.text, '\s+')[sides.side_no]
        end as own_title,
        coalesce(own_title, text_rows.text) as text,
        coalesce({{ plain_text('own_title') }}, text_rows.plain) as plain,
        case when own_title is null then text_rows.pieces else [] end as pieces
    from grids
    left join {{ ref('int_grid_sides') }} as sides
        on grids.grid_id = sides.grid_id
    inner join {{ ref('int_text_rows') }} as text_rows
        on grids.document_sha256 = text_rows.document_sha256
        and grids.page = text_rows.page
        and text_rows.y0 >= grids.y1 - 6
        and text_rows.y1 <= coalesce(sides.caption_top, grids.caption_top) + 6
),

-- the title of a page's first grid may have stayed at the foot of the page before
feet as (
    select
        document_sha256,
        page,
        min(y0) as foot
    from grids
    group by document_sha256, page
),

page_before as (
    select
        grids.grid_id,
        text_rows.text_row_no as row_no,
        text_rows.text,
        text_rows.plain,
        text_rows.pieces
    from grids
    inner join {{ ref('int_text_rows') }} as text_rows
        on grids.document_sha256 = text_rows.document_sha256
        and grids.page = text_rows.page + 1
    left join feet
        on text_rows.document_sha256 = feet.document_sha256
        and text_rows.page = feet.page
    where
        grids.grid_no = 1
        and text_rows.y1 <= coalesce(feet.foot + 3, 250)
),

-- one printed cell across the frame, or the unit's cell beside it, before any heading
in_frame as (
    select
        cells.grid_id,
        cells.row_no,
        string_agg(cells.text, ' ' order by cells.column_no) as text,
        string_agg(cells.plain, '' order by cells.column_no) as plain,
        list(cells.plain order by cells.column_no) as pieces
    from cells
    inner join bodies
        on cells.grid_id = bodies.grid_id
    where
        cells.row_no < bodies.body_row_no
        and not cells.is_blank
    group by cells.grid_id, cells.row_no
    having
        count(*) = 1 and max(cells.column_span) >= greatest(2, 0.6 * any_value(bodies.column_count))
        or bool_or(regexp_matches(cells.plain, '{{ unit_cell() }}')) and count(*) <= 3
),

regions as (
    select 1 as region_no, 'page_before' as region, * from page_before
    union all
    select 2 as region_no, 'above' as region, * exclude (own_title) from above
    union all
    select 3 as region_no, 'frame' as region, * from in_frame
)

select
    grid_id,
    region,
    row_no,
    row_number() over (partition by grid_id order by region_no, row_no) as caption_no,
    text,
    plain,
    pieces
from regions
