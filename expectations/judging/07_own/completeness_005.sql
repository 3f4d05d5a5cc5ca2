-- COMPLETENESS-005, one row per figure or letter (1, qq) that stands alone under several numbered titles,
-- one after another: sections that are there and say nothing.
insert into rule_checks by name
with paragraphs as (
    select
        document_sha256,
        paragraph_no,
        string_agg(plain, '' order by sentence_no) as plain,
        arg_min(sentences, sentence_no) as first_sentence,
        bool_and(is_trusted) as is_trusted,
    from input_sentences as sentences
    group by document_sha256, paragraph_no
),

titled as (
    select *, lag(plain) over in_order as title
    from paragraphs
    window in_order as (partition by document_sha256 order by paragraph_no)
),

filled as (
    select *
    from titled
    where regexp_full_match(plain, '[0-9A-Za-z无]{1,3}[。.]?') and not contains(plain, '无')
        and regexp_full_match(title, '[（(]?[一二三四五六七八九十\d]+[）)、.．][^。；，]{2,20}')
)

select
    'COMPLETENESS-005' as rule_id,
    document_sha256,
    'filled:' || plain as about,
    if(bool_and(is_trusted), 'fails', 'uncertain') as verdict,
    '正文的识读不可靠' as doubt,
    inner_quotes(string_agg(title, '；' order by paragraph_no)) as what_text,
    '第' || min(first_sentence.page) || '页这些标题下都只填了“' || plain || '”，等于没有写' as other_text,
    place_of_text(arg_min(first_sentence, paragraph_no)) as found_place,
from filled
group by document_sha256, plain
having count(*) >= 3;
