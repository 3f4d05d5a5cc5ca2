-- One row per page of a table of contents. It begins where a page says 目录 or prints leader dots;
-- the page after it may be more of it, but holds no sentence.
with

paragraphs as (
    select
        *,
        {{ plain_text('text') }} as plain
    from {{ ref('int_paragraphs') }}
),

contents_starts as (
    select
        document_sha256,
        page
    from paragraphs
    where page <= 8 and regexp_full_match(plain, '{{ contents_line() }}')
    group by document_sha256, page
),

-- a contents page may be followed by more of it, but by no sentence; its own
-- entries may end like sentences
page_sentences as (
    select
        paragraphs.document_sha256,
        paragraphs.page,
        count(*) filter (
            where contains(paragraphs.plain, '{{ unit_line() }}')
            or paragraphs.plain like '%。%'
            and not (
                contents_starts.page is not null
                and regexp_full_match(paragraphs.plain, '[^。]{4,40}。')
            )
        ) as sentence_count
    from paragraphs
    left join contents_starts
        on paragraphs.document_sha256 = contents_starts.document_sha256
        and paragraphs.page = contents_starts.page
    group by paragraphs.document_sha256, paragraphs.page
)

select distinct
    pages.document_sha256,
    pages.page
from page_sentences as pages
inner join contents_starts
    on pages.document_sha256 = contents_starts.document_sha256
    and pages.page between contents_starts.page and contents_starts.page + 1
where pages.sentence_count = 0
