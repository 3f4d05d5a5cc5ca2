-- COMPLETENESS-007, one row per entry of the contents: the pages that the contents print stand
-- off the pages of the headings by the same number throughout. A title that is worded otherwise
-- in the text, or stands there twice, tells nothing; a page is wrong only beside at least four
-- that agree, three in four of all.
create or replace temp table contents_entries as
with entries as (
    select
        document_sha256, paragraph_no, page as contents_page, title_plain as title,
        title_key(title_plain) as key,
        whole_number(regexp_extract(
            regexp_replace(text, '\s', '', 'g'), '[.…·．\-—]{2,}[（(]?(\d{1,3})[）)]?$', 1
        )) as told_page,
    from input_headings
    where is_contents_line
),

headings as (
    select document_sha256, page, title_key(title_plain) as key
    from input_headings
    where not is_contents_line
    union
    select document_sha256, page, title_key(plain) from input_texts where source = 'caption'
)

select
    *,
    page - told_page as gap,
    mode(page - told_page) over (partition by document_sha256) as usual_gap,
from (
    select entries.*, min(headings.page) as page
    from entries
    inner join headings
        on entries.document_sha256 = headings.document_sha256
        and entries.key = headings.key and headings.page > entries.contents_page
    where length(entries.key) >= 3
    group by all
    having count(distinct headings.page) = 1
) as found;

insert into rule_checks by name
select
    'COMPLETENESS-007' as rule_id, entries.document_sha256,
    entries.paragraph_no || ':' || entries.title as about,
    case
        when coalesce(gap = usual_gap, true) then 'holds'
        when agreed >= 4 and 4 * agreed >= 3 * told then 'fails'
        else 'cannot_tell'
    end as verdict,
    '目录所列页码与正文的对应关系不清楚' as doubt,
    '第' || told_page || '页' as found_text,
    '第' || (entries.page - usual_gap) || '页' as expected_text,
    '目录第' || contents_page || '页' as where_text, inner_quotes(entries.title) as what_text,
    page_place(contents_page, entries.title) as found_place,
    page_place(entries.page, entries.title) as other_place,
from contents_entries as entries
inner join (
    select
        document_sha256, count(told_page) as told,
        count(*) filter (gap = usual_gap) as agreed,
    from contents_entries
    group by document_sha256
) using (document_sha256);
