-- One row per department or unit, kind and year, with the current documents that make up its
-- disclosure.
with

documents as (
    select
        documents.*,
        identities.canonical_name
    from {{ ref('dim_document') }} as documents
    inner join {{ ref('int_identified_documents') }} as identities
        on documents.document_sha256 = identities.document_sha256
    where
        documents.is_current
        and documents.document_kind is not null
        and documents.fiscal_year is not null
)

-- one identity: a document that names no department has one of its own (dim_department)
select
    document_kind || ':' || fiscal_year || ':' || level || ':'
    || coalesce(any_value(canonical_name), min(document_sha256)) as disclosure_id,
    department_id,
    min(department_name) as department_name,
    level,
    document_kind,
    fiscal_year,
    arg_max(place_name, document_sha256) as place_name,
    list(document_sha256 order by part, document_sha256) as document_sha256s,
    cast(count(*) as integer) as document_count,
    bool_or(part in ('full', 'statements_only')) as has_statements,
    bool_or(part in ('full', 'narrative_only')) as has_narrative
from documents
group by department_id, level, document_kind, fiscal_year
