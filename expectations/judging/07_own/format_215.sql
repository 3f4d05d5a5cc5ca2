-- FORMAT-215, one row per report whose text groups the digits of its amounts: all amounts of a thousand
-- and more have their commas, or there is another habit than the report's own.
insert into rule_checks by name
with amounts as (
    select
        document_sha256,
        page,
        sentences,
        unnest(regexp_extract_all(
            plain, '(?:^|[^\d,，.])((?:\d{1,3}(?:,\d{3})+|\d{4,})(?:\.\d+)?万?元)', 1
        )) as amount,
    from input_sentences as sentences
    where is_trusted and section_code not in ('glossary', 'mandate')
),

habits as (
    select
        document_sha256,
        count(*) filter (contains(amount, ',')) as grouped,
        count(*) filter (not contains(amount, ',')) as plain,
        list(amount order by page, amount) filter (not contains(amount, ',')) as odd,
        list(page order by page) filter (not contains(amount, ',')) as pages,
        arg_min(sentences, page) filter (not contains(amount, ',')) as sentence,
        arg_min(amount, page) filter (not contains(amount, ',')) as first_odd,
    from amounts
    group by document_sha256
)

select
    'FORMAT-215' as rule_id,
    document_sha256,
    'grouped' as about,
    if(plain > 0, 'fails', 'holds') as verdict,
    words_text(odd) as found_text,
    grouped || '个' as expected_text,
    pages_text(pages) as where_text,
    if(plain > 0, place_of_words(sentence.page, sentence.source_bbox, first_odd), null) as found_place,
from habits
where grouped >= 8 and grouped >= plain * 5;
