-- What every count means, once: tiles, rows, pages, terminal, exports and the load's record all
-- read these views.

-- One row per open finding of a department: what a reader calls 不符. What follows from another
-- finding, and what somebody answers for, is counted beside it and never in it.
create or replace temp view counted_findings as
select
    violations.finding_id,
    violations.document_sha256,
    violations.rule_id,
    violations.severity,
from audit.violations
where violations.status = 'open';

-- One row per document and statement that was recognised; printed on two pages, or twice, it is
-- one statement.
create or replace temp view counted_statements as
select distinct
    document_sha256,
    statement_code,
from audit.statement_coverage
where is_recognised and statement_code is not null;

-- One row per document: its statements, figures, what found no place, and its findings.
create or replace temp table counted_documents as
with statements as (
    select
        document_sha256,
        count(*) as statement_count,
    from counted_statements
    group by document_sha256
),

figures as (
    select
        document_sha256,
        count(*) as figure_count,
    from marts.statement_amounts
    group by document_sha256
),

unmapped as (
    select
        document_sha256,
        count(*) as unmapped_count,
    from audit.unmapped_cells
    group by document_sha256
),

findings as (
    select
        document_sha256,
        count(*) filter (status = 'open') as finding_count,
        count(*) filter (status = 'open' and severity = 'critical') as critical_count,
        count(*) filter (status = 'explained') as explained_count,
        count(*) filter (status = 'waived') as waived_count,
    from audit.violations
    group by document_sha256
)

select
    documents.document_sha256,
    coalesce(statements.statement_count, 0) as statement_count,
    coalesce(figures.figure_count, 0) as figure_count,
    coalesce(unmapped.unmapped_count, 0) as unmapped_count,
    coalesce(findings.finding_count, 0) as finding_count,
    coalesce(findings.critical_count, 0) as critical_count,
    coalesce(findings.explained_count, 0) as explained_count,
    coalesce(findings.waived_count, 0) as waived_count,
from marts.documents
left join statements on documents.document_sha256 = statements.document_sha256
left join figures on documents.document_sha256 = figures.document_sha256
left join unmapped on documents.document_sha256 = unmapped.document_sha256
left join findings on documents.document_sha256 = findings.document_sha256;

-- One row: the sums of the rows above, so that a total never says other than its rows.
create or replace temp view counted_totals as
select
    count(*) as document_count,
    coalesce(sum(statement_count), 0)::bigint as statement_count,
    coalesce(sum(figure_count), 0)::bigint as figure_count,
    coalesce(sum(unmapped_count), 0)::bigint as unmapped_count,
    coalesce(sum(finding_count), 0)::bigint as finding_count,
    coalesce(sum(explained_count), 0)::bigint as explained_count,
    coalesce(sum(waived_count), 0)::bigint as waived_count,
from counted_documents;
