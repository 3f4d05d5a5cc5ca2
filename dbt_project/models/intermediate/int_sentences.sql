-- The sentences of every paragraph: what ends in a full stop, a semicolon or with the paragraph.
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
        coalesce(list_sum(list_transform(sentences[:sentence_no - 1], lambda before: length(before))), 0) as starts_at
    from placed
)

select
    document_sha256,
    paragraph_no,
    sentence_no,
    {{ page_at('row_lengths', 'row_pages', 'starts_at') }} as page,
    cast(starts_at as integer) as starts_at,
    text
from offset_known
