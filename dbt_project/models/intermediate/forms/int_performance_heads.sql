-- One row per row of headings over indicators or over a list of projects with goals. For example
-- 三级指标 … 指标值.
with

labels as (
    select * from {{ ref('int_performance_labels') }}
    where kind in ('indicator', 'list')
),

occupied as (
    select
        grid_id,
        unnest(range(row_no, last_row_no + 1)) as row_no,
        kind,
        field
    from labels
),

judged as (
    select
        grid_id,
        row_no,
        bool_or(kind = 'indicator' and field = 'level3')
        and bool_or(kind = 'indicator' and field in ('target', 'actual')) as is_of_indicators,
        bool_or(kind = 'list' and field = 'project_name')
        and bool_or(kind = 'list' and field = 'goal')
        and bool_or(kind = 'list' and field = 'annual_budget') as is_of_projects,
        bool_or(kind = 'indicator' and field = 'score') as has_score,
        bool_or(kind = 'indicator' and field = 'actual') as has_actual
    from occupied
    group by grid_id, row_no
)

select *
from judged
where is_of_indicators or is_of_projects
