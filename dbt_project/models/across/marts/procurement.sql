-- One row per document whose text tells its government procurement: total, goods, works, services,
-- and what went to small, medium-sized and micro enterprises.
{{ config(materialized='view') }}

with

claims as (
    select
        claims.document_sha256,
        claims.claim_code,
        arg_min(claims.value, claims.source_page) as value,
        bool_and(claims.is_trusted) as is_trusted,
        min(claims.source_page) as source_page
    from {{ ref('narrative_claims') }} as claims
    inner join {{ ref('dim_document') }} as documents
        on claims.document_sha256 = documents.document_sha256
        and claims.fiscal_year = documents.fiscal_year
    where starts_with(claims.claim_code, 'procurement')
    group by claims.document_sha256, claims.claim_code
),

told as (
    select
        document_sha256,
        max(value) filter (where claim_code = 'procurement_total') as total_yuan,
        max(value) filter (where claim_code = 'procurement_goods') as goods_yuan,
        max(value) filter (where claim_code = 'procurement_works') as works_yuan,
        max(value) filter (where claim_code = 'procurement_services') as services_yuan,
        max(value) filter (where claim_code = 'procurement_sme') as sme_yuan,
        max(value) filter (where claim_code = 'procurement_small_micro') as small_micro_yuan,
        max(value) filter (where claim_code = 'procurement_sme_share') as sme_printed_percent,
        bool_and(is_trusted) as is_trusted,
        min(source_page) as source_page
    from claims
    group by document_sha256
)

select
    documents.department_id,
    departments.department_name,
    documents.place_code,
    places.place_name,
    documents.level,
    documents.document_kind,
    documents.fiscal_year,

    told.total_yuan,
    told.goods_yuan,
    told.works_yuan,
    told.services_yuan,
    told.sme_yuan,
    told.small_micro_yuan,
    cast(
        round(100 * told.sme_yuan / nullif(told.total_yuan, 0), 2) as decimal(24, 2)
    ) as sme_percent,
    told.sme_printed_percent,
    told.is_trusted,
    told.source_page,
    told.document_sha256
from told
inner join {{ ref('dim_document') }} as documents
    on told.document_sha256 = documents.document_sha256
inner join {{ ref('dim_department') }} as departments
    on documents.department_id = departments.department_id
inner join {{ ref('dim_place') }} as places
    on documents.place_code = places.place_code
where documents.is_current
