-- One row per sentence of a paragraph, with the page it begins on. A sentence ends in a full stop,
-- a semicolon or with the paragraph.
with

paragraphs as (
    select * from {{ ref('int_paragraphs') }}
),

split as (
    select
        document_sha256,
        paragraph_no,
        row_lengths,
        row_pages,
        regexp_extract_all(text, '[^。；;！？]+[。；;！？]*|[。；;！？]+') as sentences
    from paragraphs
),

-- where a sentence begins in its paragraph, to know its page
placed as (
    select
        document_sha256,
        paragraph_no,
        generate_subscripts(sentences, 1) as sentence_no,
        unnest(sentences) as text,
        row_lengths,
        row_pages,
        sentences
    from split
),

offset_known as (
    select
        *,
        coalesce(list_sum(list_transform(
            sentences[:sentence_no - 1], lambda before: length(before)
        )), 0) as starts_at
    from placed
),

-- the rows of a paragraph, with the characters before each
placed_rows as (
    select
        paragraphs.document_sha256,
        paragraphs.paragraph_no,
        report_rows.page,
        report_rows.x0,
        report_rows.y0,
        report_rows.x1,
        report_rows.y1,
        length(report_rows.shown) as row_length,
        coalesce(sum(length(report_rows.shown)) over (
            partition by paragraphs.document_sha256, paragraphs.paragraph_no
            order by report_rows.report_row_no
            rows between unbounded preceding and 1 preceding
        ), 0) as row_starts_at
    from paragraphs
    inner join {{ ref('int_report_rows') }} as report_rows
        on paragraphs.document_sha256 = report_rows.document_sha256
        and paragraphs.first_row_no <= report_rows.report_row_no
        and paragraphs.first_row_no + len(paragraphs.row_lengths) > report_rows.report_row_no
),

-- the rows that a sentence touches on the page where it begins
boxed as (
    select
        offset_known.document_sha256,
        offset_known.paragraph_no,
        offset_known.sentence_no,
        min(placed_rows.page) as first_page,
        list(struct_pack(
            page := placed_rows.page, x0 := placed_rows.x0, y0 := placed_rows.y0,
            x1 := placed_rows.x1, y1 := placed_rows.y1
        )) as touched
    from offset_known
    inner join placed_rows
        on offset_known.document_sha256 = placed_rows.document_sha256
        and offset_known.paragraph_no = placed_rows.paragraph_no
        and placed_rows.row_starts_at < offset_known.starts_at + length(offset_known.text)
        and placed_rows.row_starts_at + placed_rows.row_length > offset_known.starts_at
    group by offset_known.document_sha256, offset_known.paragraph_no, offset_known.sentence_no
),

framed as (
    select
        * exclude (touched),
        list_filter(touched, lambda touched_row: touched_row.page = first_page) as touched
    from boxed
)

select
    offset_known.document_sha256,
    offset_known.paragraph_no,
    offset_known.sentence_no,
    {{ page_at(
        'offset_known.row_lengths', 'offset_known.row_pages', 'offset_known.starts_at'
    ) }} as page,
    cast(offset_known.starts_at as integer) as starts_at,
    offset_known.text,
    [
        list_min(list_transform(framed.touched, lambda touched_row: touched_row.x0)),
        list_min(list_transform(framed.touched, lambda touched_row: touched_row.y0)),
        list_max(list_transform(framed.touched, lambda touched_row: touched_row.x1)),
        list_max(list_transform(framed.touched, lambda touched_row: touched_row.y1))
    ] as source_bbox
from offset_known
left join framed
    on offset_known.document_sha256 = framed.document_sha256
    and offset_known.paragraph_no = framed.paragraph_no
    and offset_known.sentence_no = framed.sentence_no
