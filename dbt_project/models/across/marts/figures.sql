-- One row per printed figure, with everything in words: place, department, statement, classes,
-- what it counts, yuan and 万元, where it is printed. The wide view for people: no join needed.
{{ config(materialized='view') }}

select
    places.province_name,
    documents.place_code,
    places.place_name,
    documents.department_id,
    departments.department_name,
    documents.department_name as printed_department_name,
    documents.level,
    documents.document_kind,
    documents.fiscal_year,
    documents.is_current,

    facts.statement_code,
    statements.name_zh as statement_name,
    facts.side,
    facts.block,
    facts.unit_name,

    facts.subject_code,
    coalesce(subjects.name_zh, facts.line_label) as subject_name,
    coalesce(subjects.classification, '') as classification,
    coalesce(subjects.class_code, facts.class_code) as class_code,
    subjects.class_name_zh as class_name,
    subjects.section_code,
    subjects.section_name_zh as section_name,
    facts.line_label,
    facts.line_path,
    facts.line_no,
    facts.line_level,
    facts.is_total,
    facts.is_leaf,

    facts.measure_code,
    measures.name_zh as measure_name,
    facts.item_code,
    coalesce(items.name_zh, measures.name_zh) as item_name,
    facts.fund_code,
    funds.name_zh as fund_name,
    facts.phase,
    facts.period,

    facts.value,
    facts.unit,
    case
        when facts.unit = 'yuan' then cast(facts.value * 0.0001 as decimal(24, 8))
    end as wan_yuan,
    facts.printed_unit,

    facts.certainty,
    facts.certainty_reason,
    facts.is_trusted,
    facts.adds_up_to,
    facts.is_repeat,

    documents.file_path,
    facts.source_page,
    facts.source_text,
    facts.source_bbox,
    facts.header_path,
    facts.cell_id,
    facts.document_sha256
from {{ ref('statement_amounts') }} as facts
inner join {{ ref('dim_document') }} as documents
    on facts.document_sha256 = documents.document_sha256
inner join {{ ref('dim_place') }} as places
    on documents.place_code = places.place_code
inner join {{ ref('dim_department') }} as departments
    on documents.department_id = departments.department_id
inner join {{ ref('dim_statement') }} as statements
    on facts.statement_code = statements.statement_code
inner join {{ ref('dim_measure') }} as measures
    on facts.statement_code = measures.statement_code
    and facts.measure_code = measures.measure_code
left join {{ ref('dim_fund') }} as funds
    on facts.fund_code = funds.fund_code
left join {{ ref('items') }} as items
    on facts.item_code = items.item_code
left join {{ ref('dim_subject') }} as subjects
    on facts.subject_code = subjects.subject_code
    and documents.fiscal_year = subjects.fiscal_year
