-- COMPLETENESS-006, one row per repeated heading: a heading of the text that stands twice.
insert into rule_checks by name
select
    'COMPLETENESS-006' as rule_id,
    document_sha256,
    title_plain as about,
    'fails' as verdict,
    count(*) || '次' as found_text,
    max(page)::varchar as where_text,
    inner_quotes(title_plain) as what_text,
    place_of_words(
        max(page), arg_max(source_bbox, paragraph_no), arg_max(text, paragraph_no)
    ) as found_place,
from input_headings
where
    not is_contents_line and section_level <= 2 and length(title_plain) >= 6
    and regexp_matches(title_plain, '说明|情况')
    and section_code not in ('statements', 'project', 'glossary', 'narrative')
group by document_sha256, title_plain
having count(*) > 1;
