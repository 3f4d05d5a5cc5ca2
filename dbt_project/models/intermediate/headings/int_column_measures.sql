-- One row per grid and column of amounts: the measure and the period that its headings name. The
-- measure is null where they name none that the statement has.
with

bound as (
    select
        *,
        count(*) over (partition by grid_id) = 1 as is_only_column
    from {{ ref('int_column_paths') }}
),

measures as (
    select * from {{ ref('int_statement_measures') }}
),

listed as (
    select
        bound.*,
        coalesce(plain.measure_code, whole.measure_code) as plain_measure,
        own.measure_code as own_measure,
        of_basis.measure_code as measure_code_of_basis,
        of_change.measure_code as measure_code_of_change,
        -- what was spent the year before, beside its budget: 2025年执行数
        of_outturn.measure_code as measure_code_of_outturn,
        within.measure_code as within_measure
    from bound
    left join measures as plain
        on bound.statement_code = plain.statement_code
        and bound.base_measure = plain.measure_code
    -- the only column says what its statement is of: 机关运行经费支出 of a 机关运行经费支出决算表
    left join {{ ref('int_statement_containers') }} as containers
        on bound.statement_code = containers.statement_code
        and bound.item_path = containers.concept
        and bound.is_only_column
    left join measures as whole
        on containers.statement_code = whole.statement_code
        and whole.measure_code = 'amount'
    left join measures as own
        on bound.statement_code = own.statement_code
        and replace(replace(bound.item_path, '/balance_', '_'), '/', '_') = own.measure_code
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
    left join measures as of_outturn
        on bound.statement_code = of_outturn.statement_code
        and bound.basis in ('prior_year_outturn', 'change_from_outturn')
        and of_outturn.measure_code in (bound.base_measure, 'outturn_' || bound.base_measure)
        and starts_with(of_outturn.measure_code, 'outturn_')
    -- what is counted alike within another column of it: 部门预算/合计 beside 总计
    left join measures as within
        on bound.statement_code = within.statement_code
        and within.measure_code = case bound.base_measure
            when 'total' then 'budget_total'
            when 'amount' then 'current_amount'
        end
),

-- a measure of another phase is one of its own (adjusted_total, budget_amount) where the statement
-- has it; the year before is a period of the same measure, and any other basis is unknown
based as (
    select
        *,
        case
            when measure_code_of_basis is not null then measure_code_of_basis
            when measure_code_of_outturn is not null then measure_code_of_outturn
            when
                basis in ('', 'change', 'prior_year')
                or basis = case when document_kind = 'final_accounts' then 'final' else 'budget' end
                or starts_with(base_measure, basis || '_')
                then coalesce(plain_measure, measure_code_of_change)
        end as measure_code
    from listed
)

select
    based.grid_id,
    based.column_no,
    based.item_path,
    based.basis,
    -- the rate of a change is no change: a measure of its own, or none
    case
        when based.basis in ('change', 'change_from_outturn') and based.is_rate
            then rates.measure_code
        else based.measure_code
    end as measure_code,
    based.within_measure,
    case
        when based.basis not in ('change', 'change_from_outturn') then based.own_measure
        when based.is_rate then rates.measure_code
        else based.measure_code
    end as own_measure,
    case
        when basis = 'prior_year' then 'prior_year'
        when basis = 'prior_year_outturn' and measure_code_of_outturn is not null then 'prior_year'
        when basis in ('change', 'change_from_outturn') then 'change'
        else 'current'
    end as period
from based
left join measures as rates
    on based.statement_code = rates.statement_code
    and based.measure_code || '_rate' = rates.measure_code
