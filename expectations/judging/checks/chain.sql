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
    and violations.finding_id
        = finding_of(causes.rule_id, causes.document_sha256, causes.about);

-- A comparison of statements that is out by what a sum is out by, of which its figure is a part or
-- the whole.
update audit.violations
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
    inner join audit.violations as sums
        on cells.check_id = sums.check_id and sums.identity_id <> 'check'
        and told.judged_sha256 = sums.document_sha256
        and abs(abs(sums.difference) - abs(judged.excess)) <= sums.allowed
    where judged.verdict = 'fails'
    group by all
) as causes
where violations.finding_id = causes.finding_id and violations.status = 'open';

-- Where a term names the rule that its own follows (`follows`): a finding that is out by what that
-- rule's findings are out by together.
update audit.violations
set status = 'explained', explained_by = causes.cause_id
from (
    select
        followers.finding_id,
        arg_max(coalesce(leads.explained_by, leads.finding_id), abs(leads.difference)) as cause_id,
    from audit.violations as followers
    inner join (
        select distinct rule_id, term['follows'] as lead_id from rule_terms
        where term['follows'] is not null
    ) as terms on followers.rule_id = terms.rule_id
    inner join audit.violations as leads
        on terms.lead_id = leads.rule_id
        and followers.document_sha256 = leads.document_sha256
    where followers.severity <> 'info' and leads.severity <> 'info'
    group by followers.finding_id, followers.difference
    having sum(leads.difference) = followers.difference
) as causes
where violations.finding_id = causes.finding_id and violations.status = 'open';

-- A rate of the text that fits as soon as the amount it is a rate of is what the statement prints.
update audit.violations
set status = 'explained', explained_by = causes.cause_id
from (
    select
        finding_of(rates.rule_id, rates.document_sha256, rates.about) as finding_id,
        min(coalesce(told.explained_by, told.finding_id)) as cause_id,
    from judged_rates as rates
    inner join judged_claims as claims
        on rates.document_sha256 = claims.document_sha256 and claims.verdict = 'fails'
    inner join audit.violations as told
        on told.finding_id = finding_of(claims.rule_id, claims.document_sha256, claims.about)
    where
        len(rates.part.printed) = 1 and len(rates.whole.printed) = 1
        and (
            rates.whole.printed[1].printed.text = claims.claims.sentence
            and rates.whole.value = claims.claims.value
            and rate_check(
                rates.part.value, rates.part.half_width, claims.figures.value,
                claims.figures.half_width, rates.rate.value, rates.rate.half_width
            ) = 'holds'
            or rates.part.printed[1].printed.text = claims.claims.sentence
            and rates.part.value = claims.claims.value
            and rate_check(
                claims.figures.value, claims.figures.half_width, rates.whole.value,
                rates.whole.half_width, rates.rate.value, rates.rate.half_width
            ) = 'holds'
        )
    group by all
) as causes
where violations.finding_id = causes.finding_id and violations.status = 'open';
