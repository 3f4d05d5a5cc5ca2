-- One row per document that splits basic expenditure: personnel and operating, from the statement
-- by economic class, else from the one by function that prints both as columns.
{{ config(materialized='view') }}

with

totals as (
    select
        document_sha256,
        statement_code,
        max(value) filter (where item_code = 'personnel') as personnel_yuan,
        max(value) filter (where item_code = 'public') as operating_yuan,
        bool_and(is_trusted) as is_trusted
    from {{ ref('figures') }}
    where
        is_current and period = 'current' and unit = 'yuan' and unit_name = '' and is_total
        and subject_code = ''
        and statement_code in ('GK06', 'YS08', 'YS05', 'GK05')
        and item_code in ('personnel', 'public')
    group by document_sha256, statement_code
    having personnel_yuan is not null and operating_yuan is not null
    qualify row_number() over (
        partition by document_sha256
        order by statement_code in ('GK05', 'YS05') asc, statement_code asc
    ) = 1
)

select
    documents.department_id,
    departments.department_name,
    documents.place_code,
    places.place_name,
    documents.level,
    documents.document_kind,
    documents.fiscal_year,

    cast(totals.personnel_yuan as decimal(24, 4)) as personnel_yuan,
    cast(totals.operating_yuan as decimal(24, 4)) as operating_yuan,
    cast(round(100 * totals.personnel_yuan / nullif(
        totals.personnel_yuan + totals.operating_yuan, 0
    ), 2) as decimal(24, 2)) as personnel_percent,
    totals.statement_code,
    totals.is_trusted,
    totals.document_sha256
from totals
inner join {{ ref('dim_document') }} as documents
    on totals.document_sha256 = documents.document_sha256
inner join {{ ref('dim_department') }} as departments
    on documents.department_id = departments.department_id
inner join {{ ref('dim_place') }} as places
    on documents.place_code = places.place_code
