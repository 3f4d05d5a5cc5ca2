-- What the overview, coverage and rules pages say, as temporary views; each is read whole, its
-- columns in the order of the dataclass that takes them. Counts come from `counts.sql`.

-- One row per report whose total expenditure is known for certain, in yuan. Made once: it is dear.
create or replace temp table report_totals as
select
    document_sha256,
    any_value(total_yuan) as total_yuan,
from marts.department_totals
where side = 'expenditure' and is_trusted and total_yuan is not null
group by document_sha256
having count(*) = 1;

-- One row per status of files.
create or replace temp view overview_files as
select
    status,
    count(*) as file_count,
from marts.files
group by status;

-- One row per file that did not get into the warehouse.
create or replace temp view overview_problems as
select
    status,
    file_path,
    coalesce(reason, reason_code, '原因不明') as reason,
    coalesce(remedy, '请发布单位重新提供文件') as remedy,
from marts.files
where status in ('quarantined', 'ignored')
order by status desc, file_path asc;

-- One row per reason, most frequent first.
create or replace temp view overview_unmapped as
select
    reason_zh,
    count(*) as cell_count,
from report_unmapped
group by reason_zh
order by cell_count desc, reason_zh asc;

-- One row per outcome of rules.
create or replace temp view overview_outcomes as
select
    outcome,
    count(*) as answer_count,
from audit.rule_results
group by outcome;

-- One row per severity, gravest first.
create or replace temp view overview_findings as
select
    severities.code as severity,
    count(findings.finding_id) as finding_count,
from seeds.vocabulary as severities
left join counted_findings as findings on severities.code = findings.severity
where severities.list_name = 'severity'
group by severities.code, severities.position
order by severities.position;

-- One row per open finding, gravest first; one that explains others before one that stands alone.
create or replace temp view overview_top_findings as
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
create or replace temp view overview_places as
-- counted before they are joined: of ten thousand reports they are millions
with checks as (
    select
        document_sha256,
        count(*) filter (outcome = 'holds') as holds_count,
        count(*) filter (outcome = 'rounding') as rounding_count,
        count(*) filter (outcome = 'fails') as fails_count,
        count(*) filter (outcome = 'cannot_tell') as unknown_count,
    from intermediate.int_identity_checks
    group by document_sha256
),

documents as (
    select
        documents.place_name,
        count(*) as document_count,
        sum(counts.statement_count)::bigint as statement_count,
        sum(counts.figure_count)::bigint as figure_count,
        sum(counts.unmapped_count)::bigint as unmapped_count,
        sum(counts.finding_count)::bigint as finding_count,
        sum(counts.critical_count)::bigint as critical_count,
        coalesce(sum(checks.holds_count), 0)::bigint as holds_count,
        coalesce(sum(checks.rounding_count), 0)::bigint as rounding_count,
        coalesce(sum(checks.fails_count), 0)::bigint as fails_count,
        coalesce(sum(checks.unknown_count), 0)::bigint as unknown_count,
    from report_documents as documents
    inner join counted_documents as counts
        on documents.document_sha256 = counts.document_sha256
    left join checks on documents.document_sha256 = checks.document_sha256
    group by documents.place_name
)

select *
from documents
order by critical_count desc, finding_count desc, place_name asc;

-- One row per change of a report since the load before.
create or replace temp view overview_changes as
select
    changes.change,
    left(documents.document_sha256, 12) as document_key,
    coalesce(changes.place_name, '') as place_name,
    coalesce(changes.department_name, changes.file_path, '') as name,
    changes.fiscal_year,
    changes.document_kind,
    coalesce(changes.reason, '') as reason,
from report_changes as changes
left join marts.documents as documents
    on changes.document_sha256 = documents.document_sha256
order by changes.change, place_name, name, changes.fiscal_year;

-- One row per finding that is new or resolved since the load before, gravest first.
create or replace temp view overview_turns as
select
    history.state,
    history.finding_id,
    left(documents.document_sha256, 12) as document_key,
    history.severity,
    coalesce(history.department_name, '') as department_name,
    history.fiscal_year,
    history.message,
    coalesce(history.resolved_because, '') as resolved_because,
from report_history as history
left join marts.documents as documents
    on history.document_sha256 = documents.document_sha256
left join seeds.vocabulary as severities
    on severities.list_name = 'severity' and history.severity = severities.code
where history.is_change and history.status = 'open'
order by history.state, severities.position, history.finding_id;

-- One row per load that changed something, and rule or place: what was open after it.
create or replace temp view overview_trend as
with loads as (
    select first_seen_at as load_at from report_history
    union
    select resolved_at as load_at from report_history where resolved_at is not null
),

last_loads as (
    select load_at from loads
    qualify row_number() over (order by load_at desc) <= 12
),

named as (
    select
        history.first_seen_at,
        history.resolved_at,
        unnest([history.rule_id, coalesce(documents.place_name, '')]) as name,
    from report_history as history
    left join report_documents as documents
        on history.document_sha256 = documents.document_sha256
    where history.status = 'open'
),

-- most came and went together: counted before they are compared with each load
together as (
    select
        name,
        first_seen_at,
        resolved_at,
        count(*) as finding_count,
    from named
    group by name, first_seen_at, resolved_at
)

select
    last_loads.load_at,
    together.name,
    sum(together.finding_count)::bigint as open_count,
from last_loads
inner join together
    on together.first_seen_at <= last_loads.load_at
    and (together.resolved_at is null or together.resolved_at > last_loads.load_at)
group by all
order by all;

-- One row per place, department, year and kind: published, expected by the register, unreadable.
create or replace temp view overview_coverage as
with published as (
    select
        documents.place_name,
        documents.department_name,
        documents.fiscal_year,
        documents.document_kind,
        count(*) as document_count,
        any_value(documents.document_key) as document_key,
        bool_or(counts.figure_count > 0) as has_figures,
        sum(counts.finding_count)::bigint as finding_count,
    from report_documents as documents
    inner join counted_documents as counts
        on documents.document_sha256 = counts.document_sha256
    where documents.is_current
    group by all
),

missing as (
    select
        coalesce(any_value(departments.place_name), '（登记表）') as place_name,
        expected.department_name,
        expected.fiscal_year,
        expected.document_kind,
    from report_expected as expected
    left join report_documents as departments
        on expected.department_name = departments.department_name
    where not expected.is_published
    group by expected.department_name, expected.fiscal_year, expected.document_kind
)

select
    place_name, department_name, fiscal_year, document_kind, document_key, has_figures,
    finding_count,
from published
union all
select
    place_name, department_name, fiscal_year, document_kind, null as document_key,
    false as has_figures, 0 as finding_count,
from missing
order by place_name, department_name, fiscal_year, document_kind;

-- One row per rule, with its outcomes.
create or replace temp view overview_rules as
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
    rules.family,
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
create or replace temp view overview_broken_by as
select distinct
    rule_id,
    document_key,
    trim(department_name || ' ' || coalesce(fiscal_year::varchar, '')) as document_name,
from report_findings
where document_key is not null
order by rule_id, document_name, document_key;
