-- UNIT-152: amounts of one paragraph in 元 and in 万元. Thresholds and unit prices are no claims.
insert into rule_checks by name
with paragraphs as (
    select
        document_sha256,
        paragraph_no,
        min(claim_code) || ':' || string_agg(distinct figure_text, '、' order by figure_text) as said,
        count(distinct figure_text like '%万元') > 1 as is_mixed,
        arg_min(figure_text, place) filter (figure_text not like '%万元') as found_text,
        arg_min(figure_text, place) filter (figure_text like '%万元') as expected_text,
        '正文第' || min(source_page) || '页' as where_text,
        place_of_claim(arg_min(claims, place) filter (figure_text not like '%万元')) as found_place,
    from input_claims as claims
    where unit = 'yuan' and regexp_matches(figure_text, '[\d.]万?元$')
    group by document_sha256, paragraph_no
),

numbered as (
    select *, row_number() over (
        partition by document_sha256, said order by paragraph_no
    ) as paragraph_in_document,
    from paragraphs
)

select
    'UNIT-152' as rule_id,
    document_sha256,
    'paragraph:' || said || if(paragraph_in_document = 1, '', ':' || paragraph_in_document) as about,
    if(is_mixed, 'fails', 'holds') as verdict,
    found_text,
    expected_text,
    where_text,
    found_place,
from numbered;
