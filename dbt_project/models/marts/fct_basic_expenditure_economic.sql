{{ config(materialized='view') }}

-- Basic expenditure of the general public budget by economic class.
select amounts.*
from {{ ref('statement_amounts') }} as amounts
where amounts.statement_code in ('GK06', 'YS08')
