-- What the rules read of the build file, under the names they use: the one place to change when
-- a model of dbt does.
create or replace temp view input_documents as
select
    document_sha256,
    document_kind,
    fiscal_year,
    department_name,
    place_name,
    part,
    is_trusted,
from marts.documents;

-- One row per document and statement code: a document can print one statement twice.
create or replace temp view input_coverage as
select
    document_sha256,
    statement_code,
    bool_or(is_recognised) as is_recognised,
    sum(amount_count)::bigint as amount_count,
    sum(unmapped_count)::bigint as unmapped_count,
from audit.statement_coverage
where statement_code is not null
group by document_sha256, statement_code;

create or replace temp view input_statement_names as
select
    statement_code,
    name_zh,
from seeds.statements;

-- The line number belongs to the total's row of the marts: the check need not carry it.
create or replace temp view input_checks as
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
from intermediate.int_identity_checks as checks
left join marts.statement_amounts as amounts
    on checks.total_cell_id = amounts.cell_id;

create or replace temp view input_terms as
select *
from intermediate.int_identity_terms;

create or replace temp view input_amounts as
select
    cell_id,
    header_path,
    is_trusted,
from marts.statement_amounts;

create or replace temp view input_text_rows as
select
    document_sha256,
    page,
    text_row_no,
    text,
from intermediate.int_text_rows;

create or replace temp view input_unmapped as
select *
from audit.unmapped_cells;

-- Every figure of the statements, with half its last printed digit (rules of the kind `query`).
create or replace temp view input_figures as
select
    amounts.cell_id,
    amounts.document_sha256,
    amounts.statement_code,
    coalesce(names.name_zh, amounts.statement_code) as statement_name,
    coalesce(amounts.side, '') as side,
    coalesce(amounts.block, '') as block,
    coalesce(amounts.unit_name, '') as unit_name,
    coalesce(amounts.period, '') as period,
    coalesce(amounts.subject_code, '') as subject_code,
    coalesce(amounts.line_label, '') as line_label,
    amounts.line_no,
    amounts.measure_code,
    amounts.class_code,
    amounts.line_level,
    coalesce(amounts.is_total, false) as is_total,
    amounts.is_leaf,
    amounts.is_trusted,
    amounts.value,
    amounts.unit,
    coalesce(amounts.header_path, '') as header_path,
    amounts.source_page,
    amounts.source_text,
    amounts.source_bbox,
from marts.statement_amounts as amounts
left join seeds.statements as names on amounts.statement_code = names.statement_code;
