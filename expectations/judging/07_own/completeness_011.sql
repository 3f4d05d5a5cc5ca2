-- COMPLETENESS-011, one row per change of a total that has its reason in the paragraphs around, or
-- (where parts follow the total) anywhere further down in the section; one for all that have none.
create or replace temp table changes_of_totals as
with worded as (
    -- 主要原因是11。 gives no reason
    select * replace (
        regexp_replace(plain, '(主要)?原因(是|为|系)?[：:]?([0-9A-Za-z]{1,6}[。；;，,]|[。；;]$)', '', 'g') as plain
    )
    from input_sentences
),

reasons as (
    select
        document_sha256,
        paragraph_no,
        section_code,
        bool_or(
            -- a reason may open the sentence (落实…要求) or close it (结合…需要，略有增加)
            (
                regexp_matches(plain, '原因|由于|因为|主要是|主要为|主要系|系|鉴于|所致|影响')
                -- 因人员增加, not 因此 nor 因公出国
                or regexp_matches(plain, '(^|[,，;；。(（、])因[^此公]')
                or regexp_matches(
                    plain, '(落实|贯彻|结合|根据|按照|依据|随着|为了)[^。]{2,80}[增减降升压]'
                )
            )
        ) as has_reason,
    from worded
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
