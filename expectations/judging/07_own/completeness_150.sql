-- COMPLETENESS-150, one row per statement that the contents (or the list that says which tables are
-- empty) name as it is headed, and one for all that are headed otherwise: a title above a grid, which no
-- line of the contents has, says the same with some words more or fewer. Only where the contents list
-- most statements as they are headed.
create or replace temp macro statement_key(words) as
    regexp_replace(
        title_key(words), '^(?:20\d\d年?度?|公开\d+表|表?\d+[.、]?|(?:附|表)[一二三四五六七八九十]+|[一二三四五六七八九十]+、)+[:：]?', ''
    );

-- A title without what its brackets add.
create or replace temp macro key_of_row(words) as
    statement_key(regexp_replace(replace(words, ' ', ''), '[（(][^（()）]*[）)]?$', ''));

create or replace temp table listed_statements as
with listed as (
    select
        document_sha256, paragraph_no, page, title_plain as title, source_bbox, text,
        statement_key(title_plain) as key,
        key as core,
    from input_headings
    where is_contents_line and ends_with(title_plain, '表')
        -- the part that holds them all
        and not regexp_matches(title_plain, '(部门|单位)(预算|决算)(公开)?表$')
    union all by name
    select
        document_sha256,
        10000 + whole_number(regexp_extract(plain, '^表(\d+)', 1)) as paragraph_no,
        page,
        regexp_extract(plain, '^表\d+\|([^|]+)', 1) as title,
        null::double[] as source_bbox,
        title as text,
        statement_key(title) as key,
        key_of_row(title) as core,
    from input_listed_rows
    where regexp_matches(plain, '^表\d{1,3}\|[^|]+表([(（][^|]*)?\|')
),

printed as (
    select
        document_sha256,
        statement_key(plain) as key,
        arg_min(texts, text_order(texts)) as texts,
    from input_texts as texts
    where source in ('caption', 'heading') and ends_with(plain, '表')
    group by document_sha256, statement_key(plain)
),

-- the page that bears the number of a row of the list, with the title most like it
numbered as (
    select
        listed.document_sha256,
        listed.paragraph_no,
        arg_min({
            page: titles.page,
            source_bbox: [titles.x0, titles.y0, titles.x1, titles.y1],
            text: titles.text,
            plain: trim(titles.text)
        }, (
            levenshtein(key_of_row(titles.text), listed.core), titles.page, titles.text_row_no
        )) as texts,
    from listed
    inner join input_text_rows as labels
        on listed.document_sha256 = labels.document_sha256 and labels.page > listed.page
        and regexp_full_match(
            regexp_replace(labels.text, '\s', '', 'g'), '附?表' || (listed.paragraph_no - 10000)
        )
    inner join input_text_rows as titles
        on labels.document_sha256 = titles.document_sha256 and labels.page = titles.page
        and regexp_matches(titles.text, '表\s*([（(].{0,20})?$')
        and key_of_row(titles.text)[:4] = listed.core[:4]
    where listed.paragraph_no > 10000
    group by listed.document_sha256, listed.paragraph_no
),

found as (
    select
        listed.*,
        numbered.texts as numbered_texts,
        coalesce(
            printed.key is not null or key_of_row(numbered.texts.text) = listed.core, false
        ) as is_found,
        count(*) filter (is_found) over whole as found_count,
        count(*) over whole as listed_count,
    from listed
    left join printed
        on listed.document_sha256 = printed.document_sha256
        and listed.key = printed.key and printed.texts.page > listed.page
    left join numbered
        on listed.document_sha256 = numbered.document_sha256
        and listed.paragraph_no = numbered.paragraph_no
    window whole as (partition by listed.document_sha256)
),

unlisted as (
    select *
    from printed
    where texts.source = 'caption' and texts.statement_code is not null and length(key) >= 5
        and not exists (
            select 1 from listed
            where listed.document_sha256 = printed.document_sha256 and listed.key = printed.key
        )
),

near_titles as (
    select
        found.document_sha256,
        found.paragraph_no,
        found.key,
        unlisted.texts,
        if(length(found.key) < length(unlisted.key), found.key, unlisted.key) as short,
        if(length(found.key) < length(unlisted.key), unlisted.key, found.key) as long,
    from found
    inner join unlisted
        on found.document_sha256 = unlisted.document_sha256
        and unlisted.texts.page > found.page
        and abs(length(found.key) - length(unlisted.key)) between 1 and 4
    where not found.is_found
)

select
    found.* exclude (numbered_texts),
    coalesce(numbered_texts, others.texts) as texts,
from found
left join (
    select
        document_sha256, paragraph_no, key,
        any_value({
            page: texts.page, source_bbox: texts.source_bbox, text: texts.text, plain: texts.plain
        }) as texts,
    from near_titles
    -- the longer has words put in at one place
    where list_bool_or(list_transform(
        range(0, length(short) + 1),
        lambda place: starts_with(long, short[1:place]) and ends_with(long, short[place + 1:])
    ))
    group by document_sha256, paragraph_no, key
    having count(*) = 1
) as others
    on found.document_sha256 = others.document_sha256
    and found.paragraph_no = others.paragraph_no and found.key = others.key;

insert into rule_checks by name
select
    'COMPLETENESS-150' as rule_id,
    document_sha256,
    arg_min(paragraph_no || ':' || title, paragraph_no) as about,
    case
        when bool_and(is_found) then 'holds'
        when 2 * any_value(found_count) >= any_value(listed_count) and any_value(found_count) >= 4
            then 'fails'
        else 'cannot_tell'
    end as verdict,
    '目录中的多数报表在正文没有找到同名的标题' as doubt,
    string_agg(inner_quotes(title), '”“' order by paragraph_no) as found_text,
    string_agg(inner_quotes(texts.plain), '”“' order by paragraph_no) as expected_text,
    '目录' || pages_text(list(page)) as where_text,
    pages_text(list(texts.page)) as other_text,
    place_of_words(
        arg_min(page, paragraph_no), arg_min(source_bbox, paragraph_no),
        arg_min(text, paragraph_no)
    ) as found_place,
    place_of_text(arg_min(texts, paragraph_no)) as other_place,
from listed_statements
where is_found or texts is not null
group by document_sha256, if(is_found, paragraph_no, 0);

insert into rule_check_places by name
select
    'COMPLETENESS-150' as rule_id,
    document_sha256,
    about,
    'found' as role,
    place_no,
    unnest(place_of_words(page, source_bbox, text)),
from (
    select
        *,
        first_value(paragraph_no || ':' || title) over titles as about,
        row_number() over titles as place_no,
    from listed_statements
    where not is_found and texts is not null
    window titles as (partition by document_sha256 order by paragraph_no)
)
where place_no > 1;

-- COMPLETENESS-215, one row per statement that the contents list: its title stands somewhere behind them. Only
-- where four in five of them do, and no page or grid of unknown title may be the one that lacks.
insert into rule_checks by name
with titles as (
    select document_sha256, page, title_key(text) as words
    from input_text_rows
    -- the last character may stand on the next line
    where regexp_matches(text, '表|(预算|决算|支出|收入|情况)\s*$') and length(text) < 80
    union all by name
    select document_sha256, page, title_key(plain) as words
    from input_texts
    where source in ('caption', 'cell') and contains(plain, '表') and length(plain) < 80
),

followed as (
    select
        listed.* exclude (core),
        count(*) over whole as listed_count,
        count(*) filter (is_found) over whole as found_count,
        regexp_replace(key, '一般公共预算|财政拨款|部门|单位|年度|[“”"]', '', 'g') as core,
        left(core, 6) as stem,
        is_found or texts is not null or exists (
            select 1 from titles
            where titles.document_sha256 = listed.document_sha256 and titles.page > listed.page
                and contains(titles.words, if(contains(titles.words, '表'), stem, left(core, length(core) - 1)))
        ) as is_there,
        document_sha256 in (select document_sha256 from unread_pages)
        or document_sha256 in (
            select document_sha256 from input_unmapped where reason_code = 'unknown_statement'
        ) as may_be_unread,
    from listed_statements as listed
    window whole as (partition by document_sha256)
)

select
    'COMPLETENESS-215' as rule_id,
    document_sha256,
    paragraph_no || ':' || title as about,
    case
        when is_there then 'holds'
        -- two lines of the contents in one
        when may_be_unread or length(stem) < 5 or contains(left(key, length(key) - 1), '表') then 'cannot_tell'
        else 'fails'
    end as verdict,
    '有的页面或表格没有识读' as doubt,
    inner_quotes(title) as found_text,
    '目录第' || page || '页' as where_text,
    place_of_words(page, source_bbox, text) as found_place,
from followed
where paragraph_no < 10000 and found_count >= 5 and 5 * found_count >= 4 * listed_count;
