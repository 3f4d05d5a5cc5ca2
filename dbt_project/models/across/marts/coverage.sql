-- One row per place, year and kind of report: how many current documents, departments, statements
-- and figures are loaded.
{{ config(materialized='view') }}

select
    places.province_name,
    documents.place_code,
    places.place_name,
    documents.fiscal_year,
    documents.document_kind,

    cast(count(*) as integer) as document_count,
    cast(count(distinct documents.department_id) as integer) as department_count,
    cast(sum(documents.statement_count) as integer) as statement_count,
    cast(sum(documents.amount_count) as integer) as figure_count,
    cast(count(*) filter (where documents.is_trusted) as integer) as trusted_document_count
from {{ ref('dim_document') }} as documents
inner join {{ ref('dim_place') }} as places
    on documents.place_code = places.place_code
where documents.is_current
group by all
