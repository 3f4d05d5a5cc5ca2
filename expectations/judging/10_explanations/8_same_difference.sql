-- One row per finding that is out by what another one of its document is out by, where the two are of
-- one thing: lines of one column of which one holds the other, the few figures of 三公, sums of the text
-- and their parts; and per finding of a bound that holds as soon as the accused figure is put right.
create or replace temp table same_difference as
with amounts as (
    select
        *,
        coalesce(allowed, 0) as leeway,
        coalesce(explained_by, finding_id) as root_id,
        row_number() over (
            partition by document_sha256
            order by
                severity = 'critical' desc, severity = 'warning' desc, is_sum desc,
                status = 'explained' desc, statement_code is not null desc,
                -- the part furthest down
                abs(found) + abs(expected) asc,
                rule_id asc, source_page asc, source_bbox[4] desc, source_bbox[1] asc, finding_id asc
        ) as position,
    from warehouse.audit.violations
    where severity <> 'info' and unit = 'yuan' and found is not null and expected is not null
)

select one.finding_id, min_by(other.root_id, other.position) as cause_id,
from amounts as one
inner join amounts as other
    on one.document_sha256 = other.document_sha256
    and other.position < one.position and other.rule_id <> 'THREEPUBLIC-042'
    and abs(abs(one.difference) - abs(other.difference)) <= one.leeway + other.leeway
    and abs(one.difference) > 10 * (one.leeway + other.leeway)
    and (
        one.statement_code = other.statement_code
        and one.measure_code = other.measure_code
        and one.difference * other.difference > 0
        and one.subject_code <> '' and other.subject_code <> ''
        and (
            starts_with(one.subject_code, other.subject_code)
            or starts_with(other.subject_code, one.subject_code)
        )
        -- the grand total of all money and that of the appropriation leave out the same
        or one.is_sum and other.is_sum
        and one.side <> '' and one.side = other.side
        and one.line_label = other.line_label
        and one.statement_code <> other.statement_code
        and one.difference * other.difference > 0
        or one.statement_code = other.statement_code
        and one.statement_code in ('GK09', 'YS09')
        and not one.is_sum and not other.is_sum
        -- a sum of the text, and the part of it that a statement prints otherwise
        or one.statement_code is null and other.statement_code is not null
        and one.source_page = other.source_page
    )
where one.status = 'open' and other.root_id <> one.finding_id
group by one.finding_id
union all
select one.finding_id, min_by(other.root_id, other.position) as cause_id,
from amounts as one
inner join amounts as other
    on one.document_sha256 = other.document_sha256
    and one.finding_id <> other.finding_id
    and (
        one.found = other.found and other.expected <= one.expected
        or one.found = other.expected and other.found <= one.expected
    )
where
    one.rule_id = 'THREEPUBLIC-042' and one.status = 'open'
    and other.rule_id <> one.rule_id and other.root_id <> one.finding_id
group by one.finding_id
union all
-- the count of forms told by two rules; a score by its rate; the order of codes by a wrong code
select one.finding_id, min(other.finding_id) as cause_id,
from warehouse.audit.violations as one
inner join warehouse.audit.violations as other
    on one.document_sha256 = other.document_sha256
    and other.status = 'open'
    and (
        one.rule_id = 'PERFORMANCE-070' and other.rule_id = 'COMPLETENESS-013'
        or one.rule_id = 'PERFORMANCE-076' and other.rule_id = 'PERFORMANCE-074'
        and one.line_label is not distinct from other.line_label
        and one.source_page = other.source_page
        and abs(other.expected / 10 - one.found) <= 0.01
        or one.rule_id = 'CODE-130' and other.rule_id = 'CODE-131'
        and one.statement_code = other.statement_code and one.source_page = other.source_page
        and left(one.subject_code, 5) = left(other.subject_code, 5)
        and other.subject_code > one.subject_code
    )
where one.status = 'open'
group by one.finding_id;

-- the first cause of causes
create or replace temp table first_causes as
with recursive steps as (
    select finding_id, min(cause_id) as cause_id, 1 as step
    from same_difference
    group by finding_id
    union all
    select steps.finding_id, above.cause_id, steps.step + 1
    from steps
    inner join same_difference as above on steps.cause_id = above.finding_id
    where steps.step < 5
)

select finding_id, arg_max(cause_id, step) as cause_id,
from steps
group by finding_id;

update warehouse.audit.violations
set status = 'explained', explained_by = causes.cause_id
from first_causes as causes
where violations.finding_id = causes.finding_id and causes.cause_id <> causes.finding_id;

-- what a finding explained that is now explained itself
update warehouse.audit.violations
set explained_by = roots.explained_by
from warehouse.audit.violations as roots
where violations.explained_by = roots.finding_id and roots.status = 'explained';
