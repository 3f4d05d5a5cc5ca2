-- One root cause is reported once. Two failing identities have one cause where it is certain:
--
-- * one cell: the same correction of one printed figure would close both, and puts no identity
--   out that holds now (where a misprint was carried along a row, its cells are corrected together);
-- * one line: the same sum fails by the same amount in two columns of one line whose row adds up;
-- * carried up: the part's figures go into the whole's by sums that hold, and the same identity
--   fails in both by the same amount (项目支出 misprinted in a 项 and summed into its 款 and 类).
--
-- Anything less certain stays open.
create or replace temp table failing_terms as
select
    findings.finding_id,
    findings.document_sha256,
    terms.cell_id,
    -- what to add to the cell so that this identity closes
    case terms.role
        when 'total' then -findings.difference
        else findings.difference * terms.sign
    end as repair,
    findings.allowed,
    row_number() over (
        partition by findings.document_sha256
        order by
            findings.rule_id, findings.source_page, findings.source_bbox[4] desc,
            findings.source_bbox[1], findings.finding_id
    ) as position,
from audit.violations as findings
inner join input_terms as terms on findings.check_id = terms.check_id;

-- Terms of identities that hold and have to do with a failing one.
create or replace temp table holding_terms as
select
    terms.check_id,
    checks.identity_id,
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

create or replace temp table one_cell as
with corrected as (
    select
        cell_id,
        min_by(repair, (-closes_count, abs(repair))) as repair,
    from repairs
    group by cell_id
),

-- identities that hold now and would not after all corrections: the fault is elsewhere
put_out as (
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

innocent as (
    select cell_id
    from holding_terms
    semi join put_out on holding_terms.check_id = put_out.check_id
)

select
    finding_id,
    arg_min(first_finding, (-closes_count, cell_id)) as other_id,
    arg_min(cell_id, (-closes_count, cell_id)) as cell_id,
from repairs
where cell_id not in (select cell_id from innocent)
group by finding_id;

-- Findings whose own total is the cell to correct.
create or replace temp table own_total as
select one_cell.finding_id
from one_cell
inner join audit.violations as findings on one_cell.finding_id = findings.finding_id
inner join judged_checks as checks
    on findings.check_id = checks.check_id
    and one_cell.cell_id = checks.total_cell_id;

-- Pairs of findings of one identity and one difference in one document.
create or replace temp table alike as
select
    one.finding_id,
    other.finding_id as other_id,
    one_check.total_cell_id as cell_id,
    other_check.total_cell_id as other_cell_id,
    one.measure_code is not distinct from other.measure_code as is_same_column,
from audit.violations as one
inner join audit.violations as other
    on one.document_sha256 = other.document_sha256
    and one.rule_id = other.rule_id
    and one.identity_id = other.identity_id
    and one.statement_code = other.statement_code
    and one.side = other.side
    and one.block = other.block
    and one.unit_name = other.unit_name
    and one.period = other.period
    and one.finding_id <> other.finding_id
    and abs(one.difference - other.difference) <= one.allowed + other.allowed
inner join judged_checks as one_check on one.check_id = one_check.check_id
inner join judged_checks as other_check on other.check_id = other_check.check_id;

-- One row per finding and one that its total takes in, by a sum that holds: a part further down
-- (same column), or another column of the same line.
create or replace temp table taken_in as
select distinct
    alike.finding_id,
    alike.other_id,
    alike.is_same_column,
from alike
inner join holding_terms as totals
    on alike.cell_id = totals.cell_id and totals.role = 'total'
inner join holding_terms as addends
    on totals.check_id = addends.check_id
    and addends.role = 'addend'
    and addends.sign = 1
    and alike.other_cell_id = addends.cell_id;

-- Whoever is linked has one root: the part furthest down, then the one whose total is the cell to
-- correct, then the first in reading order.
create or replace temp table chained as
with recursive links as (
    select finding_id, other_id from one_cell where finding_id <> other_id
    union
    select finding_id, other_id from taken_in
),

both_ways as (
    select finding_id, other_id from links
    union
    select other_id, finding_id from links
),

reach as (
    select finding_id, other_id as member_id from both_ways
    union
    select reach.finding_id, both_ways.other_id
    from reach
    inner join both_ways on reach.member_id = both_ways.finding_id
),

positions as (
    select
        finding_id,
        min(position) as position,
        finding_id in (select finding_id from taken_in where is_same_column) as is_whole,
        finding_id not in (select finding_id from own_total) as is_elsewhere,
    from failing_terms
    group by finding_id
)

select
    reach.finding_id,
    arg_min(
        reach.member_id, (positions.is_whole, positions.is_elsewhere, positions.position)
    ) as root_id,
from reach
inner join positions on reach.member_id = positions.finding_id
group by reach.finding_id;

update audit.violations
set status = 'explained', explained_by = chained.root_id
from chained
where
    violations.finding_id = chained.finding_id
    and chained.root_id <> chained.finding_id;
