-- What the report site reads, as temporary views. Words a reader sees are chosen here or in a seed,
-- never in Python.
create or replace temp view report_documents as
select
    document_sha256,
    left(document_sha256, 12) as document_key,
    coalesce(department_name, '（未写明单位）') as department_name,
    coalesce(place_name, '（未知地区）') as place_name,
    document_kind,
    fiscal_year,
    page_count,
    is_stale,
from marts.documents;

create or replace temp view report_unmapped as
select
    cells.*,
    coalesce(names.name_zh, cells.statement_code, '（不认识的表格）') as statement_name,
    coalesce(cells.reason, cells.reason_code) as reason_zh,
from audit.unmapped_cells as cells
left join input_statement_names as names on cells.statement_code = names.statement_code;

create or replace temp view report_findings as
select
    findings.*,
    rules.title_zh,
    rules.next_zh,
    rules.tolerance,
    documents.document_key,
    documents.department_name,
    documents.place_name,
    documents.document_kind,
    documents.fiscal_year,
    coalesce(names.name_zh, findings.statement_code, '') as statement_name,
    list_position(['critical', 'warning', 'info'], findings.severity) as gravity,
    (
        select count(*)
        from audit.violations as others
        where others.explained_by = findings.finding_id
    ) as explains_count,
from audit.violations as findings
inner join audit.rules as rules on findings.rule_id = rules.rule_id
left join report_documents as documents
    on findings.document_sha256 = documents.document_sha256
left join input_statement_names as names
    on findings.statement_code = names.statement_code;
