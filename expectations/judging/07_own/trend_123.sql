-- TREND-123, one row per change: a change of 30 % or more with no reason in its paragraph or the
-- next (a total: anywhere in its section, where its parts are explained); of 50 % or more, with
-- one of the phrases that fit any change. Both thresholds are ours.
insert into rule_checks by name
with reasons as (
    select
        document_sha256, paragraph_no, section_code,
        unnest(regexp_extract_all(
            plain, '(?:原因|由于|因为|主要是|主要为|主要系|系因|鉴于|受)(?:是|为|在于|系|：|:|说明)*([^。]+)', 1
        )) as reason,
    from input_sentences
),

swings as (
    select
        *,
        regexp_matches(topic_code, '(total|revenue|expenditure)$') as is_total,
    from input_claims
    where
        measure_code in ('change_rate', 'outturn_change_rate') and abs(value) >= 30
        and fiscal_year = document_year
        and regexp_full_match(
            topic_code,
            '(balanced|revenue|expenditure|fiscal_balanced)_total|(revenue|expenditure)_current'
            '|(fiscal|general_public)_(revenue|expenditure)|(expenditure|fiscal|general_public)_class'
        )
),

explained as (
    select
        swings,
        count(reasons.reason) as reason_count,
        -- a reason of one phrase, with nothing named in it
        bool_and(regexp_full_match(
            reasons.reason,
            '(本年度?|今年|我局|我单位|本部门|本单位)?(正常(变动|变化|增减|调整)|(工作|业务|实际)(需要|安排|调整|变化)'
            '|(预算|政策|人员|业务|工作|收支)(性)?(安排)?(调整|变动|变化|增减|增加|减少)|据实安排|其他原因)'
        )) as is_vague,
        arg_min(reasons.reason, reasons.paragraph_no) as reason,
    from swings
    left join reasons
        on swings.document_sha256 = reasons.document_sha256
        and reasons.paragraph_no >= swings.paragraph_no
        and (
            reasons.paragraph_no <= swings.paragraph_no + 1
            or swings.is_total and reasons.section_code = swings.section_code
        )
    group by swings
)

select
    'TREND-123' as rule_id,
    swings.document_sha256 as document_sha256,
    swings.claim_code || ':' || swings.subject_words || ':' || swings.value as about,
    case
        when reason_count > 0 and not (abs(swings.value) >= 50 and is_vague) then 'holds'
        when swings.is_trusted then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    swings.subject_code as subject_code,
    swings.value as found,
    'percent' as unit,
    claim_place(swings) as where_text,
    if(reason_count = 0, '没有说明原因', '只说明“' || inner_quotes(reason) || '”') as what_text,
    place_of_claim(swings) as found_place,
from explained
qualify row_number() over (
    partition by swings.document_sha256, about order by swings.paragraph_no, swings.place
) = 1
union all by name
select distinct
    'TREND-123' as rule_id, document_sha256, 'small' as about, 'holds' as verdict,
from input_claims
where measure_code in ('change_rate', 'outturn_change_rate') and abs(value) < 30
    and topic_code not like 'three_public%' and fiscal_year = document_year;
