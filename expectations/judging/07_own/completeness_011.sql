-- COMPLETENESS-011, one row per change of a total that has its reason in the paragraphs around, or
-- (where parts follow the total) anywhere further down in the section; one for all that have none.
set variable reason_words = (select pattern from input_prose_words where use = 'reason');  -- noqa: PRS
set variable no_reason_words = (select pattern from input_prose_words where use = 'no_reason');  -- noqa: PRS

create or replace temp table changes_of_totals as
with reasons as (
    select
        document_sha256,
        paragraph_no,
        section_code,
        -- 主要原因是11。 gives no reason
        bool_or(regexp_matches(
            regexp_replace(plain, getvariable('no_reason_words'), '', 'g'), getvariable('reason_words')
        )) as has_reason,
    from input_sentences
    group by document_sha256, paragraph_no, section_code
)

select
    changes.document_sha256,
    changes.claim_code,
    case
        when bool_or(reasons.has_reason) then 'holds'
        when bool_and(changes.is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    arg_min(changes, changes.place) as claim,
from input_claims as changes
inner join reasons
    on changes.document_sha256 = reasons.document_sha256
    and (
        reasons.paragraph_no between changes.paragraph_no - 1 and changes.paragraph_no + 2
        or reasons.section_code = changes.section_code
        and reasons.paragraph_no > changes.paragraph_no
    )
where
    changes.topic_code in (
        'revenue_total', 'expenditure_total', 'balanced_total', 'fiscal_balanced_total',
        'three_public_total', 'agency_operation'
    )
    and changes.measure_code in ('change', 'outturn_change') and changes.value <> 0
group by changes.document_sha256, changes.claim_code;

create or replace temp table unexplained_changes as
select
    document_sha256,
    verdict,
    min_by(claim_code, (claim.paragraph_no, claim.place)) as about,
    list(claim order by claim.paragraph_no, claim.place) as claims,
from changes_of_totals
group by document_sha256, verdict, if(verdict = 'fails', '', claim_code);

insert into rule_checks by name
select
    'COMPLETENESS-011' as rule_id,
    document_sha256,
    about,
    verdict,
    '正文的识读不可靠' as doubt,
    array_to_string(list_transform(claims, lambda claim: claim.figure_text), '、') as found_text,
    array_to_string(list_transform(claims, lambda claim: claim_place(claim)), '、') as where_text,
    place_of_claim(claims[1]) as found_place,
from unexplained_changes;

insert into rule_check_places by name
select
    'COMPLETENESS-011' as rule_id,
    document_sha256,
    about,
    'other' as role,
    place_no,
    unnest(place_of_claim(claim)),
from (
    select
        document_sha256,
        about,
        unnest(claims[2:]) as claim,
        unnest(range(2, len(claims) + 1)) as place_no,
    from unexplained_changes
    where verdict = 'fails'
);
