-- Targets that budgets set: each indicator of a form, and the goal in words of forms and lists.
with

forms as (
    select * from {{ ref('int_performance_forms') }}
    where statement_code in ('JX02', 'JX03')
),

indicators as (
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
),

-- a goal in words: one of a form, or one of each project of a list
goals as (
    select
        goals.form_id,
        'goal' as target_kind,
        goals.horizon,
        cast(row_number() over (partition by goals.form_id order by goals.row_seq) as integer) as indicator_no,
        string_agg(names.squeezed, '' order by names.x0) filter (where names.field = 'project_name') as project_name,
        string_agg(names.squeezed, '' order by names.x0) filter (where names.field = 'unit') as unit_name,
        cast(null as varchar) as level1,
        cast(null as varchar) as level2,
        cast(null as varchar) as level3,
        any_value(goals.squeezed) as target,
        cast(null as decimal(24, 4)) as weight,
        any_value(goals.is_trusted) as is_trusted,
        any_value(goals.page) as page
    from {{ ref('int_performance_body') }} as goals
    left join {{ ref('int_performance_body') }} as names
        on goals.form_id = names.form_id
        and goals.row_seq between names.row_seq and names.last_row_seq
        and names.kind = 'list'
    where goals.field = 'goal'
    group by goals.form_id, goals.horizon, goals.row_seq, goals.cell_id
    union all
    select
        form_id,
        'goal' as target_kind,
        cast(null as varchar) as horizon,
        1 as indicator_no,
        cast(null as varchar) as project_name,
        cast(null as varchar) as unit_name,
        cast(null as varchar) as level1,
        cast(null as varchar) as level2,
        cast(null as varchar) as level3,
        goal as target,
        cast(null as decimal(24, 4)) as weight,
        true as is_trusted,
        goal_page as page
    from forms
    where goal is not null
),

targets as (
    select * from indicators
    union all
    select * from goals
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
