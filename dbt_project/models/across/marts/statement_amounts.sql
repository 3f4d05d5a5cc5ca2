-- One row per printed figure: the contract's view of fct_statement_amounts, with what its document
-- says of itself.
{{ config(materialized='view') }}

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

    facts.value,
    facts.unit,

    facts.class_code,
    facts.line_level,
    facts.is_total,
    facts.is_leaf,
    facts.bound_by,
    facts.is_trusted,
    facts.is_repeat,
    facts.proof,
    facts.reading,

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
