-- One row per goal in words of a form, or of a project in a list. A goal stands beside or below its
-- label, or in the row of its project. Words that a page break carried over to the next page stand
-- there without a project and are joined to the goal.
with

body as (
    select * from {{ ref('int_performance_body') }}
    where part = 'table'
),

listed as (
    select
        goals.form_id,
        goals.horizon,
        goals.row_seq,
        goals.cell_id,
        any_value(goals.squeezed) as goal,
        any_value(goals.is_trusted) as is_trusted,
        any_value(goals.page) as page,
        string_agg(names.squeezed, '' order by names.x0) filter (
            where names.field = 'project_name'
        ) as project_name,
        string_agg(names.squeezed, '' order by names.x0) filter (where names.field = 'unit')
            as unit_name,
        bool_and(goals.is_top) and count(names.cell_id) = 0 as is_tail
    from body as goals
    left join body as names
        on goals.form_id = names.form_id
        and goals.row_seq between names.row_seq and names.last_row_seq
        and names.kind = 'list'
        and names.field in ('project_name', 'unit', 'annual_budget')
    where goals.field = 'goal'
    group by goals.form_id, goals.horizon, goals.row_seq, goals.cell_id
),

numbered as (
    select
        *,
        count(*) filter (where not is_tail) over (
            partition by form_id order by row_seq, cell_id
        ) as goal_no
    from listed
),

joined as (
    select
        form_id,
        any_value(horizon) as horizon,
        cast(goal_no as integer) as goal_no,
        arg_min(project_name, row_seq) as project_name,
        arg_min(unit_name, row_seq) as unit_name,
        string_agg(goal, '' order by row_seq) as goal,
        bool_and(is_trusted) as is_trusted,
        min(page) as page
    from numbered
    group by form_id, goal_no
),

paired as (
    select
        rows_here.form_id,
        pairs.horizon,
        cast(row_number() over (
            partition by rows_here.form_id order by rows_here.row_seq, pairs.cell_id
        ) as integer) as goal_no,
        cast(null as varchar) as project_name,
        cast(null as varchar) as unit_name,
        pairs.value_text as goal,
        pairs.is_trusted,
        pairs.page
    from {{ ref('int_performance_pairs') }} as pairs
    inner join {{ ref('int_performance_rows') }} as rows_here
        on pairs.grid_id = rows_here.grid_id
        and pairs.row_no = rows_here.row_no
    where pairs.field = 'goal' and rows_here.part = 'header'
),

together as (
    select * from joined
    union all
    select * from paired
)

select
    * exclude (goal_no),
    cast(row_number() over (
        partition by form_id order by goal_no, page, horizon, project_name, unit_name
    ) as integer) as goal_no
from together
