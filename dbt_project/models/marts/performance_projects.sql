-- Projects with the funds and the score of their self-evaluation, from the row of the funds' total.
with

forms as (
    select * from {{ ref('int_performance_forms') }}
    where statement_code = 'JX01' and project_name is not null
),

funds as (
    select
        form_id,
        {% for measure in [
            'initial_budget', 'annual_budget', 'executed', 'balance', 'execution_rate', 'budget_score'
        ] -%}
        max(value) filter (where measure_code = '{{ measure }}') as {{ measure }}{{ ',' if not loop.last }}
        {% endfor %}
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
