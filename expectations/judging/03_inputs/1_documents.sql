-- One row per document, and per statement, tested sum, unplaced amount and row of text of it. The
-- files of this folder name all that the rules read of dbt's models and seeds; a test holds the
-- others to it.

create or replace view input_documents as
select
    documents.document_sha256,
    documents.document_kind,
    documents.fiscal_year,
    documents.department_name,
    documents.level,
    documents.place_name,
    documents.part,
    documents.page_count,
    documents.is_trusted,
    documents.is_current,
    documents.supersedes_sha256,
    coalesce(disclosures.has_statements, documents.part <> 'narrative_only') as has_statements,
    coalesce(disclosures.has_narrative, documents.part <> 'statements_only') as has_narrative,
from warehouse.marts.documents
left join warehouse.marts.disclosures as disclosures
    on list_contains(disclosures.document_sha256s, documents.document_sha256);

-- One row per document and document of its disclosure, itself among them: narrative and statements
-- may be two files.
create or replace view input_parts as
select
    document_sha256,
    document_sha256 as part_sha256,
from warehouse.marts.documents
union
select
    one.document_sha256,
    other.document_sha256 as part_sha256,
from warehouse.marts.disclosures
cross join unnest(document_sha256s) as one (document_sha256)
cross join unnest(document_sha256s) as other (document_sha256);

-- One row per document and statement code: a document can print one statement twice.
create or replace view input_coverage as
select
    document_sha256,
    statement_code,
    bool_or(is_recognised) as is_recognised,
    sum(amount_count)::bigint as amount_count,
    sum(unmapped_count)::bigint as unmapped_count,
from warehouse.audit.statement_coverage
where statement_code is not null
group by document_sha256, statement_code;

create or replace view input_statement_names as
select
    statement_code,
    document_kind,
    name_zh,
    grain,
from warehouse.intermediate.int_statement_kinds;

-- The line number belongs to the total's row of the marts: the check need not carry it.
create or replace view input_checks as
select
    checks.check_id,
    checks.identity_id,
    checks.rule_id,
    checks.document_sha256,
    checks.statement_code,
    coalesce(checks.side, '') as side,
    coalesce(checks.block, '') as block,
    coalesce(checks.unit_name, '') as unit_name,
    coalesce(checks.period, '') as period,
    coalesce(checks.subject_code, '') as subject_code,
    coalesce(checks.line_label, '') as line_label,
    coalesce(amounts.line_no, 1) as line_no,
    coalesce(checks.measure_code, '') as measure_code,
    checks.expected,
    checks.found,
    checks.difference,
    checks.allowed,
    checks.addend_count,
    checks.unit,
    checks.outcome,
    checks.reason,
    checks.is_trusted,
    checks.total_cell_id,
from warehouse.intermediate.int_identity_checks as checks
left join warehouse.marts.statement_amounts as amounts
    on checks.total_cell_id = amounts.cell_id;

create or replace view input_terms as
select *
from warehouse.intermediate.int_identity_terms;

create or replace view input_amounts as
select
    amounts.cell_id,
    amounts.header_path,
    amounts.is_trusted,
    units.factor,
from warehouse.marts.statement_amounts as amounts
left join warehouse.intermediate.int_units as units on amounts.cell_id = units.cell_id;

create or replace view input_text_rows as
select
    document_sha256,
    page,
    text_row_no,
    text,
    x0,
    y0,
    x1,
    y1,
from warehouse.intermediate.int_text_rows;

-- What nobody placed, and what is kept under its printed title or heading alone: no rule knows it.
create or replace view input_unmapped as
select * replace (if(statement_code like '%-OT-%', null, statement_code) as statement_code)
from warehouse.audit.unmapped_cells
union all by name
select
    document_sha256,
    source_page as page,
    grid_no,
    row_no,
    column_no,
    if(name_zh is null, statement_code, null) as statement_code,
    if(name_zh is null, 'unbound_column', 'unknown_statement') as reason_code,
    header_path,
    line_label,
    source_text,
    source_bbox,
from warehouse.intermediate.int_other_figures;
