-- TIMELINESS-110 and -111, one row per document or date: publication after approval, where the
-- report prints both dates; dates of drafting or filling in, against the year reported on and
-- today.
insert into rule_checks by name
with dated as (
    select
        texts,
        regexp_extract(plain, '(批复|批准)[^，。]{0,12}?(20\d\d年\d{1,2}月\d{1,2}日)', 2) as approved,
        regexp_extract(plain, '(公开|发布)(时间|日期)[：:]?(20\d\d年\d{1,2}月\d{1,2}日)', 3) as published,
        regexp_extract(plain, '(编制|填报|填表)(时间|日期)[：:]?(20\d\d年\d{1,2}月\d{1,2}日)', 3) as drafted,
    from input_texts as texts
    where regexp_matches(plain, '20\d\d年\d{1,2}月\d{1,2}日')
),

read as (
    select
        texts,
        day_of(approved) as approved_on,
        day_of(published) as published_on,
        day_of(drafted) as drafted_on,
    from dated
),

days as (
    select
        texts.document_sha256 as document_sha256,
        max(approved_on) as approved_on,
        max(published_on) as published_on,
        arg_min(texts, (current_date - published_on, text_order(texts)))
            filter (published_on is not null) as published_text,
        max(drafted_on) as drafted_on,
        arg_min(texts, (current_date - drafted_on, text_order(texts)))
            filter (drafted_on is not null) as drafted_text,
    from read
    group by texts.document_sha256
)

select
    'TIMELINESS-110' as rule_id,
    document_sha256,
    'published' as about,
    if(published_on between approved_on and approved_on + 20, 'holds', 'fails') as verdict,
    published_on::varchar as found_text,
    '距批复日期' || approved_on || '超过二十日' as other_text,
    '第' || published_text.page || '页' as where_text,
    place_of_text(published_text) as found_place,
from days
where approved_on is not null and published_on >= approved_on
union all by name
select
    'TIMELINESS-111' as rule_id,
    days.document_sha256,
    'drafted' as about,
    if(
        drafted_on between make_date(documents.fiscal_year - 1, 1, 1) and current_date, 'holds',
        'fails'
    ) as verdict,
    drafted_on::varchar as found_text,
    '不在' || (documents.fiscal_year - 1) || '年至今天之间' as other_text,
    '第' || drafted_text.page || '页' as where_text,
    place_of_text(drafted_text) as found_place,
from days
inner join input_documents as documents on days.document_sha256 = documents.document_sha256
where drafted_on is not null;
