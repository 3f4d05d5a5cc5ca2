-- One row per printed figure of the 三公 statements (GK09, YS09), agency operating costs with them
-- where printed.
{{ config(materialized='view') }}

-- Some places print them downwards, as lines: then the line says which expense it is
-- (`expense_code`), else the column does. Each distinct label is matched once.
with

amounts as (
    select *
    from {{ ref('statement_amounts') }}
    where statement_code in ('GK09', 'YS09')
),

labels as (
    select distinct
        statement_code,
        line_label
    from amounts
),

line_expenses as (
    select
        labels.statement_code,
        labels.line_label,
        line_measures.measure_code
    from labels
    inner join {{ ref('line_measures') }} as line_measures
        on labels.statement_code = line_measures.statement_code
        and regexp_full_match(labels.line_label, line_measures.label_pattern)
)

select
    amounts.*,
    case
        -- its budget stands in a column of its own
        when amounts.measure_code = 'budget_amount'
            then coalesce(
                replace(line_expenses.measure_code, 'final_', 'budget_'), amounts.measure_code
            )
        else coalesce(line_expenses.measure_code, amounts.measure_code)
    end as expense_code
from amounts
left join line_expenses
    on amounts.statement_code = line_expenses.statement_code
    and amounts.line_label = line_expenses.line_label
    and amounts.measure_code in ('amount', 'total', 'budget_amount')
