-- One row per department, year and thing counted of which a budget and the final accounts tell:
-- what was budgeted, what was spent, and the difference.
{{ config(materialized='view') }}

with

lines as (
    select * from {{ ref('department_lines') }}
    where period = 'current'
),

-- final accounts print the budget of the three public expenses themselves
budgets as (
    select * from lines
    where phase = 'budget'
    qualify row_number() over (
        partition by department_id, level, fiscal_year, subject_area, line_code
        order by document_kind
    ) = 1
),

finals as (
    select * from lines
    where phase = 'final'
)

select
    finals.department_id,
    finals.department_name,
    finals.place_code,
    finals.place_name,
    finals.level,
    finals.fiscal_year,
    finals.subject_area,
    finals.line_code,
    finals.line_name,

    budgets.value_yuan as budget_yuan,
    finals.value_yuan as final_yuan,
    cast(finals.value_yuan - budgets.value_yuan as decimal(24, 4)) as difference_yuan,
    cast(round(
        100 * finals.value_yuan / nullif(budgets.value_yuan, 0), 2
    ) as decimal(24, 2)) as execution_percent,
    budgets.document_kind as budget_from,
    coalesce('contradicted' in (budgets.certainty, finals.certainty), false) as is_contradicted,
    budgets.is_trusted and finals.is_trusted as is_trusted,
    budgets.cell_id as budget_cell_id,
    finals.cell_id as final_cell_id
from finals
inner join budgets
    on finals.department_id = budgets.department_id
    and finals.level = budgets.level
    and finals.fiscal_year = budgets.fiscal_year
    and finals.subject_area = budgets.subject_area
    and finals.line_code = budgets.line_code
