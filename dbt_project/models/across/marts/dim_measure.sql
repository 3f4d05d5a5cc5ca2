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
