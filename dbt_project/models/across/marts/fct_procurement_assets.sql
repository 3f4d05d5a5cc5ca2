-- One row per printed figure on procurement, operating costs and state assets (GK10); counts have
-- unit `count`.
{{ config(materialized='view') }}

select amounts.*
from {{ ref('statement_amounts') }} as amounts
where amounts.statement_code in ('GK10')
