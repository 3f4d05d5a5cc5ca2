-- One row per document, project and indicator of its self-evaluation.
with

forms as (
    select * from {{ ref('int_performance_forms') }}
    where
        statement_code = 'JX01'
        and document_sha256 in ({{ loaded_documents() }})
),

indicators as (
    select * from {{ ref('int_performance_indicators') }}
)

select
    forms.document_sha256,
    coalesce(indicators.project_name, forms.project_name) as project_name,
    indicators.level1,
    indicators.level2,
    indicators.level3,

    indicators.target,
    indicators.adjusted_target,
    indicators.actual,
    cast(indicators.weight as decimal(24, 4)) as weight,
    cast(indicators.score as decimal(24, 4)) as score,

    cast(indicators.page as integer) as source_page
from forms
inner join indicators
    on forms.form_id = indicators.form_id
