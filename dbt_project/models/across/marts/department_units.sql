-- One row per unit of a department in a statement printed by units, measure and period: its own
-- figure, never the department's line above it.
with

-- a statement may print the same twice: 总计, and 合计 below the budget of the department
figures as (
    select * from {{ ref('figures') }}
    where unit_name <> '' and is_leaf and unit = 'yuan' and is_current
    qualify measure_code = first_value(measure_code) over (
        partition by document_sha256, statement_code, side, item_code, fund_code, phase, period
        order by measure_code <> 'total' asc, measure_code asc
    )
)

select
    department_id,
    department_name,
    place_code,
    place_name,
    document_kind,
    fiscal_year,
    statement_code,
    statement_name,
    unit_name,
    item_code,
    item_name,
    fund_code,
    fund_name,
    phase,
    period,

    cast(sum(value) as decimal(24, 4)) as value_yuan,
    bool_and(is_trusted) as is_trusted,
    max(adds_up_to) as adds_up_to,
    min(source_page) as source_page,
    document_sha256
from figures
group by all
