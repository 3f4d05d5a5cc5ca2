-- One row per document that splits basic expenditure: personnel and operating, from the statement
-- by economic class, else from the one by function that prints both as columns, else from the text.
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
),

told as (
    select
        claims.document_sha256,
        arg_min(claims.value, claims.source_page) filter (
            where claims.claim_code like '%_basic_personnel'
        ) as personnel_yuan,
        arg_min(claims.value, claims.source_page) filter (
            where claims.claim_code like '%_basic_public'
        ) as operating_yuan,
        bool_and(claims.is_trusted) as is_trusted
    from {{ ref('narrative_claims') }} as claims
    inner join {{ ref('dim_document') }} as documents
        on claims.document_sha256 = documents.document_sha256
        and claims.fiscal_year = documents.fiscal_year
    where
        documents.is_current
        and claims.document_sha256 not in (select document_sha256 from totals)
        -- the two statements that a report may speak of name the same
        and claims.claim_code in (
            'general_public_basic_personnel', 'general_public_basic_public',
            'fiscal_basic_personnel', 'fiscal_basic_public'
        )
    group by claims.document_sha256
    having personnel_yuan is not null and operating_yuan is not null
),

both_sources as (
    select *, 'statement' as split_source from totals
    union all by name
    select *, 'text' as split_source from told
)

select
    documents.department_id,
    departments.department_name,
    documents.place_code,
    places.place_name,
    documents.level,
    documents.document_kind,
    documents.fiscal_year,

    cast(both_sources.personnel_yuan as decimal(24, 4)) as personnel_yuan,
    cast(both_sources.operating_yuan as decimal(24, 4)) as operating_yuan,
    cast(round(100 * both_sources.personnel_yuan / nullif(
        both_sources.personnel_yuan + both_sources.operating_yuan, 0
    ), 2) as decimal(24, 2)) as personnel_percent,
    both_sources.split_source,
    both_sources.statement_code,
    both_sources.is_trusted,
    both_sources.document_sha256
from both_sources
inner join {{ ref('dim_document') }} as documents
    on both_sources.document_sha256 = documents.document_sha256
inner join {{ ref('dim_department') }} as departments
    on documents.department_id = departments.department_id
inner join {{ ref('dim_place') }} as places
    on documents.place_code = places.place_code
