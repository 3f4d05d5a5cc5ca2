-- NARRATIVE-053, one row per rate: a completion rate below 90 or above 110 % with no reason in
-- its paragraph, the next, or (where parts follow the total) further down in the section. The parts
-- of 三公 may share the reason of the whole.
insert into rule_checks by name
with reasons as (
    select
        document_sha256,
        paragraph_no,
        section_code,
        bool_or(regexp_matches(plain, '原因|由于|因为|主要是|主要为|主要系|鉴于')) as has_reason,
    from input_sentences
    group by document_sha256, paragraph_no, section_code
)

select
    'NARRATIVE-053' as rule_id,
    claims.document_sha256,
    claims.claim_code || ':' || claims.subject_words as about,
    case
        when claims.value between 90 and 110 or bool_or(reasons.has_reason) then 'holds'
        when bool_and(claims.is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    claims.subject_code,
    claims.value as found,
    'percent' as unit,
    claim_place(arg_min(claims, claims.place)) as where_text,
    place_of_claim(arg_min(claims, claims.place)) as found_place,
from input_claims as claims
inner join reasons
    on claims.document_sha256 = reasons.document_sha256
    and (
        reasons.paragraph_no between claims.paragraph_no and claims.paragraph_no + 1
        or claims.subject_words = '' and reasons.section_code = claims.section_code
        and reasons.paragraph_no > claims.paragraph_no
    )
where
    claims.measure_code in ('completion_rate', 'adjusted_completion_rate')
    and not regexp_matches(claims.topic_code, '^three_public_(abroad|vehicle|reception)')
    and claims.value <> 0 and claims.fiscal_year = claims.document_year
group by
    claims.document_sha256, claims.claim_code, claims.subject_words, claims.subject_code,
    claims.value
qualify row_number() over (
    partition by claims.document_sha256, about order by verdict <> 'fails', min(claims.place)
) = 1;
