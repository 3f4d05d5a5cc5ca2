-- THREEPUBLIC-043 beyond its terms, one row per change against the budget that the text of final
-- accounts tells of one of the expenses, or says there is none (与2024年度预算相比无增减): outturn less
-- budget as the statement prints them. What is compared with the opening budget may not be its column.
set variable no_change = (select pattern from input_prose_words where use = 'no_change');  -- noqa: PRS
set variable of_opening = (select pattern from input_prose_words where use = 'of_opening');  -- noqa: PRS

insert into rule_checks by name
with told as (
    select claims, claims.value as change, claims.half_width as half_width, claims.figure_text as words,
    from input_claims as claims
    where measure_code = 'budget_change' and topic_code like 'three_public_%'
    union all by name
    select
        claims, 0 as change, 0 as half_width,
        regexp_extract(
            regexp_replace(sentence, '\s', '', 'g'), getvariable('no_change')
        ) as words,
    from input_claims as claims
    where topic_code like 'three_public_%' and measure_code = '' and unit = 'yuan' and words <> ''
    -- the only amount of its sentence
    qualify count(*) over (partition by document_sha256, paragraph_no, sentence_no) = 1
)

select
    'THREEPUBLIC-043' as rule_id,
    claims.document_sha256 as document_sha256,
    claims.topic_code || ':' || claims.paragraph_no || ':' || claims.place as about,
    case
        when abs(change - (final.value - budget.value)) <= half_width + final.half_width + budget.half_width
            then 'holds'
        when regexp_matches(coalesce(claims.compared_with, '') || words, getvariable('of_opening'))
            then 'cannot_tell'
        when claims.is_trusted and final.is_trusted and budget.is_trusted then 'fails'
        else 'uncertain'
    end as verdict,
    '所比的可能是年初预算，或识读不可靠' as doubt,
    final.value - budget.value as expected,
    change as found,
    'yuan' as unit,
    inner_quotes(words) as found_text,
    claim_place(claims) as where_text,
    figure_place(final) || '减' || figure_place(budget) as other_text,
    place_of_claim(claims) as found_place,
    place_of(final) as other_place,
from told
inner join three_public_pairs as pairs
    on claims.document_sha256 = pairs.document_sha256
    and replace(claims.topic_code, 'three_public_', 'final_') = pairs.about
where claims.fiscal_year = claims.document_year;
