-- One row per failing sum that has its cause in one printed figure: correcting it would close this
-- sum and another, and puts no sum out that holds now (where a misprint was carried along a row,
-- its cells are corrected together).
create or replace temp table failing_terms as
select
    findings.finding_id,
    findings.document_sha256,
    terms.cell_id,
    -- what to add to the cell so that this sum closes
    case terms.role
        when 'total' then -findings.difference
        else findings.difference * terms.sign
    end as repair,
    findings.allowed,
    row_number() over (
        partition by findings.document_sha256
        order by
            findings.rule_id asc, findings.source_page asc, findings.source_bbox[4] desc,
            findings.source_bbox[1] asc, findings.finding_id asc
    ) as position,
from warehouse.audit.violations as findings
inner join input_terms as terms on findings.check_id = terms.check_id
where findings.is_sum;

-- Figures of failing sums in sums that hold.
create or replace temp table holding_terms as
select
    terms.check_id,
    checks.difference,
    checks.allowed,
    terms.cell_id,
    terms.role,
    terms.sign,
from input_terms as terms
inner join input_checks as checks
    on terms.check_id = checks.check_id
    and checks.outcome in ('holds', 'rounding')
where terms.cell_id in (select cell_id from failing_terms);

-- One row per finding and cell whose correction would close it and another one.
create or replace temp table repairs as
select
    one.finding_id,
    one.cell_id,
    one.repair,
    count(*) as closes_count,
    min_by(other.finding_id, other.position) as first_finding,
from failing_terms as one
inner join failing_terms as other
    on one.cell_id = other.cell_id
    and abs(one.repair - other.repair) <= one.allowed + other.allowed
group by one.finding_id, one.cell_id, one.repair
having count(distinct other.finding_id) > 1;

create or replace temp table same_cell as
with corrected as (
    select
        cell_id,
        min_by(repair, (-closes_count, abs(repair))) as repair,
    from repairs
    group by cell_id
),

-- sums that hold now and would not after all corrections: the fault is elsewhere
broken_sums as (
    select terms.check_id
    from holding_terms as terms
    inner join corrected on terms.cell_id = corrected.cell_id
    group by terms.check_id
    having
        abs(
            any_value(terms.difference)
            + sum(
                corrected.repair
                * case terms.role when 'total' then 1 else -terms.sign end
            )
        ) > any_value(terms.allowed)
),

exonerated_cells as (
    select cell_id
    from holding_terms
    semi join broken_sums on holding_terms.check_id = broken_sums.check_id
)

select
    finding_id,
    arg_min(first_finding, (-closes_count, cell_id)) as other_id,
    arg_min(cell_id, (-closes_count, cell_id)) as cell_id,
from repairs
where cell_id not in (select cell_id from exonerated_cells)
group by finding_id;
