-- NARRATIVE-074, one row per report that gives reasons of changes: none only says again that the amount has
-- changed. What is left of the reason without words of change and money is the name before the amount.
insert into rule_checks by name
with reasons as (
    select
        sentences,
        regexp_extract(plain, '原因(?:是|为|在于)?[:：]?([^。；;]{2,40})[。；;]?$', 1) as reason,
        regexp_replace(
            regexp_extract(plain, '^(.*?)\d[\d,.]*万?元', 1), '预算|支出|收入|安排|数|的|[^\p{Han}（）]', '', 'g'
        ) as subject,
    from input_sentences as sentences
    where regexp_matches(plain, '(增加|减少|下降|增长|降低)[^。；]*原因')
),

judged as (
    select
        *,
        regexp_replace(
            reason,
            '20\d\d年度?|本年度?|今年|上年度?|年度|比|较|预算|支出|收入|安排|数|的|增加|减少|降低|下降|增长|了|有所',
            '', 'g'
        ) as rest,
    from reasons
    where regexp_matches(reason, '(增加|减少|下降|增长|降低)$')
)

select
    'NARRATIVE-074' as rule_id,
    sentences.document_sha256 as document_sha256,
    if(contains(subject, rest), 'said_again', 'as_expected') as about,
    case
        when not contains(subject, rest) then 'holds'
        when bool_and(sentences.is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    count(*) || '处' as found_text,
    '正文' || pages_text(list(sentences.page)) as where_text,
    words_text(list(reason order by sentences.paragraph_no, sentences.sentence_no)) as what_text,
    place_of_text(arg_min(sentences, (sentences.paragraph_no, sentences.sentence_no))) as found_place,
from judged
group by sentences.document_sha256, contains(subject, rest);
