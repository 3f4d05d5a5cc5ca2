-- One row per disclosure and side (revenue, expenditure): its total, from the printed 合计 of the
-- statement, else what adds up to it, else the total of the two-sided statement, else the text.
with

wholes as (
    select
        facts.document_sha256,
        facts.adds_up_to,
        -- as it is printed, where it is
        coalesce(any_value(sums.grand_total), sum(facts.value)) as value,
        case
            when bool_or(facts.statement_code in ('GK01', 'YS01')) then 'two_sided_statement'
            when any_value(sums.grand_total) is not null then 'statement'
            else 'leaves'
        end as total_source,
        bool_and(facts.is_trusted) as is_trusted
    from {{ ref('statement_amounts') }} as facts
    left join {{ ref('leaf_sums') }} as sums
        on facts.document_sha256 = sums.document_sha256
        and facts.statement_code = sums.statement_code
        and facts.side = sums.side
        and facts.block = sums.block
        and facts.measure_code = sums.measure_code
        and facts.period = sums.period
        and facts.statement_code not in ('GK01', 'YS01')
    where facts.adds_up_to is not null
    group by facts.document_sha256, facts.adds_up_to
),

told as (
    select
        claims.document_sha256,
        concat(
            case documents.document_kind when 'budget' then 'budget_' else 'final_' end,
            case when claims.claim_code like 'revenue%' then 'revenue' else 'expenditure' end
        ) as adds_up_to,
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
        adds_up_to,
        value,
        total_source,
        1 as place,
        is_trusted
    from wholes
    union all
    select document_sha256, adds_up_to, value, 'text', 2, is_trusted from told
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
    and candidates.adds_up_to = concat(
        case disclosures.document_kind when 'budget' then 'budget_' else 'final_' end, sides.side
    )
    and candidates.value is not null
group by
    disclosures.disclosure_id, documents.department_id, departments.department_name,
    documents.place_code, places.place_name, disclosures.level, disclosures.document_kind,
    disclosures.fiscal_year, sides.side
