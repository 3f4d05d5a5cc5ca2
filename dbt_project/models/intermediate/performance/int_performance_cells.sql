-- One row per cell that became a field of a performance form or indicator. What a form prints
-- besides (a rate of completion, remarks) is listed as unmapped.
with

forms as (
    select * from {{ ref('int_performance_forms') }}
),

rows_here as (
    select * from {{ ref('int_performance_rows') }}
),

body as (
    select
        body.*,
        forms.statement_code
    from {{ ref('int_performance_body') }} as body
    inner join forms
        on body.form_id = forms.form_id
    -- of the self-evaluation of a whole department only the funds have a mart
    where body.part = 'table' and forms.statement_code <> 'JX04'
),

indicators as (
    select * from {{ ref('int_performance_indicators') }}
),

funds as (
    select
        cell_id,
        measure_code as field
    from {{ ref('int_performance_funds') }}
    where value is not null
),

totals as (
    select
        totals.cell_id,
        totals.field
    from {{ ref('int_performance_totals') }} as totals
    inner join forms
        on totals.form_id = forms.form_id
    where
        forms.statement_code = 'JX01'
        -- the total of the weights says no more than they do
        or totals.field = 'total_weight' and forms.statement_code <> 'JX04'
),

pairs as (
    select
        pairs.cell_id,
        pairs.field
    from {{ ref('int_performance_pairs') }} as pairs
    inner join rows_here
        on pairs.grid_id = rows_here.grid_id
        and pairs.row_no = rows_here.row_no
    where
        rows_here.part = 'header'
        and not (pairs.field = 'goal' and rows_here.statement_code in ('JX01', 'JX04'))
),

texts as (
    select
        cell_id,
        field
    from body
    where
        field in (
            'line_number', 'project_name', 'unit', 'level1', 'level2', 'level3',
            'target_sign', 'target', 'target_unit'
        )
        or field in ('adjusted_target', 'actual') and statement_code = 'JX01'
        or field = 'goal' and statement_code <> 'JX01'
),

scores as (
    select
        body.cell_id,
        body.field
    from body
    inner join indicators
        on body.form_id = indicators.form_id
        and body.block_no = indicators.block_no
        and body.row_seq = indicators.row_seq
    where
        body.field = 'weight' and body.number_printed = indicators.weight
        or body.field = 'score'
        and body.number_printed = indicators.score
        and body.statement_code = 'JX01'
),

found as (
    select * from funds
    union all
    select * from totals
    union all
    select * from pairs
    union all
    select * from texts
    union all
    select * from scores
)

select
    cell_id,
    min(field) as field
from found
group by cell_id
