-- One row per rate of the text that fits as soon as the amount it is a rate of is what the
-- statement prints: the amount's own finding explains it.
update warehouse.audit.violations
set status = 'explained', explained_by = causes.cause_id
from (
    select
        finding_of(rates.rule_id, rates.document_sha256, rates.about) as finding_id,
        min(coalesce(told.explained_by, told.finding_id)) as cause_id,
    from judged_rates as rates
    inner join judged_claims as claims
        on rates.document_sha256 = claims.document_sha256 and claims.verdict = 'fails'
    inner join warehouse.audit.violations as told
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
            -- no rate on nought, if the statement is right and nothing was spent either
            or rates.part.printed[1].printed.text = claims.claims.sentence
            and rates.part.value = claims.claims.value
            and rates.whole.value = 0 and coalesce(claims.figures.value, 0) = 0
        )
    group by all
) as causes
where violations.finding_id = causes.finding_id and violations.status = 'open';

-- The same for what the change is told of (支出20万元,增加1万元,增长11.11%: 10 in the statement), by
-- whatever rule its own finding tells what it should be.
create or replace temp table rates_of_changes as
select
    finding_of(rule_id, document_sha256, about) as finding_id,
    document_sha256,
    part.value as change,
    part.half_width as change_half,
    whole.value as whole,
    whole.half_width as whole_half,
    rate.value as rate,
    rate.half_width as rate_half,
    unnest(whole.printed).printed as own,
from judged_rates
-- the amount and its change
where len(whole.printed) = 2 and len(part.printed) = 1
union all
select
    finding_of(
        'NARRATIVE-045', document_sha256,
        regexp_replace(clause, '[\d\s]', '', 'g') || ':' || figure_text || ':' || paragraph_no
    ) as finding_id,
    document_sha256,
    change.signed as change,
    change.half as change_half,
    own.value - change.signed as whole,
    own.half + change.half as whole_half,
    value * sign as rate,
    half_width as rate_half,
    struct_update(place_of_words(source_page, source_bbox, sentence), value := own.value) as own,
from fitted_rates
where fit = 'fails' and has_change and own is not null;

update warehouse.audit.violations
set status = 'explained', explained_by = causes.cause_id
from (
    select
        rates.finding_id,
        min(coalesce(told.explained_by, told.finding_id)) as cause_id,
    from rates_of_changes as rates
    inner join warehouse.audit.violations as told
        on rates.document_sha256 = told.document_sha256
        and rates.finding_id <> told.finding_id
        and told.status = 'open' and told.unit = 'yuan' and told.severity <> 'info'
        and rates.own.value = told.found and rates.own.page = told.source_page
    where rate_check(
        rates.change, rates.change_half,
        rates.whole + told.expected - told.found, rates.whole_half,
        rates.rate, rates.rate_half
    ) = 'holds'
    group by rates.finding_id
) as causes
where violations.finding_id = causes.finding_id and violations.status = 'open';

-- The same for a rate that fits the change which another finding says it should be.
update warehouse.audit.violations
set status = 'explained', explained_by = causes.cause_id
from (
    select
        rates.finding_id,
        min(coalesce(told.explained_by, told.finding_id)) as cause_id,
    from rates_of_changes as rates
    inner join warehouse.audit.violations as told
        on rates.document_sha256 = told.document_sha256
        and rates.finding_id <> told.finding_id
        and told.status = 'open' and told.unit = 'yuan' and told.severity <> 'info'
        and rates.change = told.found and rates.own.page = told.source_page
    where rate_check(
        told.expected, rates.change_half,
        rates.whole + rates.change - told.expected, rates.whole_half,
        rates.rate, rates.rate_half
    ) = 'holds'
    group by rates.finding_id
) as causes
where violations.finding_id = causes.finding_id and violations.status = 'open';

-- The same for a rate of figures that statements print: it fits as soon as they are what another
-- finding says they should be.
create or replace temp table accused_amounts as
select
    document_sha256,
    value,
    other_value,
    min_by(coalesce(explained_by, finding_id), (severity <> 'critical', finding_id)) as cause_id,
from (
    select document_sha256, finding_id, explained_by, severity, found as value, expected as other_value,
    from warehouse.audit.violations
    where unit = 'yuan' and severity <> 'info'
    union all
    select document_sha256, finding_id, explained_by, severity, expected, found,
    from warehouse.audit.violations
    where unit = 'yuan' and severity <> 'info'
)
where value <> 0 and other_value <> 0
group by document_sha256, value, other_value;

update warehouse.audit.violations
set status = 'explained', explained_by = causes.cause_id
from (
    with operands as (
        select
            finding_of(rule_id, document_sha256, about) as finding_id,
            document_sha256,
            part,
            whole,
            rate,
        from judged_rates
        where fit in ('fails', 'critical')
    ),

    -- as printed, and as another finding says
    choices as (
        select finding_id, document_sha256, 'part' as role, part.value, null::varchar as cause_id,
        from operands
        union all
        select finding_id, document_sha256, 'whole', whole.value, null
        from operands
    ),

    others as (
        select finding_id, role, value, cause_id,
        from choices
        union all
        select choices.finding_id, choices.role, amounts.other_value, amounts.cause_id,
        from choices
        inner join accused_amounts as amounts
            on choices.document_sha256 = amounts.document_sha256 and choices.value = amounts.value
    )

    select operands.finding_id, min(coalesce(wholes.cause_id, parts.cause_id)) as cause_id,
    from operands
    inner join others as parts on operands.finding_id = parts.finding_id and parts.role = 'part'
    inner join others as wholes on operands.finding_id = wholes.finding_id and wholes.role = 'whole'
    where
        coalesce(parts.cause_id, wholes.cause_id) is not null
        and rate_check(
            parts.value, operands.part.half_width, wholes.value, operands.whole.half_width,
            operands.rate.value, operands.rate.half_width
        ) in ('holds', 'tail')
    group by operands.finding_id
) as causes
where
    violations.finding_id = causes.finding_id and violations.status = 'open'
    and violations.finding_id <> causes.cause_id;
