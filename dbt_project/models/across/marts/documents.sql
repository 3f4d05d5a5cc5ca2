-- One row per distinct document (content) loaded: the contract's view of dim_document.
{{ config(materialized='view') }}

select
    document_sha256,
    document_kind,
    fiscal_year,
    department_id,
    department_name,
    level,
    place_code,
    place_name,
    part,
    page_count,
    is_trusted,
    is_current,
    supersedes_sha256,
    is_stale
from {{ ref('dim_document') }}
