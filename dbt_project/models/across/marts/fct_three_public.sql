-- One row per printed figure of the 三公 statements (GK09, YS09), agency operating costs with them
-- where printed.
{{ config(materialized='view') }}

-- Some places print them downwards, as lines: then the line says which expense it is
-- (`expense_code`), else the column does.
select
    amounts.*,
    coalesce(line_measures.measure_code, amounts.measure_code) as expense_code
from {{ ref('statement_amounts') }} as amounts
left join {{ ref('line_measures') }} as line_measures
    on amounts.statement_code = line_measures.statement_code
    and amounts.measure_code in ('amount', 'total')
    and regexp_full_match(amounts.line_label, line_measures.label_pattern)
where amounts.statement_code in ('GK09', 'YS09')
