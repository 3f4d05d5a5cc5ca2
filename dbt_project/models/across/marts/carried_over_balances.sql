-- One row per balance that a two-sided statement carries in from the year before or out to the
-- next.
{{ config(materialized='view') }}

select
    department_id,
    department_name,
    place_code,
    place_name,
    level,
    document_kind,
    fiscal_year,
    statement_code,
    statement_name,
    item_code,
    item_name,
    fund_code,
    fund_name,
    line_label,
    measure_code,
    period,
    value as value_yuan,
    is_trusted,
    source_page,
    cell_id,
    document_sha256
from {{ ref('figures') }}
where
    is_current and unit = 'yuan'
    and statement_code in ('GK01', 'GK04', 'YS01', 'YS04')
    and item_code in ('carried_forward_in', 'carried_forward_out')
