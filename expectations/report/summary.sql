-- What the summary and rules pages say, as temporary views; each is read whole, its columns in
-- the order of the dataclass of the same name.

-- One row per status of files.
create or replace temp view summary_files as
select
    status,
    count(*) as file_count,
from marts.files
group by status;

-- One row per file that did not get into the warehouse.
create or replace temp view summary_problems as
select
    status,
    file_path,
    coalesce(reason, reason_code, '原因不明') as reason,
    coalesce(remedy, '请发布单位重新提供文件') as remedy,
from marts.files
where status in ('quarantined', 'ignored')
order by status desc, file_path asc;

-- One row per reason, most frequent first.
create or replace temp view summary_unmapped as
select
    reason_zh,
    count(*) as cell_count,
from report_unmapped
group by reason_zh
order by cell_count desc, reason_zh asc;

-- One row per outcome of rules.
create or replace temp view summary_outcomes as
select
    outcome,
    count(*) as answer_count,
from audit.rule_results
group by outcome;

-- One row per severity, gravest first.
create or replace temp view summary_findings as
select
    severity,
    count(*) filter (status = 'open') as open_count,
    count(*) filter (status = 'explained') as explained_count,
from report_findings
group by severity, gravity
order by gravity;

-- One row per open finding, gravest first; one that explains others before one that stands alone.
create or replace temp view summary_top_findings as
select
    finding_id,
    rule_id,
    severity,
    document_key,
    department_name,
    fiscal_year,
    message,
    explains_count,
from report_findings
where status = 'open' and document_key is not null
order by gravity asc, explains_count desc, abs(difference) desc, finding_id asc;

-- One row per place: how much was read, and whether it holds.
create or replace temp view summary_places as
with coverage as (
    select
        documents.place_name,
        count(*) filter (coverage.is_recognised) as statement_count,
        sum(coverage.amount_count) as amount_count,
        sum(coverage.unmapped_count) as unmapped_count,
    from input_coverage as coverage
    inner join report_documents as documents
        on coverage.document_sha256 = documents.document_sha256
    group by documents.place_name
),

checks as (
    select
        documents.place_name,
        count(*) filter (checks.outcome = 'holds') as holds_count,
        count(*) filter (checks.outcome = 'rounding') as rounding_count,
        count(*) filter (checks.outcome = 'fails') as fails_count,
        count(*) filter (checks.outcome = 'cannot_tell') as unknown_count,
    from input_checks as checks
    inner join report_documents as documents
        on checks.document_sha256 = documents.document_sha256
    group by documents.place_name
),

findings as (
    select
        place_name,
        count(*) as finding_count,
    from report_findings
    where status = 'open'
    group by place_name
),

documents as (
    select
        place_name,
        count(*) as document_count,
    from report_documents
    group by place_name
)

select
    documents.place_name,
    documents.document_count,
    coalesce(coverage.statement_count, 0) as statement_count,
    coalesce(coverage.amount_count - coverage.unmapped_count, 0)::bigint as mapped_count,
    coalesce(coverage.unmapped_count, 0)::bigint as unmapped_count,
    coalesce(checks.holds_count, 0) as holds_count,
    coalesce(checks.rounding_count, 0) as rounding_count,
    coalesce(checks.fails_count, 0) as fails_count,
    coalesce(checks.unknown_count, 0) as unknown_count,
    coalesce(findings.finding_count, 0) as finding_count,
from documents
left join coverage on documents.place_name = coverage.place_name
left join checks on documents.place_name = checks.place_name
left join findings on documents.place_name = findings.place_name
order by documents.place_name;

-- One row per loaded document.
create or replace temp view summary_documents as
with coverage as (
    select
        document_sha256,
        count(*) filter (is_recognised) as statement_count,
        sum(unmapped_count) as unmapped_count,
    from input_coverage
    group by document_sha256
),

figures as (
    select
        document_sha256,
        count(*) as figure_count,
    from marts.statement_amounts
    group by document_sha256
),

findings as (
    select
        document_sha256,
        count(*) filter (status = 'open') as open_count,
        count(*) filter (status = 'explained') as explained_count,
    from audit.violations
    group by document_sha256
),

results as (
    select
        document_sha256,
        count(*) filter (outcome = 'cannot_tell') as unknown_count,
    from audit.rule_results
    group by document_sha256
)

select
    documents.document_key,
    documents.place_name,
    documents.department_name,
    documents.fiscal_year,
    documents.document_kind,
    coalesce(coverage.statement_count, 0) as statement_count,
    coalesce(figures.figure_count, 0) as figure_count,
    coalesce(coverage.unmapped_count, 0)::bigint as unmapped_count,
    coalesce(findings.open_count, 0) as open_count,
    coalesce(findings.explained_count, 0) as explained_count,
    coalesce(results.unknown_count, 0) as unknown_count,
from report_documents as documents
left join coverage on documents.document_sha256 = coverage.document_sha256
left join figures on documents.document_sha256 = figures.document_sha256
left join findings on documents.document_sha256 = findings.document_sha256
left join results on documents.document_sha256 = results.document_sha256
order by
    documents.place_name, documents.department_name, documents.fiscal_year,
    documents.document_kind, documents.document_key;

-- One row per rule, with its outcomes.
create or replace temp view summary_rules as
with outcomes as (
    select
        rule_id,
        count(*) filter (outcome = 'violation') as violation_count,
        count(*) filter (outcome = 'cannot_tell') as unknown_count,
        count(*) filter (outcome = 'pass') as pass_count,
        count(*) filter (outcome = 'not_applicable') as not_applicable_count,
    from audit.rule_results
    group by rule_id
),

statement_names as (
    select
        rules.rule_id,
        list(
            codes.statement_code || ' ' || coalesce(names.name_zh, '')
            order by codes.statement_code
        ) as statement_names,
    from audit.rules as rules
    cross join unnest(rules.statement_codes) as codes (statement_code)
    left join input_statement_names as names
        on codes.statement_code = names.statement_code
    group by rules.rule_id
)

select
    rules.rule_id,
    rules.title_zh,
    rules.title_en,
    rules.severity,
    rules.applies_to,
    statement_names.statement_names,
    rules.condition_zh,
    rules.tolerance,
    rules.basis,
    rules.next_zh,
    rules.version,
    coalesce(outcomes.violation_count, 0) as violation_count,
    coalesce(outcomes.unknown_count, 0) as unknown_count,
    coalesce(outcomes.pass_count, 0) as pass_count,
    coalesce(outcomes.not_applicable_count, 0) as not_applicable_count,
from audit.rules as rules
left join outcomes on rules.rule_id = outcomes.rule_id
left join statement_names on rules.rule_id = statement_names.rule_id
order by rules.rule_id;

-- One row per rule and document that breaks it.
create or replace temp view summary_broken_by as
select distinct
    rule_id,
    document_key,
    trim(department_name || ' ' || coalesce(fiscal_year::varchar, '')) as document_name,
from report_findings
where document_key is not null
order by rule_id, document_name, document_key;
