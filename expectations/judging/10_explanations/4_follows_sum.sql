-- One row per finding that fails because a sum does, with the finding of that sum or what explains
-- it.

-- A rule that asks for the very sum that another rule has told.
update warehouse.audit.violations
set status = 'explained', explained_by = causes.cause_id
from (
    select
        findings.finding_id,
        min(coalesce(sums.explained_by, sums.finding_id)) as cause_id,
    from findings
    inner join warehouse.audit.violations as sums
        on findings.check_id = sums.check_id and sums.is_sum
    where not findings.is_sum
    group by all
) as causes
where violations.finding_id = causes.finding_id;

-- A comparison of statements that is out by what a sum is out by, of which its figure is a part or
-- the whole.
update warehouse.audit.violations
set status = 'explained', explained_by = causes.cause_id
from (
    select
        finding_of(told.rule_id, told.judged_sha256, told.about) as finding_id,
        min(coalesce(sums.explained_by, sums.finding_id)) as cause_id,
    from told_sums as told
    inner join judged_sums as judged
        on told.rule_id = judged.rule_id
        and told.judged_sha256 = judged.judged_sha256
        and told.about = judged.about
    inner join (
        select check_id, cell_id from input_terms
        union
        select check_id, total_cell_id from input_checks
    ) as cells on told.figures.cell_id = cells.cell_id
    inner join warehouse.audit.violations as sums
        on cells.check_id = sums.check_id and sums.is_sum
        and told.judged_sha256 = sums.document_sha256
        and abs(abs(sums.difference) - abs(judged.excess)) <= sums.allowed
    where judged.verdict = 'fails'
    group by all
) as causes
where violations.finding_id = causes.finding_id and violations.status = 'open';
