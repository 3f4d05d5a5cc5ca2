-- One row per grid and column of amounts: the measure and the period that its headings name. The
-- measure is null where they name none that the statement has.
with

columns as (
    select * from {{ ref('int_column_roles') }}
),

concepts as (
    select * from {{ ref('int_column_concepts') }}
),

measures as (
    select * from {{ ref('int_statement_measures') }}
),

measure_paths as (
    select * from {{ ref('measure_paths') }}
),

concepts_of_grids as (
    select
        head_grid_id,
        list(distinct heading.concept) as concepts
    from (
        select
            head_grid_id,
            unnest(headings) as heading
        from columns
    ) as headings_of_columns
    group by head_grid_id
),

-- a path listed for the statement wins over one listed for all; else the concept is the measure;
-- a column of nothing but 预算数 or 金额 is the statement's amount, or its total where it has none
bound as (
    select
        columns.*,
        concepts.document_kind,
        concepts.item_path,
        concepts.basis,
        coalesce(
            measure_paths.measure_code,
            case when concepts.item_path = '' then 'amount' else concepts.item_path end
        ) as base_measure
    from columns
    inner join concepts
        on columns.grid_id = concepts.grid_id
        and columns.column_no = concepts.column_no
    left join concepts_of_grids
        on columns.head_grid_id = concepts_of_grids.head_grid_id
    left join measure_paths
        on measure_paths.statement_code in (columns.statement_code, concepts.measures_of, '*')
        and measure_paths.item_path = coalesce(nullif(concepts.item_path, ''), 'amount')
        and (measure_paths.basis is null or concepts.basis = measure_paths.basis)
        and (
            measure_paths.needs_concept is null
            or list_contains(concepts_of_grids.concepts, measure_paths.needs_concept)
        )
    qualify row_number() over (
        partition by columns.grid_id, columns.column_no
        order by measure_paths.statement_code = '*' nulls last, measure_paths.needs_concept is null
    ) = 1
),

listed as (
    select
        bound.*,
        plain.measure_code as plain_measure,
        own.measure_code as own_measure,
        of_basis.measure_code as measure_code_of_basis
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
            'prior_year',
            'adjusted',
            case when bound.document_kind = 'final_accounts' then 'budget' end
        )
),

-- a measure of another basis is one of its own (prior_year_total, budget_amount) where the
-- statement has it; else the year before is a period of the same measure, and any other basis is
-- unknown
based as (
    select
        *,
        case
            when measure_code_of_basis is not null then measure_code_of_basis
            when
                basis in ('', 'change', 'prior_year')
                or basis = case when document_kind = 'final_accounts' then 'final' else 'budget' end
                or starts_with(base_measure, basis || '_')
                then plain_measure
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
    -- where the measure's own code names the year before, its period stays current
    case
        when basis = 'prior_year' and measure_code not like 'prior_year%' then 'prior_year'
        when basis = 'change' then 'change'
        else 'current'
    end as period
from based
