{{ config(materialized='view') }}

-- The three public expenses and agency operating costs.
select amounts.*
from {{ ref('statement_amounts') }} as amounts
where amounts.statement_code in ('GK09', 'YS09')
