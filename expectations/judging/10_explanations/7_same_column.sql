-- One row per failing row sum that is out by one column, as others of its statement are, or in a column
-- that adds up on no line: a column left out of the total on several lines is one cause, told by the
-- first of them.
create or replace temp table same_column as
with left_out as (
    select findings.*, terms.measure_code as left_out,
    from warehouse.audit.violations as findings
    inner join input_terms as terms
        on findings.check_id = terms.check_id
        and terms.role = 'addend' and terms.value <> 0
        and findings.difference = -terms.sign * terms.value
    where findings.identity_id in ('row_total', 'listed_total')
    -- two columns of one amount tell nothing
    qualify count(*) over (partition by findings.finding_id) = 1
    union all
    select findings.*, '' as left_out,
    from warehouse.audit.violations as findings
    semi join sum_kinds as kinds
        on findings.document_sha256 = kinds.document_sha256
        and findings.statement_code = kinds.statement_code
        and findings.identity_id = kinds.identity_id
        and findings.period = kinds.period
        and findings.measure_code = kinds.measure_code
        and kinds.fails >= 3 and kinds.fails = kinds.checks
    where findings.identity_id in ('row_total', 'listed_total')
)

select
    finding_id,
    first_value(finding_id) over (
        partition by
            document_sha256, rule_id, statement_code, period, measure_code, left_out
        order by source_page asc, source_bbox[4] desc, source_bbox[1] asc, finding_id asc
    ) as root_id,
from left_out
where is_sum and status = 'open'
qualify row_number() over (partition by finding_id order by left_out) = 1;

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
