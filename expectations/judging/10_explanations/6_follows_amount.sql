-- One row per rate of the text that fits as soon as the amount it is a rate of is what the
-- statement prints: the amount's own finding explains it.
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
            -- no rate on nought, if the statement is right and nothing was spent either
            or rates.part.printed[1].printed.text = claims.claims.sentence
            and rates.part.value = claims.claims.value
            and rates.whole.value = 0 and coalesce(claims.figures.value, 0) = 0
        )
    group by all
) as causes
where violations.finding_id = causes.finding_id and violations.status = 'open';
