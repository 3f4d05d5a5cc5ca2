-- One row per department (or unit): one identity through 本级 and 汇总, and through the spellings and
-- former names that the seed department_aliases lists.
with

documents as (
    select * from {{ ref('dim_document') }}
),

identities as (
    select * from {{ ref('int_identified_documents') }}
)

select
    documents.department_id,
    coalesce(any_value(identities.canonical_name), {{ not_stated() }}) as department_name,
    list(distinct documents.department_name order by documents.department_name)
    filter (where documents.department_name is not null) as printed_names,
    arg_max(documents.place_code, (documents.fiscal_year, documents.place_code)) as place_code,
    any_value(documents.place_name) as place_name,
    min(documents.fiscal_year) as first_fiscal_year,
    max(documents.fiscal_year) as last_fiscal_year,
    bool_or(documents.document_kind = 'budget') as has_budget,
    bool_or(documents.document_kind = 'final_accounts') as has_final_accounts,
    cast(count(*) as integer) as document_count
from documents
inner join identities
    on documents.document_sha256 = identities.document_sha256
group by documents.department_id
