-- One row per visual row of text outside grids. Pieces that stand side by side are one row:
-- software prints 2026 and 年部门收入总体情况表 as two pieces of one title.
with

lines as (
    select
        *,
        {{ fold_radicals('text') }} as shown,
        {{ plain_text('text') }} as plain,
        (y0 + y1) / 2 as y_middle,
        -- text that runs up or down beside a table that was turned is of no row of it
        y1 - y0 > 2 * font_size and y1 - y0 > x1 - x0 as is_sideways
    from {{ ref('stg_raw__lines') }}
),

marked as (
    select
        *,
        is_sideways or coalesce(
            lag(y_middle) over by_height - y_middle
            > 0.5 * least(y1 - y0, lag(y1 - y0) over by_height),
            true
        ) as starts_row
    from lines
    where plain <> ''
    window by_height as (
        partition by document_sha256, page, is_sideways order by y_middle desc, x0 asc
    )
),

numbered as (
    select
        *,
        count(*) filter (where starts_row) over (
            partition by document_sha256, page order by is_sideways asc, y_middle desc, x0 asc
            rows between unbounded preceding and current row
        ) as text_row_no
    from marked
)

select
    document_sha256,
    page,
    text_row_no,
    min(x0) as x0,
    min(y0) as y0,
    max(x1) as x1,
    max(y1) as y1,
    max(font_size) as font_size,
    bool_and(is_trusted) as is_trusted,
    string_agg(plain, '' order by x0 asc, y_middle desc, text asc) as plain,
    string_agg(trim(shown), ' ' order by x0 asc, y_middle desc, text asc) as text,
    list(plain order by x0 asc, y_middle desc, text asc) as pieces
from numbered
group by document_sha256, page, text_row_no
