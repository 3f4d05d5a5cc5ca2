-- COMPLETENESS-011, one row per change of a total: changes of totals, with their reason in the
-- paragraphs around, or (where parts follow the total) anywhere further down in the section.
insert into rule_checks by name
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
                or regexp_matches(
                    plain, '(落实|贯彻|结合|根据|按照|依据|随着|为了)[^。]{2,80}[增减降升压]'
                )
            )
        ) as has_reason,
    from worded
    group by document_sha256, paragraph_no, section_code
)

select
    'COMPLETENESS-011' as rule_id,
    changes.document_sha256,
    changes.claim_code as about,
    case
        when bool_or(reasons.has_reason) then 'holds'
        when bool_and(changes.is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    arg_min(changes.figure_text, changes.place) as found_text,
    claim_place(arg_min(changes, changes.place)) as where_text,
    place_of_claim(arg_min(changes, changes.place)) as found_place,
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
