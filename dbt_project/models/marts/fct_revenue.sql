{{ config(materialized='view') }}

-- Revenue by function and source.
select amounts.*
from {{ ref('statement_amounts') }} as amounts
where amounts.statement_code in ('GK02', 'YS02')
