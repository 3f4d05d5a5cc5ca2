-- PERFORMANCE-087, one row per document: an average score told, against the least and the most
-- that the grades told allow.
insert into rule_checks by name
with bounds (grade_code, low, high) as (
    values ('excellent', 90, 100), ('good', 80, 90), ('medium', 60, 80), ('poor', 0, 60)
),

graded as (
    select
        claims.document_sha256,
        sum(claims.value * bounds.low) as low,
        sum(claims.value * bounds.high) as high,
        sum(claims.value) as count,
        bool_and(claims.is_trusted) as are_trusted,
    from input_claims as claims
    inner join bounds on claims.claim_code = 'grade_' || bounds.grade_code
    group by claims.document_sha256
    having sum(claims.value) > 0
)

select
    'PERFORMANCE-087' as rule_id,
    average.document_sha256,
    'average' as about,
    -- multiplied, not divided
    case
        when not graded.are_trusted then 'cannot_tell'
        when average.value * graded.count between graded.low and graded.high then 'holds'
        else 'fails'
    end as verdict,
    '正文的识读不可靠' as doubt,
    average.figure_text as found_text,
    rate_words(graded.low, 100 * graded.count, 1) || '至'
    || rate_words(graded.high, 100 * graded.count, 1) as expected_text,
    '正文第' || average.source_page || '页' as where_text,
    place_of_claim(average) as found_place,
from input_claims as average
inner join graded on average.document_sha256 = graded.document_sha256
where average.claim_code = 'evaluated_average_score'
qualify row_number() over (
    partition by average.document_sha256 order by average.paragraph_no, average.place
) = 1;
