-- One cause, one finding: a finding that repeats the failure of a sum is explained by the finding of
-- that sum, or by what explains it.
update audit.violations
set status = 'explained', explained_by = causes.cause_id
from (
    select
        rule_checks.rule_id,
        rule_checks.document_sha256,
        rule_checks.about,
        min(coalesce(sums.explained_by, sums.finding_id)) as cause_id,
    from rule_checks
    inner join audit.violations as sums
        on rule_checks.follows_check = sums.check_id and sums.identity_id <> 'check'
    group by all
) as causes
where
    violations.identity_id = 'check'
    and violations.finding_id = left(
        sha256(concat_ws(chr(31), causes.rule_id, causes.document_sha256, causes.about)), 20
    );
