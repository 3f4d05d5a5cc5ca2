-- NARRATIVE-074, one row per report that gives reasons of changes: none only says again that the amount has
-- changed. What is left of the reason without words of change and money is the name before the amount, in
-- the same sentence or in the one before.
insert into rule_checks by name
with told as (
    select
        sentences,
        if(
            regexp_matches(plain, '^(主要|变动)?原因'),
            coalesce(lag(plain) over in_paragraph, ''), ''
        ) || plain as plain,
    from input_sentences as sentences
    window in_paragraph as (partition by document_sha256, paragraph_no order by sentence_no)
),

reasons as (
    select
        sentences,
        regexp_extract(plain, '原因(?:是|为|在于)?[:：]?([^。；;]{2,40})[。；;]?$', 1) as reason,
        regexp_replace(
            regexp_extract(plain, '^(.*?)\d[\d,.]*万?元', 1), '预算|支出|收入|安排|数|的|[^\p{Han}（）]', '', 'g'
        ) as subject,
    from told
    where regexp_matches(plain, '(增加|减少|下降|增长|降低)[^；]*原因')
),

judged as (
    select
        *,
        regexp_replace(
            reason,
            '20\d\d年度?|本年度?|今年|上年度?|年度|比|较|预算|支出|收入|安排|数|的|增加|减少|降低|下降|增长|了|有所',
            '', 'g'
        ) as rest,
        -- 基数增加 leaves one character that any name may have
        contains(subject, rest) and length(rest) <> 1 as is_said_again,
    from reasons
    where regexp_matches(reason, '(增加|减少|下降|增长|降低)$')
)

select
    'NARRATIVE-074' as rule_id,
    sentences.document_sha256 as document_sha256,
    if(is_said_again, 'said_again', 'as_expected') as about,
    case
        when not is_said_again then 'holds'
        when bool_and(sentences.is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    count(*) || '处' as found_text,
    '正文' || pages_text(list(sentences.page)) as where_text,
    words_text(list(reason order by sentences.paragraph_no, sentences.sentence_no)) as what_text,
    place_of_text(arg_min(sentences, (sentences.paragraph_no, sentences.sentence_no))) as found_place,
from judged
group by sentences.document_sha256, is_said_again;
