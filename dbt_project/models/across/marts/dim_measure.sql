-- One row per statement and measure it can print.
select
    statement_code,
    measure_code,
    name_zh,
    item_code,
    fund_code,
    phase,
    is_in_contract
from {{ ref('int_statement_measures') }}
