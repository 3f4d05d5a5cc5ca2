-- One row per sum, rate or score in the funds block of a performance form, and per project's budget
-- in a list of projects.
with

forms as (
    select * from {{ ref('int_performance_forms') }}
    where document_sha256 in ({{ loaded_documents() }})
),

funds as (
    select * from {{ ref('int_performance_funds') }}
    where value is not null
)

select
    funds.cell_id,
    forms.document_sha256,
    forms.statement_code,
    coalesce(
        funds.project_name, case when funds.fund_code <> 'list_total' then forms.project_name end
    ) as project_name,
    coalesce(funds.unit_name, forms.unit_name) as unit_name,
    funds.fund_code,
    funds.fund_label,
    funds.measure_code,

    funds.value,
    funds.unit,
    funds.is_trusted,

    cast(funds.page as integer) as source_page,
    funds.text as source_text,
    cast(funds.source_bbox as double[]) as source_bbox
from forms
inner join funds
    on forms.form_id = funds.form_id
