-- One row per printed figure of the revenue statements (GK02, YS02), by function and source.
{{ config(materialized='view') }}

select
    amounts.*,
    coalesce(
        amounts.adds_up_to in ('budget_revenue', 'final_revenue'), false
    ) as is_additive
from {{ ref('statement_amounts') }} as amounts
where amounts.statement_code in ('GK02', 'YS02')
