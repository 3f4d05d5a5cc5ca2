-- One row per statement and measure that the contract lists or a loaded report prints.
with

-- what a report could print is composed and goes into the ten thousands
printed as (
    select distinct statement_code, measure_code from {{ ref('fct_statement_amounts') }}
)

select
    measures.statement_code,
    measures.measure_code,
    measures.name_zh,
    measures.item_code,
    measures.fund_code,
    measures.phase,
    measures.is_in_contract
from {{ ref('int_statement_measures') }} as measures
left join printed
    on measures.statement_code = printed.statement_code
    and measures.measure_code = printed.measure_code
where measures.is_in_contract or printed.measure_code is not null
union all by name
-- a column that no words know, by its place; what it is stands in its headings
select
    statement_code,
    measure_code,
    {{ name_of_other_measure('measure_code') }} as name_zh,
    any_value(item_code) as item_code,
    any_value(fund_code) as fund_code,
    any_value(phase) as phase,
    false as is_in_contract
from {{ ref('int_other_figures') }}
group by statement_code, measure_code
