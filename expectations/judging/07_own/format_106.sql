-- FORMAT-106, one row per document: 公开NN表 over the pages of a report, each number once; and its
-- statements in the order in which its contents list them.
insert into rule_checks by name
with numbered as (
    select
        texts.document_sha256 as document_sha256,
        whole_number(regexp_extract(texts.plain, '公开(\d{1,2})表', 1)) as number,
        min(texts.page) as page,
        arg_min(texts, text_order(texts)) as texts,
    from input_texts as texts
    where source = 'caption' and regexp_matches(plain, '公开\d{1,2}表')
    group by texts.document_sha256, number
),

followed as (
    select *, max(number) over (
        partition by document_sha256 order by page, number
        rows between unbounded preceding and 1 preceding
    ) as highest_before,
    from numbered
)

select
    'FORMAT-106' as rule_id,
    document_sha256,
    'form:' || number as about,
    if(number > coalesce(highest_before, 0), 'holds', 'fails') as verdict,
    '公开' || number || '表' as found_text,
    '公开' || highest_before || '表' as expected_text,
    '第' || page || '页' as where_text,
    place_of_text(texts) as found_place,
from followed;

-- 四、财政拨款收支总表 of the contents against the titles above the grids
insert into rule_checks by name
with entries as (
    select
        document_sha256,
        page,
        texts,
        unnest(regexp_extract_all(
            plain, '([一二三四五六七八九十]{1,3}|\d{1,2})[、．.][^、。，；.…·\d][^。；.…]{3,36}?表', 1
        )) as ordinal,
        unnest(regexp_extract_all(
            plain, '(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、．.]([^、。，；.…·\d][^。；.…]{3,36}?表)', 1
        )) as title,
    from input_texts as texts
    where source = 'sentence' and page <= 6
),

listed as (
    select
        document_sha256,
        page,
        texts,
        title,
        regexp_replace(name_key(title), '20\d\d年度?', '', 'g') as key,
        coalesce(
            whole_number(ordinal),
            list_position(
                [
                    '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三',
                    '十四', '十五', '十六', '十七', '十八', '十九', '二十'
                ], ordinal
            )
        ) as number,
    from entries
),

titles as (
    select
        document_sha256,
        page,
        regexp_replace(name_key(plain), '20\d\d年度?', '', 'g') as key,
    from input_texts
    where source = 'caption' and ends_with(plain, '表')
        and not regexp_matches(plain, '^([一二三四五六七八九十]{1,3}|\d{1,2})[、．.]')
),

printed as (
    select
        listed.document_sha256,
        listed.page as list_page,
        listed.number,
        any_value(listed.texts) as texts,
        any_value(listed.title) as title,
        coalesce(
            min(titles.page) filter (titles.key = listed.key),
            if(count(distinct titles.page) = 1, min(titles.page), null)
        ) as page,
    from listed
    inner join titles
        on listed.document_sha256 = titles.document_sha256
        and titles.page > listed.page
        and (titles.key = listed.key or length(listed.key) >= 8 and ends_with(titles.key, listed.key))
    where listed.number is not null
    group by listed.document_sha256, listed.page, listed.number
    having count(distinct listed.key) = 1
),

ordered as (
    select
        *,
        max(page) over before_it as page_before,
        arg_max(title, page) over before_it as title_before,
        count(page) over (partition by document_sha256, list_page) as titles,
    from printed
    window before_it as (
        partition by document_sha256, list_page order by number
        rows between unbounded preceding and 1 preceding
    )
)

select
    'FORMAT-106' as rule_id,
    document_sha256,
    'contents:' || number as about,
    if(page >= coalesce(page_before, 0), 'holds', 'fails') as verdict,
    inner_quotes(title) || '（第' || page || '页）' as found_text,
    inner_quotes(title_before) || '（第' || page_before || '页）' as expected_text,
    '第' || list_page || '页目录' as where_text,
    place_of_text(texts) as found_place,
from ordered
where titles >= 4 and page is not null
-- one misplaced statement is told once
qualify verdict = 'holds' or row_number() over (
    partition by document_sha256, page_before order by number
) = 1;
