-- One row per grid and column of amounts: the measure and the period that its headings name. The
-- measure is null where they name none that the statement has.
with

bound as (
    select * from {{ ref('int_column_paths') }}
),

measures as (
    select * from {{ ref('int_statement_measures') }}
),

listed as (
    select
        bound.*,
        plain.measure_code as plain_measure,
        own.measure_code as own_measure,
        of_basis.measure_code as measure_code_of_basis,
        of_change.measure_code as measure_code_of_change
    from bound
    left join measures as plain
        on bound.statement_code = plain.statement_code
        and bound.base_measure = plain.measure_code
    left join measures as own
        on bound.statement_code = own.statement_code
        and bound.item_path = own.measure_code
    left join measures as of_basis
        on bound.statement_code = of_basis.statement_code
        and bound.basis || '_' || bound.base_measure = of_basis.measure_code
        and bound.basis in (
            'adjusted',
            case when bound.document_kind = 'final_accounts' then 'budget' end
        )
    -- 增减变化 of what is a measure of its own in each phase (budget_total, final_total)
    left join measures as of_change
        on bound.statement_code = of_change.statement_code
        and bound.basis = 'change'
        and bound.changed_measure = of_change.measure_code
),

-- a measure of another phase is one of its own (adjusted_total, budget_amount) where the statement
-- has it; the year before is a period of the same measure, and any other basis is unknown
based as (
    select
        *,
        case
            when measure_code_of_basis is not null then measure_code_of_basis
            when
                basis in ('', 'change', 'prior_year')
                or basis = case when document_kind = 'final_accounts' then 'final' else 'budget' end
                or starts_with(base_measure, basis || '_')
                then coalesce(plain_measure, measure_code_of_change)
        end as measure_code
    from listed
)

select
    grid_id,
    column_no,
    item_path,
    basis,
    measure_code,
    own_measure,
    case when basis in ('prior_year', 'change') then basis else 'current' end as period
from based
