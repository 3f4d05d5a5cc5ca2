-- One row per finding that tells what another one of its document has told: the same two figures in
-- another statement or by another rule, the other half of an amount that two statements print on
-- different lines, the parts of a difference, a part of the text and
-- its whole, a rate stated twice. The first one stays, the others
-- are explained by it.

-- The order in which findings of a document stay: the gravest, sums, the rules by number (those of
-- the forms that the law asks for come first), then down the pages.
create or replace temp table open_amounts as
select
    *,
    least(found, expected) as low,
    greatest(found, expected) as high,
    coalesce(allowed, 0) as leeway,
    expected_text = '空白' as is_blank,
    row_number() over (
        partition by document_sha256
        order by
            severity = 'critical' desc, severity = 'warning' desc, is_sum desc, rule_id asc,
            source_page asc, source_bbox[4] desc, source_bbox[1] desc, finding_id asc
    ) as position,
from warehouse.audit.violations
where status = 'open' and unit = 'yuan' and found is not null and expected is not null;

create or replace temp table told_before as
-- the same two figures, but for the rounding of a sum
select one.finding_id, min_by(other.finding_id, other.position) as cause_id,
from open_amounts as one
inner join open_amounts as other
    on one.document_sha256 = other.document_sha256
    and other.position < one.position
    and (
        one.low = other.low and one.high = other.high
        or (one.low = other.low or one.high = other.high)
        and abs(abs(one.difference) - abs(other.difference)) <= one.leeway + other.leeway
        and abs(one.difference) > one.leeway + other.leeway
    )
where one.low <> 0 and one.high <> 0
group by one.finding_id
union all
-- the total is over nought by what its one part is
select one.finding_id, min_by(other.finding_id, other.position) as cause_id,
from open_amounts as one
inner join open_amounts as other
    on one.document_sha256 = other.document_sha256
    and one.rule_id = other.rule_id
    and one.statement_code = other.statement_code
    and one.source_page = other.source_page
    and one.line_label is not distinct from other.line_label
    and one.found = other.found and one.expected = 0 and other.expected = 0
    and not one.is_blank and not other.is_blank
    and other.position < one.position
group by one.finding_id;

-- A sum that is out by an amount which another finding tells to be left blank.
create or replace temp table blanks_told as
select one.finding_id, min_by(other.finding_id, other.position) as cause_id,
from open_amounts as one
inner join open_amounts as other
    on one.document_sha256 = other.document_sha256
    and one.is_sum and other.is_blank
    and abs(one.difference) = abs(other.difference)
group by one.finding_id;

-- One amount that stands on one line in this statement and on another one in that, each of which
-- the other lacks.
create or replace temp table half_told as
select
    one.finding_id,
    min_by(other.finding_id, other.position) as cause_id,
from open_amounts as one
inner join open_amounts as other
    on one.document_sha256 = other.document_sha256
    and one.is_blank and other.is_blank
    and one.found = other.found
    and other.position < one.position
-- both sides of one comparison are blank somewhere
semi join open_amounts as opposite
    on one.document_sha256 = opposite.document_sha256
    and opposite.is_blank
    and one.found = opposite.found
    and one.rule_id = opposite.rule_id
    and one.statement_code <> opposite.statement_code
group by one.finding_id;

-- Comparisons of one statement by one rule that are out together by what its sum is out by.
create or replace temp table parts_told as
with parts as (
    select
        document_sha256,
        rule_id,
        statement_code,
        sum(difference) as difference,
        sum(leeway) as leeway,
        list(finding_id) as finding_ids,
    from open_amounts
    where not is_sum and severity <> 'info'
    group by all
    having count(*) > 1
)

select parts.finding_id, min_by(sums.finding_id, sums.position) as cause_id,
from (select *, unnest(finding_ids) as finding_id from parts) as parts
inner join open_amounts as sums
    on parts.document_sha256 = sums.document_sha256
    and parts.statement_code = sums.statement_code
    and sums.is_sum
    and abs(parts.difference - sums.difference) <= parts.leeway + sums.leeway
group by parts.finding_id;

-- A figure of the text that is out by just what a smaller one of that page is out by: its part.
create or replace temp table parts_of_text_told as
with told as (
    select *
    from open_amounts
    where severity <> 'info' and finding_id in (
        select finding_of(rule_id, document_sha256, about) from judged_claims where verdict = 'fails'
    )
)

select
    wholes.finding_id,
    min_by(parts.finding_id, (parts.found, parts.position)) as cause_id,
from told as wholes
inner join told as parts
    on wholes.document_sha256 = parts.document_sha256
    and wholes.rule_id = parts.rule_id
    and wholes.source_page = parts.source_page
    and wholes.difference = parts.difference
    and wholes.found > parts.found
where parts.expected > 0 and parts.found > 0
group by wholes.finding_id;

-- Rates of one rule that state one rate of the same two amounts.
create or replace temp table rates_told as
select
    finding_of(rule_id, document_sha256, about) as finding_id,
    first_value(finding_id) over (
        partition by rule_id, document_sha256, rate.value, part.value, whole.value
        order by rate.paragraph_no, rate.place
    ) as cause_id,
from judged_rates
semi join warehouse.audit.violations as violations
    on finding_of(judged_rates.rule_id, judged_rates.document_sha256, judged_rates.about)
    = violations.finding_id
    and violations.status = 'open' and violations.severity <> 'info'
where judged_rates.part.value <> 0;

update warehouse.audit.violations
set status = 'explained', explained_by = causes.cause_id
from (
    select finding_id, min(cause_id) as cause_id,
    from (
        select * from told_before
        union all
        select * from blanks_told
        union all
        select * from half_told
        union all
        select * from parts_told
        union all
        select * from rates_told
        union all
        select * from parts_of_text_told
    )
    where finding_id <> cause_id
    group by finding_id
) as causes
where violations.finding_id = causes.finding_id and violations.status = 'open';

-- what explains is itself open
update warehouse.audit.violations
set explained_by = roots.root_id
from (
    with recursive chain as (
        select finding_id, explained_by as root_id, 1 as depth
        from warehouse.audit.violations
        where explained_by is not null
        union all
        select chain.finding_id, causes.explained_by as root_id, chain.depth + 1 as depth
        from chain
        inner join warehouse.audit.violations as causes on chain.root_id = causes.finding_id
        where causes.explained_by is not null and chain.depth < 20
    )

    select finding_id, arg_max(root_id, depth) as root_id
    from chain
    group by finding_id
) as roots
where violations.finding_id = roots.finding_id;

-- the line that has the amount instead is told with the one that has not
update warehouse.audit.violations
set message = rtrim(violations.message, '。') || '；同一金额列在' || halves.place || '。'
from (
    select
        half_told.cause_id,
        arg_min(findings.where_text, open_amounts.position) as place,
    from half_told
    inner join findings on half_told.finding_id = findings.finding_id
    inner join open_amounts on half_told.finding_id = open_amounts.finding_id
    group by half_told.cause_id
) as halves
where violations.finding_id = halves.cause_id and violations.status = 'open';
