-- COMPLETENESS-017, one row per wording behind a count that the text tells more than once: the counts agree.
insert into rule_checks by name
with told as (
    select
        sentences,
        unnest(
            regexp_extract_all(plain, '下属\d+个单位')
            || regexp_extract_all(plain, '反映[^。；]{2,30}?\d+个(?:[一二]级)?项目的?绩效自评结果')
        ) as words,
    from input_sentences as sentences
    where regexp_matches(plain, '下属\d+个单位|个([一二]级)?项目的?绩效自评结果')
),

counted as (
    select
        sentences.document_sha256 as document_sha256,
        sentences.page as page,
        sentences,
        regexp_extract(words, '(下属)?\d+个.*$') as told,
        regexp_replace(regexp_extract(words, '(下属)?\d+个.*$'), '\d+', 'n') as wording,
        whole_number(regexp_extract(words, '(\d+)个', 1)) as number,
    from told
),

compared as (
    select
        document_sha256,
        wording,
        count(distinct number) as numbers,
        bool_and(sentences.is_trusted) as is_certain,
        arg_min(counted, (page, sentences.paragraph_no)) as first,
        arg_max(counted, (page, sentences.paragraph_no)) as last,
    from counted
    group by document_sha256, wording
    having count(*) > 1
)

select
    'COMPLETENESS-017' as rule_id,
    document_sha256,
    wording as about,
    case
        when numbers = 1 then 'holds'
        when is_certain and first.number <> last.number then 'fails'
        else 'uncertain'
    end as verdict,
    -- units told beside journeys may be those that travelled
    if(starts_with(wording, '下属'), 'info', 'warning') as severity,
    '正文的识读不可靠' as doubt,
    inner_quotes(first.told) as found_text,
    inner_quotes(last.told) as expected_text,
    '正文第' || first.page || '页' as where_text,
    '第' || last.page || '页' as other_text,
    place_of_text(first.sentences) as found_place,
from compared;
