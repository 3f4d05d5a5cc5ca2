-- COMPLETENESS-004, one row per chapter: chapters by any heading that is about them (statements:
-- by a statement that was found). Their order differs between places' templates and is not
-- judged. A chapter whose words stand somewhere in the text, or may stand on a page that was not
-- read, has a title that we do not know.

-- A pattern that comes from a row is compiled for every text it meets: these meet only the texts
-- that any of them fits, which are compiled together.
set variable chapter_patterns = (  -- noqa: PRS
    select string_agg('(?:' || pattern || ')', '|' order by pattern)
    from input_prose_words
    where use in ('overview', 'narrative', 'glossary')
);

insert into rule_checks by name
with chapters (code, codes, name_zh) as (
    values
    ('overview', 'organisation|mandate', '概况'), ('statements', 'statements', '决算表'),
    ('narrative', 'narrative|totals', '情况说明'), ('glossary', 'glossary', '名词解释')
)

select
    'COMPLETENESS-004' as rule_id,
    asked.document_sha256,
    chapters.code as about,
    case
        when bool_or(headings.page is not null) then 'holds'
        when chapters.code = 'statements' and bool_or(coverage.statement_code is not null)
            then 'holds'
        when bool_or(words.code is not null or unread.document_sha256 is not null)
            then 'cannot_tell'
        else 'fails'
    end as verdict,
    '正文有这一部分的用语，没有认出它的标题' as doubt,
    chapters.name_zh as what_text,
    page_place(1, '') as found_place,
from asked
cross join chapters
left join input_headings as headings
    on asked.document_sha256 = headings.document_sha256
    and not headings.is_contents_line
    and regexp_full_match(headings.section_code, chapters.codes)
left join (
    select distinct texts.document_sha256, words.use as code
    from (
        select distinct document_sha256, plain from input_texts
        where source in ('sentence', 'heading') and section_code <> 'contents'
            and regexp_matches(plain, getvariable('chapter_patterns'))
    ) as texts
    inner join input_prose_words as words
        on words.use in ('overview', 'narrative', 'glossary') and regexp_matches(texts.plain, words.pattern)
) as words
    on asked.document_sha256 = words.document_sha256 and chapters.code = words.code
left join unread_pages as unread on asked.document_sha256 = unread.document_sha256
left join input_coverage as coverage on asked.document_sha256 = coverage.document_sha256
where asked.rule_id = 'COMPLETENESS-004' and asked.part = 'full'
group by asked.document_sha256, chapters.code, chapters.name_zh;
