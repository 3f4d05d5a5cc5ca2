-- COMPLETENESS-165, one row per run of numbered chapters (一、二、三…): none is skipped. A number is missing only
-- where no line and no cell of the pages between its neighbours begins with it.
insert into rule_checks by name
with numbered as (
    select
        document_sha256,
        paragraph_no,
        page,
        numbering || title_plain as title,
        cardinal(regexp_extract(numbering, '^([一二三四五六七八九十]{1,3})、$', 1)) as ordinal,
        regexp_extract(numbering, '^([一二三四五六七八九十]{1,3})、$', 1) <> '' as is_numbered,
    from input_headings
    where section_level <= 2 and not is_contents_line and coalesce(section_code, '') <> 'glossary'
),

followed as (
    select
        *,
        lead(ordinal) over by_place as next_ordinal,
        lead(is_numbered, 1, false) over by_place as is_followed,
        lead(page) over by_place as next_page,
        lead(title) over by_place as next_title,
        lag(ordinal) over by_place as last_ordinal,
        lag(is_numbered, 1, false) over by_place as is_preceded,
    from numbered
    window by_place as (partition by document_sha256 order by paragraph_no)
),

numerals (ordinal, numeral) as (
    values (1, '一'), (2, '二'), (3, '三'), (4, '四'), (5, '五'), (6, '六'), (7, '七'), (8, '八'), (9, '九'), (10, '十'),
    (11, '十一'), (12, '十二'), (13, '十三'), (14, '十四'), (15, '十五')
),

skipped as (
    select
        followed.*,
        numerals.numeral as missing,
    from followed
    inner join numerals on followed.ordinal + 1 = numerals.ordinal
    where
        is_numbered and is_followed and next_ordinal = followed.ordinal + 2
        -- the numbers before were in order
        and followed.ordinal >= 2 and is_preceded and last_ordinal = followed.ordinal - 1
)

select
    'COMPLETENESS-165' as rule_id,
    document_sha256,
    title || ':' || next_title as about,
    case
        when exists (
            select 1 from input_text_rows as rows
            where rows.document_sha256 = skipped.document_sha256
                and rows.page between skipped.page and skipped.next_page
                and regexp_matches(rows.text, '^\s*[（(]?' || skipped.missing || '\s*[、）).．,，]')
        ) or exists (
            select 1 from input_texts as texts
            where texts.document_sha256 = skipped.document_sha256
                and texts.page between skipped.page and skipped.next_page
                and regexp_matches(texts.plain, '(^|[。；;])[（(]?' || skipped.missing || '[、）).．,，]')
        ) then 'cannot_tell'
        else 'fails'
    end as verdict,
    '中间的序号可能没有认出' as doubt,
    inner_quotes(next_title) as found_text,
    missing || '、' as expected_text,
    '第' || next_page || '页' as where_text,
    inner_quotes(title) as what_text,
    page_place(next_page, next_title) as found_place,
    page_place(page, title) as other_place,
from skipped;

-- chapters in order
insert into rule_checks by name
select
    'COMPLETENESS-165' as rule_id,
    document_sha256,
    'in order' as about,
    'holds' as verdict,
from input_headings
where
    section_level <= 2 and not is_contents_line and coalesce(section_code, '') <> 'glossary'
    and regexp_matches(numbering, '^[一二三四五六七八九十]{1,3}、$')
    and document_sha256 not in (select document_sha256 from rule_checks where rule_id = 'COMPLETENESS-165')
group by document_sha256
having count(*) >= 3;
