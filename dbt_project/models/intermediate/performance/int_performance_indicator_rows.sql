-- One row per row of a form's table and block of columns, with the fields of an indicator that it
-- prints.
with

body as (
    select
        *,
        {{ plausible('number_printed', "'points'") }} as points
    from {{ ref('int_performance_body') }}
    where part = 'table'
),

-- names stand for every row that they reach, figures and targets for the row they begin in
spread as (
    select
        * exclude (last_row_seq, row_seq),
        row_seq as first_seq,
        unnest(range(row_seq, last_row_seq + 1)) as row_seq
    from body
    where field in ('level1', 'level2', 'level3', 'project_name', 'unit')
    union all
    select
        * exclude (last_row_seq, row_seq),
        row_seq as first_seq,
        row_seq
    from body
    where field not in ('level1', 'level2', 'level3', 'project_name', 'unit')
),

-- level 1, project and unit are printed once for all blocks
shared as (
    select
        form_id,
        row_seq,
        string_agg(squeezed, '' order by x0) filter (where field = 'level1') as level1,
        max(first_seq) filter (where field = 'level1') as level1_seq,
        string_agg(squeezed, '' order by x0) filter (where field = 'project_name') as project_name,
        string_agg(squeezed, '' order by x0) filter (where field = 'unit') as unit_name
    from spread
    where block_no = 1
    group by form_id, row_seq
),

blocks as (
    select
        form_id,
        heading_no,
        row_seq,
        block_no,
        any_value(document_sha256) as document_sha256,
        any_value(grid_id) as grid_id,
        any_value(page) as page,
        any_value(horizon) as horizon,
        bool_and(is_trusted) as is_trusted,
        bool_or(is_top) as is_top,
        string_agg(squeezed, '' order by x0) filter (where field = 'level2') as level2,
        max(first_seq) filter (where field = 'level2') as level2_seq,
        string_agg(squeezed, '' order by x0) filter (where field = 'level3') as level3,
        -- ≥ | 8 | 万平方公里 in three columns is one target
        concat_ws(
            '',
            string_agg(squeezed, '' order by x0) filter (where field = 'target_sign'),
            string_agg(squeezed, '' order by x0) filter (where field = 'target'),
            string_agg(squeezed, '' order by x0) filter (where field = 'target_unit')
        ) as target,
        string_agg(squeezed, '' order by x0) filter (where field = 'adjusted_target')
            as adjusted_target,
        string_agg(squeezed, '' order by x0) filter (where field = 'actual') as actual,
        max(points) filter (where field = 'weight') as weight,
        max(points) filter (where field = 'score') as score,
        bool_or(first_seq = row_seq and field in ('level3', 'target', 'actual', 'score')) as is_row
    from spread
    group by form_id, heading_no, row_seq, block_no
)

select
    blocks.*,
    shared.level1,
    shared.level1_seq,
    shared.project_name,
    shared.unit_name,
    -- the lower half of a row that a page break split: words of the cells that were too long
    blocks.is_top and shared.level1 is null and blocks.level2 is null and blocks.level3 is null
    and blocks.weight is null and blocks.score is null as is_tail
from blocks
left join shared
    on blocks.form_id = shared.form_id
    and blocks.row_seq = shared.row_seq
