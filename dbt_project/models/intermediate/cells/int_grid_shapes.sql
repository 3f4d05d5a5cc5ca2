-- One row per grid: how high its rows are, the titles printed above it, and whether it stands alone
-- on its page and prints figures below its headings and no names.
with

grids as (
    select
        {{ grid_key('grids') }} as grid_id,
        *,
        list_transform(
            range(1, row_count + 1), lambda row_no: row_edges[row_no] - row_edges[row_no + 1]
        ) as row_heights,
        count(*) over (partition by document_sha256, page) as grids_on_page
    from {{ ref('stg_raw__grids') }} as grids
),

cells as (
    select
        {{ grid_key('cells') }} as grid_id,
        row_no,
        {{ plain_text('text') }} as plain
    from {{ ref('stg_raw__cells') }} as cells
    where trim(text) <> ''
),

marked as (
    select
        grid_id,
        row_no,
        {{ number_like('plain') }} as is_figure,
        {{ number_like('plain') }} or {{ is_dash('plain') }} as names_nothing,
        min(case when {{ number_like('plain') }} then row_no end)
            over (partition by grid_id) as first_figure_row_no
    from cells
),

contents as (
    select
        grid_id,
        bool_or(row_no < first_figure_row_no) as has_head,
        bool_and(row_no < first_figure_row_no or names_nothing) as has_figures_alone
    from marked
    group by grid_id
    having count(*) filter (where is_figure) >= 3
),

-- what ends as a title does, above a grid that is alone on its page
titles as (
    select
        grids.grid_id,
        list(distinct {{ strip_title('text_rows.plain') }}) as titles
    from grids
    inner join {{ ref('int_text_rows') }} as text_rows
        on grids.document_sha256 = text_rows.document_sha256
        and grids.page = text_rows.page
        and text_rows.y0 >= grids.y1 - 6
    where regexp_matches({{ strip_title('text_rows.plain') }}, '{{ title_ending() }}')
    group by grids.grid_id
)

select
    grids.*,
    coalesce(titles.titles, []) as titles,
    coalesce(contents.has_head and contents.has_figures_alone, false)
    and grids.grids_on_page = 1 and grids.row_count >= 3 as is_nameless,
    row_number() over in_document as grid_in_document
from grids
left join contents
    on grids.grid_id = contents.grid_id
left join titles
    on grids.grid_id = titles.grid_id
window in_document as (partition by grids.document_sha256 order by grids.page, grids.grid_no)
