-- One row per unit of a department in a statement printed by units, measure and period: its own
-- figure, never the department's line above it.
{{ config(materialized='view') }}

select
    department_id,
    department_name,
    place_code,
    place_name,
    document_kind,
    fiscal_year,
    statement_code,
    statement_name,
    unit_name,
    item_code,
    item_name,
    fund_code,
    phase,
    period,

    cast(sum(value) as decimal(24, 4)) as value_yuan,
    bool_and(is_trusted) as is_trusted,
    min(source_page) as source_page,
    document_sha256
from {{ ref('figures') }}
where unit_name <> '' and is_leaf and unit = 'yuan' and is_current
group by all
