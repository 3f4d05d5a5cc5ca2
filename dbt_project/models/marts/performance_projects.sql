-- One row per document and project that prints a self-evaluation (项目支出绩效自评表).
with

forms as (
    select * from {{ ref('int_performance_forms') }}
    where
        statement_code = 'JX01'
        and document_sha256 in ({{ loaded_documents() }})
),

funds as (
    select
        form_id,
        max(value) filter (where measure_code = 'initial_budget') as initial_budget,
        max(value) filter (where measure_code = 'annual_budget') as annual_budget,
        max(value) filter (where measure_code = 'executed') as executed,
        max(value) filter (where measure_code = 'balance') as balance,
        max(value) filter (where measure_code = 'execution_rate') as execution_rate,
        max(value) filter (where measure_code = 'budget_score') as budget_score
    from {{ ref('int_performance_funds') }}
    where fund_code = 'total'
    group by form_id
)

select
    forms.document_sha256,
    forms.project_name,
    forms.supervising_department,
    forms.unit_name as unit,

    funds.initial_budget,
    funds.annual_budget,
    funds.executed,
    funds.balance,
    funds.execution_rate,
    funds.budget_score,
    cast(forms.total_score as decimal(24, 4)) as total_score,
    forms.grade,

    cast(forms.page as integer) as source_page
from forms
left join funds
    on forms.form_id = funds.form_id
