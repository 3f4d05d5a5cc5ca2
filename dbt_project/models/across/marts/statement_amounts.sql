-- One row per printed figure: the contract's view of fct_statement_amounts, with what its document
-- says of itself.
{{ config(materialized='view') }}

with

scales as (
    select distinct
        document_sha256,
        statement_code
    from {{ ref('scale_doubts') }}
)

select
    facts.document_sha256,
    facts.statement_code,
    facts.side,
    facts.block,
    facts.unit_name,
    facts.period,
    facts.subject_code,
    facts.line_label,
    facts.second_code,
    facts.second_label,
    facts.line_path,
    facts.line_no,
    facts.measure_code,
    facts.item_code,
    facts.fund_code,
    facts.phase,

    facts.value,
    facts.unit,
    facts.printed_unit,

    facts.class_code,
    facts.line_level,
    facts.is_total,
    facts.is_leaf,
    facts.bound_by,
    facts.is_trusted and scales.document_sha256 is null as is_trusted,
    case when documents.is_current then facts.adds_up_to end as adds_up_to,
    facts.is_repeat,
    case
        when facts.is_trusted and scales.document_sha256 is not null then 'doubtful'
        else facts.certainty
    end as certainty,
    case
        when facts.is_trusted and scales.document_sha256 is not null then 'unit_in_doubt'
        else facts.certainty_reason
    end as certainty_reason,

    facts.header_path,
    facts.source_page,
    facts.source_text,
    facts.source_bbox,
    facts.cell_id,

    documents.department_name,
    documents.fiscal_year,
    documents.document_kind,
    documents.level,
    documents.is_current
from {{ ref('fct_statement_amounts') }} as facts
inner join {{ ref('dim_document') }} as documents
    on facts.document_sha256 = documents.document_sha256
left join scales
    on facts.document_sha256 = scales.document_sha256
    and facts.statement_code = scales.statement_code
    and facts.unit = 'yuan'
