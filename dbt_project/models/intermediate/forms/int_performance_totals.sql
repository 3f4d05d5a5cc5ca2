-- One row per cell of a form that holds its total score, the total of the weights or the grade.
-- They are told apart by the columns they stand in.
with

body as (
    select * from {{ ref('int_performance_body') }}
    where part = 'total'
),

grades as (
    select * from {{ ref('performance_grades') }}
),

cells as (
    select
        cells.cell_id,
        cells.plain,
        cells.number_printed,
        cells.column_no,
        cells.column_span,
        rows_here.form_id
    from {{ ref('int_cells') }} as cells
    inner join {{ ref('int_performance_rows') }} as rows_here
        on cells.grid_id = rows_here.grid_id
        and cells.row_no = rows_here.row_no
    where rows_here.part = 'total' and not cells.is_blank
),

graded as (
    select
        cells.form_id,
        cells.cell_id,
        grades.grade
    from cells
    inner join grades
        on regexp_full_match(cells.plain, grades.pattern)
    union all
    -- 自评等级 | 优
    select
        rows_here.form_id,
        pairs.cell_id,
        grades.grade
    from {{ ref('int_performance_pairs') }} as pairs
    inner join {{ ref('int_performance_rows') }} as rows_here
        on pairs.grid_id = rows_here.grid_id
        and pairs.row_no = rows_here.row_no
    inner join grades
        on regexp_full_match({{ plain_text('pairs.value_text') }}, grades.pattern)
    where pairs.field = 'grade'
),

scored as (
    select
        cells.form_id,
        cells.cell_id,
        cells.number_printed,
        case
            -- merged over the columns of weight and score, and the only figure: what was scored
            when
                body.field = 'weight' and cells.column_span > 1
                and count(*) over (partition by cells.form_id) = 1
                then 'score'
            when body.field in ('score', 'weight') then body.field
            -- below no known column: the last figure of the row is the score
            when
                cells.column_no = max(cells.column_no) over (partition by cells.form_id)
                then 'score'
        end as field
    from cells
    left join body
        on cells.cell_id = body.cell_id
    where cells.number_printed is not null
)

select
    form_id,
    cell_id,
    case field when 'score' then 'total_score' else 'total_weight' end as field,
    {{ plausible('number_printed', "'points'") }} as value,
    cast(null as varchar) as grade
from scored
where field is not null and {{ plausible('number_printed', "'points'") }} is not null
union all
select distinct
    form_id,
    cell_id,
    'grade' as field,
    cast(null as decimal(24, 4)) as value,
    grade
from graded
