{{ config(materialized='view') }}

-- Expenditure by function, basic and project, by fund: the by-function expenditure statements,
-- leaves and totals.
select amounts.*
from {{ ref('statement_amounts') }} as amounts
where amounts.statement_code in ('GK03', 'GK05', 'GK07', 'GK08', 'YS03', 'YS05', 'YS06', 'YS07')
