-- One row per figure of a grid that did not become a row of fct_statement_amounts, with the reason:
-- nothing is lost in silence.
with

amounts as (
    select amounts.*
    from {{ ref('int_amounts') }} as amounts
    anti join {{ ref('int_performance_cells') }} as performance
        on amounts.cell_id = performance.cell_id
    where amounts.unmapped_reason is not null
),

reasons as (
    select * from {{ ref('reasons') }}
)

select
    amounts.cell_id,
    amounts.document_sha256,
    amounts.page,
    amounts.grid_no,
    amounts.row_no,
    amounts.column_no,
    amounts.statement_code,
    amounts.unmapped_reason as reason_code,
    reasons.reason_zh as reason,
    amounts.header_path,
    amounts.line_label,
    amounts.text as source_text,
    cast(amounts.source_bbox as double[]) as source_bbox
from amounts
left join reasons
    on amounts.unmapped_reason = reasons.reason_code
