-- One row per paragraph of a document's running text, headings among them, in reading order, with
-- people's numbers masked.
select
    document_sha256,
    cast(paragraph_no as integer) as paragraph_no,
    cast(page as integer) as source_page,
    cast(last_page as integer) as last_page,
    {{ mask_personal('text') }} as text
from {{ ref('int_paragraphs') }}
where document_sha256 in ({{ loaded_documents() }})
