-- ASSETS-065, one row per price above which devices are counted (单价100万元以上): the forms print few
-- such prices, all of them round.
insert into rule_checks by name
with told as (
    select
        sentences,
        unnest(regexp_extract_all(
            plain, '(?:单价|单位价值|单台价值)在?(\d[\d,.]*)万元?(?:[（(]含[）)])?以上', 1
        )) as price,
    from input_sentences as sentences
)

select
    'ASSETS-065' as rule_id,
    sentences.document_sha256 as document_sha256,
    price || ':' || sentences.paragraph_no || ':' || sentences.sentence_no as about,
    case
        when price in ('10', '20', '30', '50', '100', '150', '200', '300', '500', '1000') then 'holds'
        when sentences.is_trusted then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    price || '万元' as found_text,
    '正文第' || sentences.page || '页' as where_text,
    place_of_text(sentences) as found_place,
from told
qualify row_number() over (
    partition by sentences.document_sha256, price, sentences.paragraph_no, sentences.sentence_no
) = 1;
