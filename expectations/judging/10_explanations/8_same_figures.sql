-- One row per finding of a rule that opposes the very two figures that another finding of it in the
-- same document opposes: one cause, told at its first place. Sums have their own causes.
update audit.violations
set status = 'explained', explained_by = causes.cause_id
from (
    select finding_id, cause_id,
    from (
        select
            finding_id,
            first_value(finding_id) over same_figures as cause_id,
        from audit.violations
        where
            status = 'open' and not is_sum and unit = 'yuan' and found is not null
            and expected is not null and found <> expected and found <> 0 and expected <> 0
        window same_figures as (
            partition by rule_id, severity, document_sha256, found, expected
            order by source_page, finding_id
        )
    )
    where finding_id <> cause_id
) as causes
where violations.finding_id = causes.finding_id;
