{{ config(materialized='view') }}

-- Procurement, operating costs and state assets.
select amounts.*
from {{ ref('statement_amounts') }} as amounts
where amounts.statement_code in ('GK10')
