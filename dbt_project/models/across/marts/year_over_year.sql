-- One row per department, kind, year, phase and thing counted, with the year before: as that year's
-- own report prints it, and as this year's report prints it beside.
{{ config(materialized='view') }}

with

lines as (
    select * from {{ ref('department_lines') }}
),

this_year as (
    select * from lines
    where period = 'current'
)

select
    this_year.department_id,
    this_year.department_name,
    this_year.place_code,
    this_year.place_name,
    this_year.level,
    this_year.document_kind,
    this_year.fiscal_year,
    this_year.subject_area,
    this_year.line_code,
    this_year.line_name,
    this_year.phase,

    this_year.value_yuan,
    before.value_yuan as year_before_yuan,
    beside.value_yuan as year_before_printed_yuan,
    cast(
        this_year.value_yuan - coalesce(before.value_yuan, beside.value_yuan) as decimal(24, 4)
    ) as change_yuan,
    cast(round(100 * (
        this_year.value_yuan / nullif(coalesce(before.value_yuan, beside.value_yuan), 0) - 1
    ), 2) as decimal(24, 2)) as change_percent,
    coalesce(
        'contradicted' in (this_year.certainty, coalesce(before.certainty, beside.certainty)), false
    ) as is_contradicted,
    this_year.is_trusted
    and coalesce(before.is_trusted, beside.is_trusted) as is_trusted
from this_year
left join this_year as before
    on this_year.department_id = before.department_id
    and this_year.level = before.level
    and this_year.document_kind = before.document_kind
    and this_year.fiscal_year = before.fiscal_year + 1
    and this_year.subject_area = before.subject_area
    and this_year.line_code = before.line_code
    and this_year.phase = before.phase
left join lines as beside
    on this_year.department_id = beside.department_id
    and this_year.level = beside.level
    and this_year.document_kind = beside.document_kind
    and this_year.fiscal_year = beside.fiscal_year
    and this_year.subject_area = beside.subject_area
    and this_year.line_code = beside.line_code
    and this_year.phase = beside.phase
    and beside.period = 'prior_year'
where before.value_yuan is not null or beside.value_yuan is not null
