-- Every figure can be walked back: its page is a page of its document, its box has four edges and its
-- text is that of the cell. Returns the figures without.
select
    facts.cell_id,
    facts.source_page,
    facts.source_bbox
from {{ ref('fct_statement_amounts') }} as facts
left join {{ ref('stg_raw__pages') }} as pages
    on facts.document_sha256 = pages.document_sha256
    and facts.source_page = pages.page
left join {{ ref('int_cells') }} as cells
    on facts.cell_id = cells.cell_id
where
    pages.page is null
    or cells.cell_id is null
    or cells.text <> facts.source_text
    or len(facts.source_bbox) <> 4
