-- One row per department or unit, kind and year, with the current documents that make up its
-- disclosure.
with

documents as (
    select * from {{ ref('dim_document') }}
    where is_current and document_kind is not null and fiscal_year is not null
)

select
    document_kind || ':' || fiscal_year || ':' || level || ':'
    || coalesce(department_name, min(document_sha256)) as disclosure_id,
    department_name,
    level,
    document_kind,
    fiscal_year,
    any_value(place_name) as place_name,
    list(document_sha256 order by part, document_sha256) as document_sha256s,
    cast(count(*) as integer) as document_count,
    bool_or(part in ('full', 'statements_only')) as has_statements,
    bool_or(part in ('full', 'narrative_only')) as has_narrative
from documents
group by
    department_name,
    level,
    document_kind,
    fiscal_year,
    case when department_name is null then document_sha256 end
