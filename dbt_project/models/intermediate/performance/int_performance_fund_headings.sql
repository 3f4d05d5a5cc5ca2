-- One row per figure or dash in a form's header that stands below a heading of funds. The heading
-- (年初预算数, 执行率 …) is the nearest one above it.
with

below as (
    select
        figures.cell_id,
        figures.form_id,
        figures.grid_id,
        figures.row_no,
        figures.last_row_no,
        labels.last_row_no as heading_row_no,
        labels.field,
        labels.unit_name_zh
    from {{ ref('int_performance_header_figures') }} as figures
    inner join {{ ref('int_performance_labels') }} as labels
        on figures.grid_id = labels.grid_id
        and labels.kind = 'fund_column'
        and figures.row_no > labels.last_row_no
        and least(figures.x1, labels.x1) - greatest(figures.x0, labels.x0)
        >= 0.5 * least(figures.x1 - figures.x0, labels.x1 - labels.x0)
    qualify row_number() over (
        partition by figures.cell_id order by labels.row_no desc, labels.x0 asc
    ) = 1
),

blocks as (
    select
        form_id,
        grid_id,
        min(row_no) as first_row_no,
        max(last_row_no) as last_row_no
    from below
    group by form_id, grid_id
),

rows_of_blocks as (
    select
        form_id,
        grid_id,
        row_no,
        last_row_no,
        heading_row_no
    from below
    union all
    -- 上年结转资金 without an amount is a row of the block, too
    select
        blocks.form_id,
        blocks.grid_id,
        labels.row_no,
        labels.last_row_no,
        null as heading_row_no
    from blocks
    inner join {{ ref('int_performance_labels') }} as labels
        on blocks.grid_id = labels.grid_id
        and labels.kind = 'fund_row'
        and labels.row_no between blocks.first_row_no and blocks.last_row_no
),

-- headings reach down to the first row without a figure or a fund: what follows is another block
parted as (
    select
        form_id,
        grid_id,
        row_no,
        row_no > coalesce(
            lag(max(last_row_no)) over (partition by form_id, grid_id order by row_no),
            max(heading_row_no)
        ) + 1 as is_apart
    from rows_of_blocks
    group by form_id, grid_id, row_no
),

reached as (
    select
        form_id,
        grid_id,
        row_no
    from parted
    qualify count(*) filter (where is_apart) over (
        partition by form_id, grid_id order by row_no
    ) = 0
)

select
    below.cell_id,
    below.field,
    below.unit_name_zh
from below
inner join reached
    on below.form_id = reached.form_id
    and below.grid_id = reached.grid_id
    and below.row_no = reached.row_no
