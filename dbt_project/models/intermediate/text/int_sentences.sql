-- One row per sentence of a paragraph, with the page it begins on. A sentence ends in a full stop,
-- a semicolon or with the paragraph. What is too long for a sentence is cut where its clauses end,
-- and in doubt: whatever costs the square of a sentence's length stays affordable.
{%- set longest = 2000 %}
with

paragraph_rows as (
    select * from {{ ref('int_paragraph_rows') }}
),

split as (
    select
        document_sha256,
        paragraph_no,
        regexp_extract_all(text, '[^。；;！？]+[。；;！？]*|[。；;！？]+') as sentences
    from {{ ref('int_paragraphs') }}
),

whole as (
    select
        document_sha256,
        paragraph_no,
        generate_subscripts(sentences, 1) as sentence_no,
        unnest(sentences) as text
    from split
),

-- a comma between digits ends no clause
clauses as (
    select
        document_sha256,
        paragraph_no,
        sentence_no,
        generate_subscripts(clauses, 1) as clause_no,
        unnest(clauses) as text
    from (
        select
            *,
            regexp_extract_all(
                text,
                '(?:\d[，、,]\d|[^，、,]){1,200}[，、,]+|[\s\S]{1,200}[^\d.,，．]|[\s\S]{1,200}'
            ) as clauses
        from whole
        where length(text) > {{ longest }}
    )
),

pieces as (
    select
        document_sha256,
        paragraph_no,
        sentence_no,
        piece_no,
        string_agg(text, '' order by clause_no) as text
    from (
        select
            *,
            sum(length(text)) over (
                partition by document_sha256, paragraph_no, sentence_no order by clause_no
                rows between unbounded preceding and current row
            ) // {{ longest // 2 }} as piece_no
        from clauses
    )
    group by document_sha256, paragraph_no, sentence_no, piece_no
),

numbered as (
    select
        * exclude (piece_no) replace (
            row_number() over (
                partition by document_sha256, paragraph_no order by sentence_no, piece_no
            ) as sentence_no
        ),
        piece_no is not null as is_piece
    from (
        select * from whole
        where length(text) <= {{ longest }}
        union all by name
        select * from pieces
    )
),

-- where a sentence begins in its paragraph, to know its page
placed as (
    select
        *,
        coalesce(sum(length(text)) over (
            partition by document_sha256, paragraph_no order by sentence_no
            rows between unbounded preceding and 1 preceding
        ), 0) as starts_at
    from numbered
),

-- the first row that a sentence touches, and the last
spanned as (
    select
        placed.*,
        first_rows.page,
        first_rows.report_row_no as first_row_no,
        last_rows.report_row_no as last_row_no
    from placed
    asof inner join paragraph_rows as first_rows
        on placed.document_sha256 = first_rows.document_sha256
        and placed.paragraph_no = first_rows.paragraph_no
        and placed.starts_at >= first_rows.starts_at
    asof inner join paragraph_rows as last_rows
        on placed.document_sha256 = last_rows.document_sha256
        and placed.paragraph_no = last_rows.paragraph_no
        and placed.starts_at + length(placed.text) > last_rows.starts_at
),

touched as (
    select
        document_sha256,
        paragraph_no,
        sentence_no,
        page,
        unnest(range(first_row_no, last_row_no + 1)) as report_row_no
    from spanned
),

-- framed by the rows that it touches on the page where it begins, trusted where all rows are
framed as (
    select
        touched.document_sha256,
        touched.paragraph_no,
        touched.sentence_no,
        [
            min(paragraph_rows.x0) filter (touched.page = paragraph_rows.page),
            min(paragraph_rows.y0) filter (touched.page = paragraph_rows.page),
            max(paragraph_rows.x1) filter (touched.page = paragraph_rows.page),
            max(paragraph_rows.y1) filter (touched.page = paragraph_rows.page)
        ] as source_bbox,
        bool_and(paragraph_rows.is_trusted) as is_trusted
    from touched
    inner join paragraph_rows
        on touched.document_sha256 = paragraph_rows.document_sha256
        and touched.report_row_no = paragraph_rows.report_row_no
    group by touched.document_sha256, touched.paragraph_no, touched.sentence_no
)

select
    spanned.document_sha256,
    spanned.paragraph_no,
    spanned.sentence_no,
    spanned.page,
    cast(spanned.starts_at as integer) as starts_at,
    spanned.text,
    framed.source_bbox,
    framed.is_trusted and not spanned.is_piece as is_trusted
from spanned
inner join framed
    on spanned.document_sha256 = framed.document_sha256
    and spanned.paragraph_no = framed.paragraph_no
    and spanned.sentence_no = framed.sentence_no
