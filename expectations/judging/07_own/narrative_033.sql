-- NARRATIVE-033 and -035, the sums, one row per document and rule: shares of parts that do not
-- overlap come to no more than 100, and to 100 where all are told. Less may be a list of some of
-- them. Where one share is wrong by itself, that is the finding, and the sum says nothing more.
insert into rule_checks by name
with shares as (
    select
        if(section_code = 'revenue', 'NARRATIVE-033', 'NARRATIVE-035') as rule_id,
        document_sha256,
        topic_code,
        arg_min(claims, (claims.paragraph_no, claims.place)) as claims,
        bool_and(claims.is_trusted) as is_trusted,
    from input_claims as claims
    where measure_code = 'share' and fiscal_year = document_year
        and case section_code
            when 'revenue' then regexp_full_match(
                topic_code, '(fiscal|superior|business|operating|subsidiary|other)_revenue')
            when 'expenditure' then regexp_full_match(
                topic_code, '(basic|project|remitted|operating|subsidiary)_expenditure')
        end
    group by all
    having count(distinct claims.value) = 1
),

sums as (
    select
        rule_id,
        document_sha256,
        count(*) as share_count,
        as_figure(sum(claims.value)) as total,
        -- a bare 0% or 100% is no rounded figure
        sum(if(claims.value in (0, 100), 0, claims.half_width))
        + max(if(claims.value in (0, 100), 0, claims.half_width)) as allowed,
        bool_and(shares.is_trusted) as is_trusted,
        arg_min(claims, (claims.paragraph_no, claims.place)) as claims,
    from shares
    group by rule_id, document_sha256
    having count(*) > 1
)

select
    sums.rule_id, sums.document_sha256, 'sum' as about,
    case
        when total <= 100 + allowed then 'holds'
        when sums.is_trusted then 'fails' else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt, 100 as expected, total as found, allowed, 'percent' as unit,
    '正文第' || sums.claims.source_page || '页各项比重相加' as where_text,
    share_count || '个比重' as other_text, place_of_claim(sums.claims) as found_place,
from sums
where total >= 100 - allowed
    and not exists (
        select 1 from judged_rates as rates
        where rates.rule_id = sums.rule_id and rates.document_sha256 = sums.document_sha256
            and rates.fit <> 'holds'
    );
