-- One row per paragraph with figures and what it, the paragraph above or its heading says before
-- any figure. For example `公务接待费。2026年预算数…`. An item may be named in a paragraph of its own;
-- once items are named, a paragraph that names none is not about what the heading is about.
with

figures as (
    select distinct
        document_sha256,
        paragraph_no,
        heading_no,
        fund,
        title_plain
    from {{ ref('int_claim_figures') }}
),

paragraphs as (
    select
        document_sha256,
        paragraph_no,
        {{ as_in_the_statements(plain_text('text')) }} as plain
    from {{ ref('int_paragraphs') }}
),

openings as (
    select
        figures.*,
        {{ opening_words('paragraphs.plain') }} as opening,
        regexp_extract(paragraphs.plain, '{{ title_of_its_own() }}', 1) as own_title
    from figures
    inner join paragraphs
        on figures.document_sha256 = paragraphs.document_sha256
        and figures.paragraph_no = paragraphs.paragraph_no
),

named_above as (
    select
        figures.*,
        regexp_replace(above.plain, '[。,:;]+$', '') as plain
    from figures
    inner join paragraphs as above
        on figures.document_sha256 = above.document_sha256
        and figures.paragraph_no = above.paragraph_no + 1
        and figures.heading_no <> above.paragraph_no
        and length(above.plain) between 3 and 80
    anti join figures as told
        on above.document_sha256 = told.document_sha256
        and above.paragraph_no = told.paragraph_no
),

items as (
    select
        document_sha256,
        paragraph_no as item_no
    from paragraphs
    where regexp_matches(plain, '{{ names_a_subject() }}')
),

last_items as (
    select
        figures.document_sha256,
        figures.paragraph_no,
        items.item_no
    from figures
    asof inner join items
        on figures.document_sha256 = items.document_sha256
        and figures.paragraph_no > items.item_no
)

select
    document_sha256,
    paragraph_no,
    fund,
    1 as distance,
    opening as head
from openings
union all
select
    document_sha256,
    paragraph_no,
    fund,
    2 as distance,
    plain as head
from named_above
union all
select
    openings.document_sha256,
    openings.paragraph_no,
    openings.fund,
    3 as distance,
    openings.title_plain as head
from openings
left join last_items
    on openings.document_sha256 = last_items.document_sha256
    and openings.paragraph_no = last_items.paragraph_no
where
    coalesce(last_items.item_no <= openings.heading_no, true)
    -- 3.“两优一先”表彰。年初预算为5万元: it has a title of its own, known or not
    and regexp_full_match(openings.own_title, '(' || {{ claim_words('filler') }} || ')*')
