-- One row per finding of a rule whose term names another rule (`follows`), and that is out by what
-- that rule's findings are out by together.
update warehouse.audit.violations
set status = 'explained', explained_by = causes.cause_id
from (
    select
        followers.finding_id,
        arg_max(coalesce(leads.explained_by, leads.finding_id), abs(leads.difference)) as cause_id,
    from warehouse.audit.violations as followers
    inner join (
        select distinct rule_id, term['follows'] as lead_id from rule_terms
        where term['follows'] is not null
    ) as terms on followers.rule_id = terms.rule_id
    inner join warehouse.audit.violations as leads
        on terms.lead_id = leads.rule_id
        and followers.document_sha256 = leads.document_sha256
    where followers.severity <> 'info' and leads.severity <> 'info'
    group by followers.finding_id, followers.difference
    having sum(leads.difference) = followers.difference
) as causes
where violations.finding_id = causes.finding_id and violations.status = 'open';

-- A comparison whose figures are a power of ten apart is told by UNIT-151.
update warehouse.audit.violations
set status = 'explained', explained_by = causes.cause_id
from (
    select
        finding_of(slips.checks.rule_id, slips.document_sha256, slips.about) as finding_id,
        any_value(told.finding_id) as cause_id,
    from magnitude_slips as slips
    inner join warehouse.audit.violations as told
        on told.finding_id = finding_of('UNIT-151', slips.document_sha256, slips.about)
    where told.status = 'open'
    group by all
) as causes
where violations.finding_id = causes.finding_id and violations.status = 'open';

-- A rate that is told in the other direction than its change fits nothing: NARRATIVE-056 tells it.
update warehouse.audit.violations
set status = 'explained', explained_by = causes.cause_id
from (
    select
        finding_of(rates.rule_id, rates.document_sha256, rates.about) as finding_id,
        any_value(told.finding_id) as cause_id,
    from judged_rates as rates
    inner join told_changes as changes
        on rates.document_sha256 = changes.other.document_sha256
        and rates.rate.paragraph_no = changes.other.paragraph_no
        and rates.rate.place = changes.other.place
        and changes.is_contrary
    inner join warehouse.audit.violations as told
        on told.finding_id = finding_of(
            'NARRATIVE-056', rates.document_sha256,
            changes.other.claim_code || ':' || changes.other.subject_words
        )
    where told.status = 'open'
    group by all
) as causes
where violations.finding_id = causes.finding_id and violations.status = 'open';

-- What goes with an amount of the text is lacking only if the amount is right (接待费 of 0 in the statement).
update warehouse.audit.violations
set status = 'explained', explained_by = causes.cause_id
from (
    select
        followers.finding_id,
        min(coalesce(leads.explained_by, leads.finding_id)) as cause_id,
    from warehouse.audit.violations as followers
    inner join warehouse.audit.violations as leads
        on followers.document_sha256 = leads.document_sha256
        and followers.source_page = leads.source_page
        and followers.source_bbox = leads.source_bbox
        and leads.rule_id like 'THREEPUBLIC-%' and leads.unit = 'yuan' and leads.severity <> 'info'
    where followers.rule_id = 'COMPLETENESS-010'
    group by followers.finding_id
) as causes
where violations.finding_id = causes.finding_id and violations.status = 'open';
