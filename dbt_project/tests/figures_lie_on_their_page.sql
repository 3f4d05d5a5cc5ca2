{{ config(severity='warn') }}

-- The box of a figure has an area and lies on its page. A warning: an odd page is no reason to stop a
-- load. Returns the figures of which this is not so.
select
    facts.cell_id,
    facts.source_page,
    facts.source_bbox
from {{ ref('fct_statement_amounts') }} as facts
inner join {{ ref('stg_raw__pages') }} as pages
    on facts.document_sha256 = pages.document_sha256
    and facts.source_page = pages.page
where
    facts.source_bbox[1] >= facts.source_bbox[3]
    or facts.source_bbox[2] >= facts.source_bbox[4]
    or facts.source_bbox[1] < -1
    or facts.source_bbox[2] < -1
    or facts.source_bbox[3] > pages.width + 1
    or facts.source_bbox[4] > pages.height + 1
