-- One row per failing sum that is linked to another by one cell or by being taken in, with the one
-- that stays open. Anything less certain stays open.

-- Findings whose own total is the cell to correct.
create or replace temp table own_total as
select same_cell.finding_id
from same_cell
inner join warehouse.audit.violations as findings on same_cell.finding_id = findings.finding_id
inner join tested_sums as checks
    on findings.check_id = checks.check_id
    and same_cell.cell_id = checks.total_cell_id;

-- Whoever is linked has one root: the part furthest down, then the one whose total is the cell to
-- correct, then the first in reading order.
create or replace temp table chained as
with recursive links as (
    select finding_id, other_id from same_cell where finding_id <> other_id
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

update warehouse.audit.violations
set status = 'explained', explained_by = chained.root_id
from chained
where
    violations.finding_id = chained.finding_id
    and chained.root_id <> chained.finding_id;
