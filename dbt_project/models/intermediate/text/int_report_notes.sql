-- One row per note that a statement is empty, and per instruction or placeholder that a template
-- left behind. A note belongs to the statement above it, where its page prints only one.
with

paragraphs as (
    select
        document_sha256,
        paragraph_no,
        page,
        y1,
        text,
        {{ plain_text('text') }} as plain
    from {{ ref('int_paragraphs') }}
),

worth_reading as (
    select *
    from paragraphs
    where regexp_matches(plain, '{{ may_be_a_note() }}')
),

noted as (
    select
        worth_reading.*,
        patterns.kind,
        {{ by_pattern(
            "regexp_extract(worth_reading.plain, @)", "patterns.pattern", ref('section_notes')
        ) }} as found_text
    from worth_reading
    inner join {{ ref('section_notes') }} as patterns
        on {{ by_pattern(
            "regexp_matches(worth_reading.plain, @)", "patterns.pattern", ref('section_notes')
        ) }}
    where
        patterns.kind in ('instruction', 'placeholder', 'alternative')
        or patterns.kind = 'nil_note' and regexp_matches(worth_reading.plain, '{{ note_word() }}')
),

statements_of_pages as (
    select
        document_sha256,
        page,
        min(statement_code) as statement_code
    from {{ ref('int_statement_grids') }}
    where statement_code is not null
    group by document_sha256, page
    having count(distinct statement_code) = 1
)

select
    noted.document_sha256,
    noted.paragraph_no,
    noted.page,
    noted.kind,
    noted.found_text,
    case when noted.kind = 'nil_note' then statements_of_pages.statement_code end as statement_code,
    noted.text
from noted
left join statements_of_pages
    on noted.document_sha256 = statements_of_pages.document_sha256
    and noted.page = statements_of_pages.page
