-- One row per row of a form's funds that weighs how they were spent: the rate, its weight and the
-- points given for it. The form of a whole department prints one for every task.
with

cells as (
    select * from {{ ref('int_performance_fund_cells') }}
),

funds as (
    select * from {{ ref('int_performance_funds') }}
),

rows_here as (
    select * from {{ ref('int_performance_rows') }}
),

placed as (
    select
        cells.form_id,
        rows_here.row_seq,
        any_value(cells.document_sha256) as document_sha256,
        any_value(cells.page) as page,
        bool_or(funds.fund_code = 'total') as is_total,
        max(funds.value) filter (where funds.measure_code = 'execution_rate') as execution_rate,
        max(funds.value) filter (where funds.measure_code = 'budget_weight') as budget_weight,
        max(funds.value) filter (where funds.measure_code = 'budget_score') as budget_score,
        bool_and(cells.is_trusted) as is_trusted
    from cells
    inner join funds
        on cells.cell_id = funds.cell_id
    inner join rows_here
        on cells.grid_id = rows_here.grid_id
        and cells.row_no = rows_here.row_no
    group by cells.form_id, rows_here.row_seq
),

blanks as (
    select distinct
        form_id,
        row_seq
    from {{ ref('int_performance_blanks') }}
    where field = 'budget_score'
)

select
    placed.*,
    blanks.form_id is not null and placed.budget_score is null as is_score_blank
from placed
left join blanks
    on placed.form_id = blanks.form_id
    and placed.row_seq = blanks.row_seq
where placed.budget_weight is not null
