-- One row per printed figure of basic expenditure of the general public budget by economic class
-- (GK06, YS08).
{{ config(materialized='view') }}

select amounts.*
from {{ ref('statement_amounts') }} as amounts
where amounts.statement_code in ('GK06', 'YS08')
