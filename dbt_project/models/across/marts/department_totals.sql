-- One row per disclosure and side (revenue, expenditure): its total, from the printed 合计 of the
-- statement, else its leaves, else the total of the two-sided statement, else the text.
{{ config(materialized='view') }}

with

figures as (
    select facts.* from {{ ref('fct_statement_amounts') }} as facts
    inner join {{ ref('dim_document') }} as documents
        on facts.document_sha256 = documents.document_sha256
    where
        documents.is_current and facts.period = 'current' and facts.unit = 'yuan'
        and facts.certainty_reason <> 'printed_again'
),

wholes as (
    select
        document_sha256,
        case when statement_code in ('GK02', 'YS02') then 'revenue' else 'expenditure' end as side,
        arg_min(value, (source_page, -source_bbox[4])) filter (
            where is_total and unit_name = '' and subject_code = ''
        ) as printed_total,
        sum(value) filter (where is_leaf) as leaf_sum,
        bool_and(is_trusted) as is_trusted
    from figures
    where statement_code in ('GK02', 'GK03', 'YS02', 'YS03') and measure_code = 'total'
    group by all
),

two_sided as (
    select
        document_sha256,
        case when side = 'income' then 'revenue' else 'expenditure' end as side,
        arg_max(value, (source_page, -source_bbox[4])) as printed_total,
        bool_and(is_trusted) as is_trusted
    from figures
    where
        statement_code in ('GK01', 'YS01') and item_code = 'current_total'
        and measure_code in ('amount', 'total')
    group by all
),

told as (
    select
        claims.document_sha256,
        case when claims.claim_code like 'revenue%' then 'revenue' else 'expenditure' end as side,
        -- 本年合计 of final accounts; a budget's hold what is carried over as well
        arg_min(claims.value, (
            (claims.claim_code like '%total') = (documents.document_kind = 'final_accounts'),
            claims.source_page
        )) as value,
        bool_and(claims.is_trusted) as is_trusted
    from {{ ref('narrative_claims') }} as claims
    inner join {{ ref('dim_document') }} as documents
        on claims.document_sha256 = documents.document_sha256
        and claims.fiscal_year = documents.fiscal_year
    where
        claims.claim_code in (
            'revenue_total', 'revenue_current', 'expenditure_total', 'expenditure_current'
        )
    group by all
),

candidates as (
    select
        document_sha256,
        side,
        printed_total as value,
        'statement' as total_source,
        1 as place,
        is_trusted
    from wholes
    union all
    select document_sha256, side, leaf_sum, 'leaves', 2, is_trusted from wholes
    union all
    select document_sha256, side, printed_total, 'two_sided_statement', 3, is_trusted from two_sided
    union all
    select document_sha256, side, value, 'text', 4, is_trusted from told
),

disclosures as (
    select
        * exclude (document_sha256s),
        unnest(document_sha256s) as document_sha256
    from {{ ref('disclosures') }}
),

sides as (select unnest(['revenue', 'expenditure']) as side)

select
    documents.department_id,
    departments.department_name,
    documents.place_code,
    places.place_name,
    disclosures.level,
    disclosures.document_kind,
    disclosures.fiscal_year,
    sides.side,

    cast(arg_min(candidates.value, candidates.place) as decimal(24, 4)) as total_yuan,
    coalesce(arg_min(candidates.total_source, candidates.place), 'not_found') as total_source,
    arg_min(candidates.is_trusted, candidates.place) as is_trusted,
    coalesce(
        arg_min(candidates.document_sha256, candidates.place), min(disclosures.document_sha256)
    ) as document_sha256
from disclosures
cross join sides
inner join {{ ref('dim_document') }} as documents
    on disclosures.document_sha256 = documents.document_sha256
inner join {{ ref('dim_department') }} as departments
    on documents.department_id = departments.department_id
inner join {{ ref('dim_place') }} as places
    on documents.place_code = places.place_code
left join candidates
    on disclosures.document_sha256 = candidates.document_sha256
    and sides.side = candidates.side
    and candidates.value is not null
group by
    disclosures.disclosure_id, documents.department_id, departments.department_name,
    documents.place_code, places.place_name, disclosures.level, disclosures.document_kind,
    disclosures.fiscal_year, sides.side
