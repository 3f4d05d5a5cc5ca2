-- One row per target that a budget sets: an indicator of a target form, or a goal in words of a
-- form or of a project in a list.
with

forms as (
    select * from {{ ref('int_performance_forms') }}
    where
        statement_code in ('JX02', 'JX03')
        and document_sha256 in ({{ loaded_documents() }})
),

targets as (
    select
        form_id,
        'indicator' as target_kind,
        horizon,
        indicator_no,
        project_name,
        unit_name,
        level1,
        level2,
        level3,
        target,
        weight,
        is_trusted,
        page
    from {{ ref('int_performance_indicators') }}
    union all
    select
        form_id,
        'goal' as target_kind,
        horizon,
        goal_no as indicator_no,
        project_name,
        unit_name,
        null as level1,
        null as level2,
        null as level3,
        goal as target,
        null as weight,
        is_trusted,
        page
    from {{ ref('int_performance_goals') }}
)

select
    forms.document_sha256,
    forms.statement_code,
    coalesce(targets.project_name, forms.project_name) as project_name,
    coalesce(targets.unit_name, forms.unit_name) as unit_name,
    forms.supervising_department,
    targets.target_kind,
    targets.horizon,
    targets.indicator_no,
    targets.level1,
    targets.level2,
    targets.level3,

    targets.target,
    cast(targets.weight as decimal(24, 4)) as weight,
    targets.is_trusted,

    cast(targets.page as integer) as source_page
from forms
inner join targets
    on forms.form_id = targets.form_id
