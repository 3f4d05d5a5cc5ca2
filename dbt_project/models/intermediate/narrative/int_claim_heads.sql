-- One row per paragraph with figures and what it, or its heading, says before any figure. For
-- example `公务接待费。2026年预算数…`.
with

figures as (
    select distinct
        document_sha256,
        paragraph_no,
        fund,
        title_plain
    from {{ ref('int_claim_figures') }}
),

openings as (
    select
        figures.document_sha256,
        figures.paragraph_no,
        figures.fund,
        figures.title_plain,
        {{ opening_words(plain_text('paragraphs.text')) }} as opening
    from figures
    inner join {{ ref('int_paragraphs') }} as paragraphs
        on figures.document_sha256 = paragraphs.document_sha256
        and figures.paragraph_no = paragraphs.paragraph_no
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
    title_plain as head
from openings
