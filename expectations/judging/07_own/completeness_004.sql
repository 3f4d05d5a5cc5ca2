-- COMPLETENESS-004, one row per chapter: chapters by any heading that is about them (statements:
-- by a statement that was found). Their order differs between places' templates and is not
-- judged.
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
        else 'fails'
    end as verdict,
    chapters.name_zh as what_text,
    page_place(1, '') as found_place,
from asked
cross join chapters
left join input_headings as headings
    on asked.document_sha256 = headings.document_sha256
    and not headings.is_contents_line
    and regexp_full_match(headings.section_code, chapters.codes)
left join input_coverage as coverage on asked.document_sha256 = coverage.document_sha256
where asked.rule_id = 'COMPLETENESS-004' and asked.part = 'full'
group by asked.document_sha256, chapters.code, chapters.name_zh;
