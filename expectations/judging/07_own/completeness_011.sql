-- COMPLETENESS-011, one row per change of a total that has its reason in the paragraphs around, or
-- (where parts follow the total) anywhere further down in the section; one for all that have none.
-- A report that gives a reason for its other changes, whatever they are of, owes one for the last.
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

-- A change has its reason in its sentence or in one behind it, or in one before that does not explain
-- a difference from the budget, or where the same amount is told again. Parts that follow have their
-- own; words behind it may be a reason. Numbered paragraphs are measured by the others of their list.
create or replace temp table changes_with_reasons as
with changes as (
    select document_sha256, paragraph_no, sentence_no, arg_min(input_claims, place) as claim,
    from input_claims
    where measure_code in ('change', 'outturn_change') and value <> 0
    group by document_sha256, paragraph_no, sentence_no
),

sentences as (
    select
        *,
        regexp_matches(
            regexp_replace(plain, getvariable('no_reason_words'), '', 'g'), getvariable('reason_words')
        ) as has_reason,
    from input_sentences
),

lists as (
    select
        document_sha256,
        paragraph_no,
        regexp_matches(min_by(plain, sentence_no), '^([(（]?\d+[)）.．、]|[(（][一二三四五六七八九十]+[)）])')
            as is_item,
        max(if(is_item, null, paragraph_no)) over (
            partition by document_sha256 order by paragraph_no
        ) as opener_no,
    from input_sentences
    group by document_sha256, paragraph_no
)

select
    changes.document_sha256,
    changes.claim,
    if(lists.is_item, lists.opener_no, -1) as list_no,
    bool_or(
        sentences.has_reason
        and case sign(sentences.paragraph_no - changes.paragraph_no)
            when 0 then sentences.sentence_no >= changes.sentence_no
                or not regexp_matches(sentences.plain, '预算')
            else regexp_matches(
                left(sentences.plain, 40),
                if(
                    sentences.paragraph_no = changes.paragraph_no + 1,
                    '原因|^主要|由于|因为', '(增加|减少|增减|变化|变动)的?(主要)?原因'
                )
            )
        end
    ) as has_reason,
    bool_or(
        case
            when sentences.paragraph_no > changes.paragraph_no
                then others.is_item and not lists.is_item
                and sentences.paragraph_no = changes.paragraph_no + 1
                and regexp_matches(sentences.plain, '\d万?元')
            when sentences.sentence_no < changes.sentence_no then false
            else regexp_matches(sentences.plain, '(其中|如下|包括|分别)[^。]{0,6}[:：]?$|[:：]$')
                or sentences.sentence_no > changes.sentence_no
                and not regexp_matches(sentences.plain, '\d')
                -- the parts of a change
                or sentences.sentence_no = changes.sentence_no
                and not regexp_matches(sentences.plain, '[比较同]|[上去]年')
        end
    ) as may_have_one,
from changes
inner join lists
    on changes.document_sha256 = lists.document_sha256 and changes.paragraph_no = lists.paragraph_no
inner join sentences
    on changes.document_sha256 = sentences.document_sha256
    and sentences.paragraph_no between changes.paragraph_no and changes.paragraph_no + 2
inner join lists as others
    on sentences.document_sha256 = others.document_sha256
    and sentences.paragraph_no = others.paragraph_no
group by all;

insert into changes_of_totals
select
    document_sha256,
    claim.claim_code || ':' || claim.paragraph_no,
    if(claim.is_trusted, 'fails', 'uncertain'),
    claim,
from (
    select
        * replace (
            bool_or(has_reason) over (partition by document_sha256, claim.value) as has_reason
        ),
        count(*) filter (has_reason) over (partition by document_sha256) as reasons,
        count(*) filter (has_reason) over by_list as reasons_beside,
        count(*) filter (not has_reason and not may_have_one) over by_list as others_beside,
    from changes_with_reasons
    window by_list as (partition by document_sha256, list_no)
) as changes
where
    not has_reason and not may_have_one
    and reasons >= 3 and others_beside = 1 and (list_no < 0 or reasons_beside >= 2)
    -- a total is not told twice
    and (document_sha256, claim.claim_code) not in (
        select (document_sha256, claim_code) from changes_of_totals where verdict <> 'holds'
    );

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
