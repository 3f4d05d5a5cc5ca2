-- One row per failing sum that closes as soon as several of its parts are corrected, each by what
-- its own sum is out by: 小计 misprinted in two 项 puts their 款 out by both amounts together.
create or replace temp table several_cells as
with own_sums as (
    select
        checks.total_cell_id as cell_id,
        findings.finding_id,
        -findings.difference as repair,
        findings.allowed,
        row_number() over (
            order by
                findings.document_sha256 asc, findings.source_page asc,
                findings.source_bbox[4] desc, findings.source_bbox[1] asc, findings.finding_id asc
        ) as position,
    from warehouse.audit.violations as findings
    inner join tested_sums as checks on findings.check_id = checks.check_id
    where
        findings.is_sum
        -- a part that another sum confirms is not at fault
        and checks.total_cell_id not in (select cell_id from holding_terms)
    -- a part whose own sums are out by different amounts has no one correction
    qualify count(*) over (partition by checks.total_cell_id) = 1
)

select
    findings.finding_id,
    min_by(own_sums.finding_id, own_sums.position) as root_id,
from warehouse.audit.violations as findings
inner join input_terms as terms
    on findings.check_id = terms.check_id and terms.role = 'addend'
inner join own_sums
    on terms.cell_id = own_sums.cell_id and findings.finding_id <> own_sums.finding_id
where findings.is_sum and findings.status = 'open'
group by findings.finding_id, findings.difference, findings.allowed
having
    count(*) > 1
    and abs(findings.difference - sum(terms.sign * own_sums.repair))
    <= findings.allowed + sum(own_sums.allowed);

create or replace temp table several_roots as
select
    several_cells.finding_id,
    coalesce(causes.explained_by, causes.finding_id) as root_id,
from several_cells
inner join warehouse.audit.violations as causes on several_cells.root_id = causes.finding_id
where coalesce(causes.explained_by, causes.finding_id) <> several_cells.finding_id;

-- the finding itself, and what it explained until now
update warehouse.audit.violations
set status = 'explained', explained_by = several_roots.root_id
from several_roots
where several_roots.finding_id in (violations.finding_id, violations.explained_by);
