-- One row per finding that a line or figure makes which another one accuses: a minus that should
-- not be there, with the sum that it puts out; a wrong code, with the sum that its line is lost to.
create or replace temp table told_by_line as
select
    negative.finding_id,
    min(coalesce(sums.explained_by, sums.finding_id)) as cause_id,
from warehouse.audit.violations as negative
inner join input_figures as figures
    on negative.document_sha256 = figures.document_sha256
    and negative.source_page = figures.source_page
    and negative.source_bbox = figures.source_bbox
inner join failing_terms
    on figures.cell_id = failing_terms.cell_id
    and abs(abs(failing_terms.repair) - 2 * abs(figures.value)) <= failing_terms.allowed
inner join warehouse.audit.violations as sums on failing_terms.finding_id = sums.finding_id
where negative.rule_id = 'FORMAT-105' and negative.status = 'open'
group by negative.finding_id
union all
select sums.finding_id, min(codes.finding_id) as cause_id,
from warehouse.audit.violations as sums
inner join warehouse.audit.violations as codes
    on sums.document_sha256 = codes.document_sha256
    and sums.statement_code = codes.statement_code
    and codes.rule_id in ('CODE-130', 'CODE-131', 'CODE-132', 'CODE-180')
    and codes.status = 'open'
inner join input_figures as figures
    on codes.document_sha256 = figures.document_sha256
    and codes.statement_code = figures.statement_code
    and codes.subject_code = figures.subject_code
    and codes.line_label = figures.line_label
    and abs(abs(sums.difference) - abs(figures.value)) <= coalesce(sums.allowed, 0)
where sums.is_sum and sums.status = 'open' and figures.value <> 0
group by sums.finding_id
union all
-- below a wrong code nothing is found
select lacking.finding_id, min(codes.finding_id) as cause_id,
from warehouse.audit.violations as lacking
inner join warehouse.audit.violations as codes
    on lacking.document_sha256 = codes.document_sha256
    and lacking.statement_code = codes.statement_code
    and lacking.subject_code = codes.subject_code
    and codes.rule_id in ('CODE-130', 'CODE-131', 'CODE-132', 'CODE-180')
    and codes.status = 'open'
where lacking.rule_id = 'COMPLETENESS-008' and lacking.status = 'open'
group by lacking.finding_id;

-- the finding itself, and what it explained until now
update warehouse.audit.violations
set status = 'explained', explained_by = told_by_line.cause_id
from told_by_line
where
    told_by_line.finding_id in (violations.finding_id, violations.explained_by)
    and told_by_line.cause_id <> violations.finding_id;
