-- A loaded document that is said to print statements has recognised ones. Returns those without.
select
    documents.document_sha256,
    documents.part
from {{ ref('dim_document') }} as documents
anti join {{ ref('statement_coverage') }} as coverage
    on documents.document_sha256 = coverage.document_sha256
    and coverage.is_recognised
where documents.part in ('full', 'statements_only')
