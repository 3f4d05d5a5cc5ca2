-- One row per performance form: whose it is and of which project, from its pairs of label and value, or
-- from its title where the form names its project only there.
with

rows_here as (
    select * from {{ ref('int_performance_rows') }}
),

pairs as (
    select
        pairs.*,
        rows_here.form_id,
        rows_here.row_seq
    from {{ ref('int_performance_pairs') }} as pairs
    inner join rows_here
        on pairs.grid_id = rows_here.grid_id
        and pairs.row_no = rows_here.row_no
    where rows_here.part = 'header'
),

facts as (
    select
        form_id,
        arg_min(value_text, row_seq) filter (where field = 'project_name') as project_name,
        arg_min(value_text, row_seq) filter (where field = 'supervising_department') as supervising_department,
        arg_min(value_text, row_seq) filter (where field = 'unit') as unit_name,
        arg_min(value_text, row_seq) filter (where field = 'goal') as goal,
        arg_min(page, row_seq) filter (where field = 'goal') as goal_page
    from pairs
    group by form_id
),

suffixes as (
    select '(' || string_agg(pattern, '|') || ')$' as pattern
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
        nullif(regexp_replace({{ squeezed_text('forms.title') }}, suffixes.pattern, ''), '') as title_name
    from forms
    cross join suffixes
),

totals as (
    select
        form_id,
        max(value) filter (where field = 'total_score') as total_score,
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
        case when named.statement_code in ('JX01', 'JX02')
            then regexp_replace(named.title_name, '^\d{3,}_[^_]+_', '') end
    ) as project_name,
    facts.supervising_department,
    coalesce(facts.unit_name, nullif(regexp_extract(named.title_name, '^(\d{3,}_[^_]+)_', 1), '')) as unit_name,
    facts.goal,
    facts.goal_page,

    totals.total_score,
    totals.grade,
    named.page
from named
left join facts
    on named.form_id = facts.form_id
left join totals
    on named.form_id = totals.form_id
