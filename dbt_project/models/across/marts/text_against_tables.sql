-- One row per total that a document's statements print and figure that its text tells for it,
-- where it tells it first: both, and how far they lie apart. What a text says again further on is
-- often of a unit or a part. The rules of family NARRATIVE judge more, with their tolerances.
{{ config(materialized='view') }}

select
    totals.department_id,
    totals.department_name,
    totals.place_code,
    totals.place_name,
    totals.level,
    totals.document_kind,
    totals.fiscal_year,
    totals.side,

    claims.value as text_yuan,
    totals.total_yuan as table_yuan,
    cast(claims.value - totals.total_yuan as decimal(24, 4)) as difference_yuan,
    claims.is_trusted and totals.is_trusted as is_trusted,
    claims.source_page,
    claims.source_text,
    claims.document_sha256
from {{ ref('department_totals') }} as totals
inner join {{ ref('dim_document') }} as documents
    on totals.department_id = documents.department_id
    and totals.level = documents.level
    and totals.document_kind = documents.document_kind
    and totals.fiscal_year = documents.fiscal_year
    and documents.is_current
inner join {{ ref('narrative_claims') }} as claims
    on documents.document_sha256 = claims.document_sha256
    and documents.fiscal_year = claims.fiscal_year
    -- 本年合计 of final accounts; a budget's statements hold what is carried over as well
    and claims.claim_code = totals.side
    || case when documents.document_kind = 'budget' then '_total' else '_current' end
where totals.total_source in ('statement', 'leaves')
window totals_told as (partition by claims.document_sha256, totals.side)
qualify
    claims.source_page = min(claims.source_page) over totals_told
    and row_number() over (
        partition by claims.document_sha256, totals.side, claims.value
        order by claims.source_text
    ) = 1
