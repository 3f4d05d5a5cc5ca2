-- COMPLETENESS-162, one row per chapter that the contents list (statements aside): a heading of the text
-- bears its title, or nearly so. A chapter that is nowhere, or is another one under the same number, is
-- told; a report of which few entries are found is read badly.
create or replace temp macro chapter_key(words, department) as regexp_replace(
    replace(
        regexp_replace(words, '[\s“”"‘’（）()·.…、，,：:]|20\d\d年?度?|[\d\-—]+$', '', 'g'),
        coalesce(department, '§'), ''
    ),
    '关于|情况|说明|以及|的|及|和|与|安排|编制|本年|^部门|^本?单位', '', 'g'
);

create or replace temp macro are_alike_titles(one, other) as
    one = other
    or one <> '' and other <> ''
    and (
        (contains(one, other) or contains(other, one))
        and 5 * least(length(one), length(other)) >= 3 * greatest(length(one), length(other))
        -- levenshtein counts bytes, three a character
        or 5 * levenshtein(one, other) <= 6 * greatest(length(one), length(other))
    );

create or replace temp table numbered_chapters as
with numbered as (
    select
        headings.document_sha256,
        headings.paragraph_no,
        headings.page,
        headings.numbering,
        headings.title_plain as title,
        headings.is_contents_line,
        headings.section_code,
        chapter_key(headings.title_plain, documents.department_name) as key,
        last_value(if(section_level = 1, numbering, null) ignore nulls) over (
            partition by headings.document_sha256 order by headings.paragraph_no
        ) as part,
        max(if(is_contents_line, page, 0)) over (partition by headings.document_sha256) as contents_end,
        section_level,
    from input_headings as headings
    inner join input_documents as documents using (document_sha256)
)

select *
from numbered
where section_level = 2 and numbering <> '';

create or replace temp table listed_chapters as
with compared as (
    select
        entries.document_sha256,
        entries.paragraph_no,
        any_value(entries) as entry,
        bool_or(
            are_alike_titles(entries.key, headings.key)
            or entries.numbering = headings.numbering and entries.section_code = headings.section_code
            and entries.section_code <> 'narrative'
        ) as is_found,
        arg_min(headings.title, headings.paragraph_no) filter (
            entries.numbering = headings.numbering and entries.part = headings.part
        ) as in_its_place,
        arg_min(headings.page, headings.paragraph_no) filter (
            entries.numbering = headings.numbering and entries.part = headings.part
        ) as other_page,
    from numbered_chapters as entries
    left join numbered_chapters as headings
        on entries.document_sha256 = headings.document_sha256 and not headings.is_contents_line
    where
        entries.is_contents_line and length(entries.key) >= 2 and not regexp_matches(entries.title, '表([（(][^（()）]*[)）])?$')
        and coalesce(entries.section_code, '') not in ('statements', 'glossary')
    group by all
)

select
    *,
    count(*) filter (is_found) over by_document as found_count,
    count(*) over by_document as entry_count,
from compared
window by_document as (partition by document_sha256);

insert into rule_checks by name
select
    'COMPLETENESS-162' as rule_id,
    document_sha256,
    coalesce(entry.part, '') || entry.numbering || entry.title as about,
    case
        when is_found then 'holds'
        -- a title that begins no line of its own
        when exists (
            select 1 from input_texts as texts
            where texts.document_sha256 = listed_chapters.document_sha256
                and texts.page > entry.contents_end
                and contains(texts.plain, regexp_replace(entry.title, '\s', '', 'g'))
        ) then 'holds'
        when found_count < 4 or 4 * found_count < 3 * entry_count then 'cannot_tell'
        else 'fails'
    end as verdict,
    '目录的很多标题在正文中没有认出' as doubt,
    if(in_its_place is null, '没有这一部分', '同一序号的标题是“' || inner_quotes(in_its_place) || '”') as found_text,
    '目录第' || entry.page || '页' as where_text,
    inner_quotes(entry.numbering || entry.title) as what_text,
    page_place(entry.page, entry.title) as found_place,
    if(other_page is null, null, page_place(other_page, in_its_place)) as other_place,
from listed_chapters;

-- COMPLETENESS-240, one row per document: the chapters of the contents bear the titles that the text prints
-- under the same numbers. A line that may have been cut, the department's name and words of no weight do
-- not count.
create or replace temp macro title_words(words, department) as replace(
    regexp_replace(
        regexp_replace(
            replace(
                regexp_replace(words, '[\s“”"‘’（）()·.…、，,：:。]|[\d\-—]+$', '', 'g'),
                coalesce(department, '§'), ''
            ),
            '年度', '年', 'g'
        ),
        '[及与]', '和', 'g'
    ),
    '的', ''
);

create or replace temp table retitled_chapters as
with once as (
    select *
    from numbered_chapters
    -- where each part counts anew and the parts are not told apart, a number is no address
    qualify count(*) over (partition by document_sha256, is_contents_line, part, numbering) = 1
)

select
    entries.document_sha256,
    entries as entry,
    headings as heading,
    title_words(entries.title, documents.department_name) as listed,
    title_words(headings.title, documents.department_name) as printed,
    listed <> printed
    and not starts_with(listed, printed) and not starts_with(printed, listed)
    and 5 * levenshtein(listed, printed) <= 6 * greatest(length(listed), length(printed)) as is_other,
from once as entries
inner join once as headings
    on entries.document_sha256 = headings.document_sha256
    and entries.numbering = headings.numbering
    and entries.part is not distinct from headings.part
    and entries.is_contents_line and not headings.is_contents_line
inner join input_documents as documents on entries.document_sha256 = documents.document_sha256
where length(listed) >= 4 and not regexp_matches(entries.title, '表([（(][^（()）]*[)）])?$');

insert into rule_checks by name
select
    'COMPLETENESS-240' as rule_id,
    document_sha256,
    if(is_other, 'others', 'same') as about,
    if(is_other, 'fails', 'holds') as verdict,
    if(is_other, words_text(list(entry.numbering || entry.title order by entry.paragraph_no)), null) as found_text,
    if(is_other, words_text(list(heading.numbering || heading.title order by entry.paragraph_no)), null)
        as expected_text,
    '目录' || pages_text(list(entry.page)) as where_text,
    '正文' || pages_text(list(heading.page)) as other_text,
    page_place(min(entry.page), arg_min(entry.title, entry.paragraph_no)) as found_place,
    page_place(arg_min(heading.page, entry.paragraph_no), arg_min(heading.title, entry.paragraph_no)) as other_place,
from retitled_chapters
where is_other or listed = printed
group by document_sha256, is_other;

-- COMPLETENESS-162 for the parts, one row per part that stands between two others in the contents or in the
-- text: where the other prints both, it prints this one too.
insert into rule_checks by name
with parts as (
    select
        document_sha256,
        is_contents_line,
        cardinal(regexp_extract(numbering, '^第(.{1,2})部分$', 1)) as number,
        min(page) as page,
        arg_min(numbering || title_plain, paragraph_no) as words,
        any_value(numbering) as numbering,
    from input_headings
    where section_level = 1 and regexp_matches(numbering, '^第.{1,2}部分$')
    group by all
),

compared as (
    select
        printed,
        before,
        behind,
        listed.number is not null as is_found,
        -- one that we read as no heading
        exists (
            select 1 from input_texts as texts
            where texts.document_sha256 = printed.document_sha256
                and texts.page between before.page + 1 and behind.page
                and contains(texts.plain, printed.numbering)
        ) as is_there,
    from parts as printed
    inner join parts as before
        on printed.document_sha256 = before.document_sha256
        and before.is_contents_line <> printed.is_contents_line and before.number = printed.number - 1
    inner join parts as behind
        on printed.document_sha256 = behind.document_sha256
        and behind.is_contents_line = before.is_contents_line and behind.number = printed.number + 1
    left join parts as listed
        on printed.document_sha256 = listed.document_sha256
        and listed.is_contents_line = before.is_contents_line and listed.number = printed.number
)

select
    'COMPLETENESS-162' as rule_id,
    printed.document_sha256 as document_sha256,
    'part:' || printed.is_contents_line || ':' || printed.number as about,
    if(is_found or is_there, 'holds', 'fails') as verdict,
    if(printed.is_contents_line, '没有这一部分', '还有“' || inner_quotes(printed.words) || '”') as found_text,
    '目录第' || if(printed.is_contents_line, printed.page, behind.page) || '页' as where_text,
    if(
        printed.is_contents_line,
        inner_quotes(printed.words),
        inner_quotes(before.words) || '”“' || inner_quotes(behind.words)
    ) as what_text,
    if(
        printed.is_contents_line,
        page_place(printed.page, printed.words), page_place(behind.page, behind.words)
    ) as found_place,
    if(
        printed.is_contents_line,
        page_place(behind.page, behind.words), page_place(printed.page, printed.words)
    ) as other_place,
from compared
where
    if(
        printed.is_contents_line,
        -- where there is room for it, it may be there without its title
        behind.page <= before.page + 1,
        behind.page = before.page
    );
