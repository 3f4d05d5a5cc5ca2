-- One row per lowest heading of a form's table: what its column holds, and in which block. A form
-- that prints the same headings twice (实施期 | 年度) has two blocks beside each other.
with

labels as (
    select * from {{ ref('int_performance_labels') }}
),

headings as (
    select
        labels.*,
        rows_here.document_sha256,
        rows_here.form_id,
        rows_here.heading_no,
        rows_here.row_seq
    from labels
    inner join {{ ref('int_performance_rows') }} as rows_here
        on labels.grid_id = rows_here.grid_id
        and labels.row_no = rows_here.row_no
    where rows_here.part = 'heading' and labels.kind in ('indicator', 'list')
    qualify row_number() over (partition by labels.cell_id order by labels.kind) = 1
),

leaves as (
    select headings.*
    from headings
    where not exists (
        select 1 from headings as lower_ones
        where
            lower_ones.grid_id = headings.grid_id
            and lower_ones.heading_no = headings.heading_no
            and lower_ones.row_no > headings.last_row_no
            and lower_ones.x0 < headings.x1 - 1 and lower_ones.x1 > headings.x0 + 1
    )
),

-- 实施期目标 | 年度目标 stand over their blocks
horizons as (
    select
        leaves.cell_id,
        arg_max(labels.horizon, labels.row_no) as horizon
    from leaves
    inner join labels
        on leaves.grid_id = labels.grid_id
        and labels.kind = 'over'
        and leaves.row_no > labels.row_no
        and labels.x0 < (leaves.x0 + leaves.x1) / 2 and labels.x1 > (leaves.x0 + leaves.x1) / 2
    where leaves.field = 'target'
    group by leaves.cell_id
),

numbered as (
    select
        leaves.*,
        horizons.horizon as block_horizon,
        row_number() over (partition by form_id, heading_no, field order by x0) as block_no
    from leaves
    left join horizons
        on leaves.cell_id = horizons.cell_id
)

select
    form_id,
    heading_no,
    block_no,
    kind,
    field,
    max(block_horizon) over (partition by form_id, heading_no, block_no) as horizon,

    cell_id as heading_cell_id,
    unit_name_zh,
    x0,
    x1
from numbered
