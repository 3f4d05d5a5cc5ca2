-- One row per text row of a report with its paragraph. A paragraph of more than 20,000 characters
-- goes on as the next one behind the first row that ends a sentence: a text whose paragraphs were
-- not told apart costs no more than one whose were, and no sentence is cut.
with

numbered as (
    select
        *,
        count(*) filter (where starts_paragraph) over (
            partition by document_sha256 order by report_row_no
        ) as printed_no
    from {{ ref('int_paragraph_starts') }}
),

measured as (
    select
        *,
        coalesce(sum(length(shown)) over (
            partition by document_sha256, printed_no order by report_row_no
            rows between unbounded preceding and 1 preceding
        ), 0) as characters_before,
        lag(shown) over (partition by document_sha256, printed_no order by report_row_no) as before
    from numbered
),

-- how many times 20,000 characters were full at the last end of a sentence
filled as (
    select
        *,
        coalesce(max(characters_before // 20000) filter (
            where regexp_matches(before, '[。；;！？]$')
        ) over (
            partition by document_sha256, printed_no order by report_row_no
            rows between unbounded preceding and current row
        ), 0) as piece_no
    from measured
),

pieces as (
    select
        *,
        dense_rank() over (
            partition by document_sha256 order by printed_no, piece_no
        ) as paragraph_no
    from filled
)

select
    document_sha256,
    paragraph_no,
    report_row_no,
    page,
    shown,
    x0,
    y0,
    x1,
    y1,
    font_size,
    is_indented,
    is_trusted,
    coalesce(sum(length(shown)) over (
        partition by document_sha256, paragraph_no order by report_row_no
        rows between unbounded preceding and 1 preceding
    ), 0) as starts_at
from pieces
