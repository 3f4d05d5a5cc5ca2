-- YEAR-240, one row per text that tells the days of a whole year: 366 only in a leap year. Words that name
-- another year are about that one.
insert into rule_checks by name
with told as (
    select
        texts,
        documents.fiscal_year as fiscal_year,
        regexp_extract(texts.plain, '[^，。；、]{0,8}36[56](?:天|日)[^，。；、]{0,6}') as words,
    from input_texts as texts
    inner join input_documents as documents on texts.document_sha256 = documents.document_sha256
    where regexp_matches(texts.plain, '36[56](天|日)')
        and not regexp_matches(texts.plain, '(19|20)\d\d年')
)

select
    'YEAR-240' as rule_id,
    texts.document_sha256 as document_sha256,
    if(is_wrong, 'leap', 'right') as about,
    if(is_wrong, 'fails', 'holds') as verdict,
    fiscal_year::varchar as expected_text,
    words_text(list(words order by text_order(texts))) as what_text,
    pages_text(list(texts.page)) as where_text,
    place_of_text(arg_min(texts, text_order(texts))) as found_place,
from (
    select *, contains(words, '366') and not (fiscal_year % 4 = 0 and fiscal_year % 100 <> 0) as is_wrong,
    from told
    where fiscal_year is not null
)
group by texts.document_sha256, is_wrong, fiscal_year;
