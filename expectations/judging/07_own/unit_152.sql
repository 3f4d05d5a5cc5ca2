-- UNIT-152, one row per paragraph: amounts of one paragraph in 元 and in 万元. Thresholds and unit
-- prices are no claims.
insert into rule_checks by name
select
    'UNIT-152' as rule_id,
    document_sha256,
    'paragraph:' || min(claim_code) || ':' || string_agg(distinct figure_text, '、' order by figure_text)
        as about,
    case
        when not bool_and(is_trusted) then 'cannot_tell'
        when count(distinct figure_text like '%万元') > 1 then 'fails'
        else 'holds'
    end as verdict,
    '正文的识读不可靠' as doubt,
    arg_min(figure_text, place) filter (figure_text not like '%万元') as found_text,
    arg_min(figure_text, place) filter (figure_text like '%万元') as expected_text,
    '正文第' || min(source_page) || '页' as where_text,
    place_of_claim(arg_min(claims, place) filter (figure_text not like '%万元')) as found_place,
from input_claims as claims
where unit = 'yuan' and regexp_matches(figure_text, '[\d.]万?元$')
group by document_sha256, paragraph_no;
