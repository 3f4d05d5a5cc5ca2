-- One row per text row of a report, and whether a paragraph starts with it. A row ends its
-- paragraph where it stops short of the right margin though the next row's first word had room, or
-- where it ends a sentence and the next row is indented or numbered; never inside a clause.
with

report_rows as (
    select * from {{ ref('int_report_rows') }}
),

long_rows as (
    select
        document_sha256,
        round(page_width) as page_width,
        round(x0) as edge,
        x1,
        count(*) over (
            partition by document_sha256, round(page_width), round(x0)
        ) as rows_at_edge
    from report_rows
    where length(plain) >= 20
),

-- the text block of a document's pages of one width: it begins where most of its long rows do, of
-- two such edges at the outer one
blocks as (
    select
        document_sha256,
        page_width,
        arg_min(edge, (-rows_at_edge, edge)) as left_edge,
        quantile_cont(x1, 0.7) as right_edge
    from long_rows
    group by document_sha256, page_width
),

grids_between as (
    select
        document_sha256,
        page,
        list((y0 + y1) / 2) as grid_middles
    from {{ ref('stg_raw__grids') }}
    group by document_sha256, page
),

followed as (
    select
        report_rows.*,
        coalesce(blocks.left_edge, report_rows.x0) as left_edge,
        coalesce(blocks.right_edge, report_rows.x1) as right_edge,
        coalesce(grids_between.grid_middles, []) as grid_middles,
        lag(report_rows.plain) over flow as before,
        lag(report_rows.x1) over flow as before_x1,
        lag(report_rows.y0) over flow as before_y0,
        lag(report_rows.font_size) over flow as before_size,
        lag(report_rows.page) over flow as before_page,
        lag(blocks.right_edge) over flow as before_right
    from report_rows
    left join blocks
        on report_rows.document_sha256 = blocks.document_sha256
        and round(report_rows.page_width) = blocks.page_width
    left join grids_between
        on report_rows.document_sha256 = grids_between.document_sha256
        and report_rows.page = grids_between.page
    window flow as (partition by report_rows.document_sha256 order by report_rows.report_row_no)
),

-- the first word of a row, in widths of a character: digits are half as wide and stay together, and
-- with the bracket that opens before them
measured as (
    select
        *,
        x0 > left_edge + font_size * 0.8 as is_indented,
        regexp_matches(plain, {{ ordinal_start() }}) as is_numbered,
        (before_right - before_x1) / font_size
        - length(regexp_extract(plain, '^[（(《“【]+'))
        - length(regexp_extract(plain, '^[（(《“【]*([0-9A-Za-z.,%]+)', 1)) * 0.5
        - greatest(
            length(regexp_extract(
                plain, '^[（(《“【]*[0-9A-Za-z.,%]*([^0-9A-Za-z][，。；、：）,;:)]*)', 1
            )),
            1
        ) as room
    from followed
)

select
    *,
    case
        when before is null or page > before_page + 1 then true
        when
            page > before_page
            and len(list_filter(grid_middles, lambda middle: middle > y1)) > 0 then true
        when
            page = before_page
            and len(list_filter(
                grid_middles, lambda middle: middle > y1 and middle < before_y0
            )) > 0 then true
        when regexp_matches(plain, '^{{ part_number() }}') then true
        when regexp_matches(before, '{{ unfinished_end() }}') then false
        when regexp_matches(plain, '{{ continued_start() }}') then false
        when abs(font_size - before_size) >= 1.5 and (is_indented or room > 1.5) then true
        when regexp_matches(before, '[。；;：:！？]$') then is_indented or is_numbered or room > 1.2
        when is_numbered then is_indented or room > 1.2
        when is_indented and regexp_matches(before, '{{ explanation_ending() }}') then true
        when
            regexp_matches(before, {{ ordinal_start() }})
            and not regexp_matches(before, '[，。；]') then room > 1.2
        else room > 3
    end as starts_paragraph
from measured
