-- One row per performance form: whose it is, of which project, its total score and grade. Its title
-- names the project where the form itself does not.
with

rows_here as (
    select * from {{ ref('int_performance_rows') }}
),

-- a list names its projects line by line
lists as (
    select distinct form_id
    from {{ ref('int_performance_columns') }}
    where field = 'project_name'
),

facts as (
    select
        form_id,
        max(value_text) filter (where field = 'project_name') as project_name,
        max(value_text) filter (where field = 'supervising_department') as supervising_department,
        max(value_text) filter (where field = 'unit') as unit_name
    from {{ ref('int_performance_facts') }}
    group by form_id
),

suffixes as (
    select '(' || string_agg(pattern, '|' order by pattern) || ')$' as pattern
    from {{ ref('performance_labels') }}
    where kind = 'title'
),

forms as (
    select
        form_id,
        any_value(document_sha256) as document_sha256,
        min(page) as page,
        any_value(statement_code) as statement_code,
        arg_min(title, row_seq) as title
    from rows_here
    group by form_id
),

-- 301008_某分局_某项目: a list of projects names the unit in front
named as (
    select
        forms.*,
        nullif(
            regexp_replace({{ squeezed_text('forms.title') }}, suffixes.pattern, ''), ''
        ) as title_name
    from forms
    cross join suffixes
),

totals as (
    select
        form_id,
        max(value) filter (where field = 'total_score') as total_score,
        max(value) filter (where field = 'total_weight') as total_weight,
        max(grade) as grade
    from {{ ref('int_performance_totals') }}
    group by form_id
)

select
    named.form_id,
    named.document_sha256,
    named.statement_code,
    coalesce(
        facts.project_name,
        -- the form of a whole department names no project
        case
            when named.statement_code in ('JX01', 'JX02') and lists.form_id is null
                then regexp_replace(named.title_name, '^\d{3,}_[^_]+_', '')
        end
    ) as project_name,
    facts.supervising_department,
    coalesce(facts.unit_name, nullif(regexp_extract(named.title_name, '^(\d{3,}_[^_]+)_', 1), ''))
        as unit_name,

    totals.total_score,
    totals.total_weight,
    totals.grade,
    named.page
from named
left join facts
    on named.form_id = facts.form_id
left join lists
    on named.form_id = lists.form_id
left join totals
    on named.form_id = totals.form_id
