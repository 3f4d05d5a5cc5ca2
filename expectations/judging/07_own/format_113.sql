-- FORMAT-113, one row per wording: 应报尽保 for 应保尽保, whose two characters are one; a letter or two
-- that stand between characters and are neither a unit nor part of a name in quotation marks.
insert into rule_checks by name
with phrases as (
    select
        texts,
        unnest(regexp_extract_all(plain, '[应能愿该]\p{Han}尽\p{Han}')) as words,
    from input_texts as texts
    where source in ('sentence', 'cell') and regexp_matches(plain, '[应能愿该]\p{Han}尽\p{Han}')
),

letters as (
    select
        texts,
        unnest(regexp_extract_all(
            -- names such as “警校e家” bear their letters, and a, b, c name kinds (维生素c)
            regexp_replace(plain, '[“‘"《][^”’"》]*[”’"》]', '“”', 'g'),
            '\p{Han}{1,6}(?:[fjlouwz]|[a-z]{2})\p{Han}{1,6}'
        )) as words,
    from input_texts as texts
    where source in ('sentence', 'cell') and regexp_matches(plain, '\p{Han}[a-z]{1,2}\p{Han}')
),

slips as (
    select
        *,
        '前后两个字不同' as found_text,
        -- 能简尽量 is no such phrase
        not regexp_matches(words, '尽[量力管快早职责心头情如数量]') as is_one,
    from phrases
    where words[2] <> words[4]
    union all by name
    select
        *,
        '混入了字母“' || regexp_extract(words, '[a-z]{1,2}') || '”' as found_text,
        not regexp_matches(
            words, '\p{Han}(kg|km|cm|mm|dm|ml|kw|kv|mg|db|ha|pm|ph|vs|mw|hz|ug|id|ai|it|vr|ip|ui|tv|ok|pc|kn|mu|qq)\p{Han}'
        ) as is_one,
    from letters
)

select
    'FORMAT-113' as rule_id,
    texts.document_sha256 as document_sha256,
    words as about,
    'fails' as verdict,
    min(found_text) as found_text,
    inner_quotes(words) as what_text,
    pages_text(list(texts.page)) as where_text,
    place_of_text(arg_min(texts, text_order(texts))) as found_place,
from slips
where is_one
group by texts.document_sha256, words;
