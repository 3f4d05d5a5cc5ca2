-- FORMAT-152, one row per numbered list of the running text, one per list inside a paragraph or a
-- cell. Items of a kind (一、 （一） 1. (1)) go on from each other unless one of a kind above stands
-- between; a number that a line of these pages begins with is not left out, we did not read it as
-- a paragraph.
create or replace temp macro chinese_number(number) as
    case when number >= 20 then substr('一二三四五六七八九', number // 10, 1) else '' end
    || if(number >= 10, '十', '')
    || if(number % 10 = 0, '', substr('一二三四五六七八九', number % 10, 1));

-- One row per pair of items that do not go on from each other: the number stands twice, or some are left out.
create or replace temp table broken_lists as
with pairs as (
    select
        *,
        if(number = before.number, [number], range(before.number + 1, number)) as told_numbers,
        number = before.number as is_twice,
    from numbered_paragraphs
    where
        number <> before.number + 1 and number between before.number and before.number + 9
        and number > 1 and before.number > 0
        and section_code not in ('statements', 'attachments')
        and before.section_code not in ('statements', 'attachments')
        and page <= before.page + if(kind <= 2, 3, 1)
),

looked_for as (
    select
        *,
        array_to_string(list_transform(
            told_numbers,
            lambda told: if(kind in (1, 2), chinese_number(told), told::varchar)
        ), '|') as words_of_numbers,
        case kind
            when 1 then '(?:' || words_of_numbers || ')、'
            when 3 then '(?:' || words_of_numbers || ')[.．、][^\d]'
            else '[（(](?:' || words_of_numbers || ')[）)]'
        end as pattern,
    from pairs
)

select *
from looked_for
-- the number behind one that stands twice is left out by the same slip
where is_twice or not exists (
    select 1 from pairs as twice
    where twice.document_sha256 = looked_for.document_sha256
        and twice.paragraph_no = looked_for.before.paragraph_no and twice.is_twice
) and not exists (
    select 1 from input_texts as texts
    where texts.document_sha256 = looked_for.document_sha256
        and texts.page between looked_for.before.page and looked_for.page
        and regexp_matches(texts.plain, '(?:^|[^一二三四五六七八九十\d])' || looked_for.pattern)
);

insert into rule_checks by name
select
    'FORMAT-152' as rule_id,
    numbered.document_sha256,
    numbered.kind || ':' || numbered.paragraph_no as about,
    case
        when broken.paragraph_no is null then 'holds'
        when broken.is_trusted and broken.before.is_trusted then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    if(broken.is_twice, '用了两次', '没有出现') as found_text,
    replace(broken.words_of_numbers, '|', '”“') as what_text,
    clause_start(broken.before.words, 20) || '”“' || clause_start(broken.words, 20) as expected_text,
    pages_text([broken.before.page, numbered.page]) as where_text,
    place_of_text(numbered.sentence) as found_place,
    place_of_text(broken.before.sentence) as other_place,
from numbered_paragraphs as numbered
left join broken_lists as broken
    on numbered.document_sha256 = broken.document_sha256
    and numbered.paragraph_no = broken.paragraph_no
where numbered.before.number > 0;

-- Lists inside a paragraph or a cell, one row each: 1.…；2.…；2.… and 一是…；三是….
insert into rule_checks by name
with texts as (
    select document_sha256, page, words, is_trusted, place_of_text(sentence) as place
    from whole_paragraphs
    union all by name
    select document_sha256, page, plain as words, true as is_trusted, place_of_text(texts) as place
    from input_texts as texts
    where source = 'cell'
),

lists as (
    select
        *,
        unnest(['', '是']) as ending,
        unnest([
            regexp_extract_all(words, '(?:^|[。；;：:，])(\d{1,2})[.．、](?:[^\d.．、]|$)', 1),
            regexp_extract_all(words, '(?:^|[。；;：:，])([一二三四五六七八九十])是', 1)
        ]) as ordinals,
    from texts
    where regexp_matches(words, '1[.．、].*[。；;：:，][23][.．、]|一是.*[。；;：:，][二三]是')
),

numbered as (
    select *, list_transform(ordinals, lambda ordinal: cardinal(ordinal)) as numbers
    from lists
    where len(ordinals) >= 3
),

judged as (
    select
        *,
        list_filter(
            range(2, len(numbers) + 1),
            lambda place: numbers[place] in (numbers[place - 1], numbers[place - 1] + 2)
        )[1] as slip,
        numbers[slip] = numbers[slip - 1] as is_twice,
        numbers[slip] - if(is_twice, 0, 1) as told_number,
    from numbered
    -- 1. twice: a list in a list
    where numbers[1] = 1 and len(list_filter(numbers, lambda number: number = 1)) = 1
)

select
    'FORMAT-152' as rule_id,
    document_sha256,
    'list:' || left(words, 40) || ending as about,
    if(bool_and(slip is null), 'holds', if(bool_and(is_trusted), 'fails', 'uncertain')) as verdict,
    '正文的识读不可靠' as doubt,
    if(bool_or(is_twice), '用了两次', '没有出现') as found_text,
    min(if(ending = '', told_number::varchar, chinese_number(told_number) || ending)) as what_text,
    clause_start(min(words), 30) as expected_text,
    pages_text(list(page)) as where_text,
    arg_min(place, page) as found_place,
from judged
group by document_sha256, left(words, 40), ending;
