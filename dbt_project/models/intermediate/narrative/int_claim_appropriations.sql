-- One row per document whose chapter on the general public budget speaks of 财政拨款 without its
-- funds, and what that is there. It is the general public budget alone or all appropriations: an
-- amount of the chapter decides that is the total of the one and not of the other, or both totals
-- are the same.
with

whole_lines as (
    select unnest(cell_ids) as cell_id
    from {{ ref('int_statement_lines') }}
    where is_total and subject_code = ''
),

totals as (
    select
        amounts.document_sha256,
        list(distinct amounts.value) filter (measures.fund_code = 'general_public') as of_general,
        list(distinct amounts.value) filter (measures.fund_code = 'fiscal_appropriation') as of_all
    from {{ ref('int_amounts') }} as amounts
    inner join whole_lines
        on amounts.cell_id = whole_lines.cell_id
    inner join {{ ref('int_statement_measures') }} as measures
        on amounts.statement_code = measures.statement_code
        and amounts.measure_code = measures.measure_code
        and measures.item_code = 'total'
    where
        amounts.unmapped_reason is null
        and amounts.is_trusted
        and amounts.unit = 'yuan'
        and amounts.period = 'current'
        and amounts.side is distinct from 'income'
    group by amounts.document_sha256
),

told as (
    select
        document_sha256,
        list(distinct value) as amounts
    from {{ ref('int_claim_topics') }}
    where {{ speaks_of_appropriations() }} and unit = 'yuan' and value > 0
    group by document_sha256
),

decided as (
    select
        told.document_sha256,
        case
            when len(totals.of_general) = 1 and totals.of_general = totals.of_all
                then 'general_public'
            when
                list_has_any(told.amounts, totals.of_general)
                and not list_has_any(told.amounts, totals.of_all)
                then 'general_public'
            when
                list_has_any(told.amounts, totals.of_all)
                and not list_has_any(told.amounts, totals.of_general)
                then 'fiscal'
        end as fund
    from told
    inner join totals
        on told.document_sha256 = totals.document_sha256
)

select * from decided
where fund is not null
