-- One row per heading of a report, in the body or in its table of contents. Headings are numbered
-- paragraphs that are no sentence, and known titles that stand alone.
{% set seed, column = ref('section_numberings'), 'numberings.pattern' %}
with

paragraphs as (
    select
        *,
        {{ plain_text('text') }} as plain
    from {{ ref('int_paragraphs') }}
),

contents_pages as (
    select * from {{ ref('int_contents_pages') }}
),

numbered as (
    select
        paragraphs.*,
        numberings.section_level,
        {{ by_pattern("regexp_extract(paragraphs.plain, '^(?:' || @ || ')')", column, seed) }}
            as numbering
    from (
        select *
        from paragraphs
        where length(plain) <= 70 and regexp_matches(plain, {{ ordinal_start() }})
    ) as paragraphs
    inner join {{ ref('section_numberings') }} as numberings
        on numberings.kind not in ('unnumbered_title', 'opens_a_list')
        and {{ by_pattern("regexp_matches(paragraphs.plain, '^(?:' || @ || ')')", column, seed) }}
    where
        not regexp_matches(paragraphs.plain, '{{ sentence_marks() }}')
    qualify row_number() over (
        partition by paragraphs.document_sha256, paragraphs.paragraph_no
        order by numberings.section_level
    ) = 1
),

-- unnumbered titles: large type alone on its line, or words that open a list (主要内容如下：)
untitled as (
    select
        paragraphs.*,
        numberings.section_level,
        '' as numbering
    from paragraphs
    inner join {{ ref('section_numberings') }} as numberings
        on numberings.kind in ('unnumbered_title', 'opens_a_list')
        and {{ by_pattern("regexp_full_match(paragraphs.plain, @)", column, seed) }}
    qualify row_number() over (
        partition by paragraphs.document_sha256, paragraphs.paragraph_no
        order by numberings.section_level
    ) = 1
),

-- a heading that its text follows on the same line: （三）政府采购情况。2026年…
run_in as (
    select
        paragraphs.* replace (regexp_extract(plain, '^[^。:,;]{2,30}[。:]') as plain)
    from paragraphs
    where
        regexp_matches(plain, {{ ordinal_start() }})
        and regexp_matches(plain, '^.{2,6}?[^。:,;\d]{2,26}[。:]')
),

inline_titled as (
    select
        run_in.*,
        numberings.section_level,
        {{ by_pattern("regexp_extract(run_in.plain, '^(?:' || @ || ')')", column, seed) }}
            as numbering
    from run_in
    inner join {{ ref('section_numberings') }} as numberings
        on numberings.kind not in ('unnumbered_title', 'opens_a_list')
        and {{ by_pattern(
            "regexp_matches(run_in.plain, '^(?:' || @ || ')[^。:,;\d]{2,26}[。:]$')", column, seed
        ) }}
    where
        exists (
            select 1 from {{ ref('section_titles') }} as titles
            where {{ by_pattern(
                "regexp_matches(run_in.plain, @)", "titles.pattern", ref('section_titles')
            ) }}
        )
    qualify row_number() over (
        partition by run_in.document_sha256, run_in.paragraph_no order by numberings.section_level
    ) = 1
),

others as (
    select * from untitled
    union all
    select * from inline_titled
),

headings as (
    select * from numbered
    union all
    select others.*
    from others
    anti join numbered
        on others.document_sha256 = numbered.document_sha256
        and others.paragraph_no = numbered.paragraph_no
)

select
    headings.document_sha256,
    headings.paragraph_no,
    headings.page,
    headings.section_level,
    headings.numbering,
    regexp_replace(
        substr(headings.plain, length(headings.numbering) + 1),
        '(\.{3,}|…+|-{3,})\d*$|[:。]$', ''
    ) as title_plain,
    headings.text,
    contents_pages.page is not null as is_contents_line
from headings
left join contents_pages
    on headings.document_sha256 = contents_pages.document_sha256
    and headings.page = contents_pages.page
