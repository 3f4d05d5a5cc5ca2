-- One row per failing row sum that is out by one column, as others of its statement are: a column
-- left out of the total on several lines is one cause, told by the first of them.
create or replace temp table same_column as
select
    findings.finding_id,
    first_value(findings.finding_id) over (
        partition by
            findings.document_sha256, findings.rule_id, findings.statement_code,
            findings.period, findings.measure_code, terms.measure_code
        order by
            findings.source_page asc, findings.source_bbox[4] desc, findings.source_bbox[1] asc,
            findings.finding_id asc
    ) as root_id,
from warehouse.audit.violations as findings
inner join input_terms as terms
    on findings.check_id = terms.check_id
    and terms.role = 'addend' and terms.value <> 0
    and findings.difference = -terms.sign * terms.value
where findings.is_sum and findings.identity_id = 'row_total' and findings.status = 'open'
-- two columns of one amount tell nothing
qualify count(*) over (partition by findings.finding_id) = 1;

update warehouse.audit.violations
set status = 'explained', explained_by = same_column.root_id
from same_column
where
    violations.finding_id = same_column.finding_id
    and same_column.root_id <> same_column.finding_id;

-- what a finding explained that is now explained itself
update warehouse.audit.violations
set explained_by = same_column.root_id
from same_column
where violations.explained_by = same_column.finding_id;
