-- NARRATIVE-051, one row per subject: the amount of one class, section or item told twice in its
-- paragraph.
insert into rule_checks by name
select
    'NARRATIVE-051' as rule_id,
    document_sha256,
    topic_code || ':' || subject_words || ':' || paragraph_no as about,
    case
        when max(value) - min(value) <= 2 * max(half_width) then 'holds'
        when bool_and(is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    any_value(subject_code) as subject_code,
    arg_max(value, place) as expected,
    arg_min(value, place) as found,
    'yuan' as unit,
    claim_place(arg_min(claims, place)) as where_text,
    place_of_claim(arg_min(claims, place)) as found_place,
    place_of_claim(arg_max(claims, place)) as other_place,
from input_claims as claims
where
    measure_code = '' and unit = 'yuan' and subject_words <> ''
    and fiscal_year = document_year
    and regexp_matches(subject_words, '\((类|款|项)\)')
group by document_sha256, topic_code, subject_words, paragraph_no
having count(*) = 2;

-- A total of the whole report told twice, with a single digit between: two amounts of one topic are
-- often amounts of two things, but seldom so alike.
insert into rule_checks by name
select
    'NARRATIVE-051' as rule_id,
    document_sha256,
    claim_code as about,
    case
        when count(distinct value) = 1 then 'holds'
        when bool_and(is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    arg_max(value, place) as expected,
    arg_min(value, place) as found,
    'yuan' as unit,
    arg_max(figure_text, place) as expected_text,
    arg_min(figure_text, place) as found_text,
    claim_place(arg_min(claims, place)) as where_text,
    place_of_claim(arg_min(claims, place)) as found_place,
    place_of_claim(arg_max(claims, place)) as other_place,
from input_claims as claims
where
    measure_code = '' and unit = 'yuan' and subject_words = ''
    and fiscal_year = document_year and value > 0
group by document_sha256, claim_code
having
    count(*) > 1
    and (
        count(distinct value) = 1
        or count(distinct value) = 2
        and is_one_digit(max(value) - min(value), 2 * max(half_width))
        and max(value) - min(value) > 2 * max(half_width)
        and told_digits(min(value), 2 * max(half_width)) >= 5
        and told_digits(max(value), 2 * max(half_width)) >= 5
    );
