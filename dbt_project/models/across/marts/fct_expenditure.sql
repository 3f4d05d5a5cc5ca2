-- One row per printed figure of the expenditure statements by function (GK03, GK05, GK07, GK08,
-- YS03, YS05, YS06, YS07): basic and project expenditure by fund.
{{ config(materialized='view') }}

select
    amounts.*,
    coalesce(
        amounts.adds_up_to in ('budget_expenditure', 'final_expenditure'), false
    ) as is_additive
from {{ ref('statement_amounts') }} as amounts
where amounts.statement_code in ('GK03', 'GK05', 'GK07', 'GK08', 'YS03', 'YS05', 'YS06', 'YS07')
