-- One row per row of narrative_claims, with the department and year it is of and what is claimed in
-- words: no join and no code needed.
{{ config(materialized='view') }}

select
    documents.department_id,
    departments.department_name,
    documents.place_code,
    documents.place_name,
    documents.level,
    documents.document_kind,
    documents.fiscal_year as document_year,
    documents.is_current,

    claims.claim_code,
    claims.claim_name,
    claims.subject_code,
    claims.fiscal_year,

    claims.value,
    claims.unit,
    claims.is_trusted,

    claims.source_page,
    claims.source_text,
    claims.document_sha256
from {{ ref('narrative_claims') }} as claims
inner join {{ ref('dim_document') }} as documents
    on claims.document_sha256 = documents.document_sha256
inner join {{ ref('dim_department') }} as departments
    on documents.department_id = departments.department_id
