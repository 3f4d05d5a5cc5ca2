-- COMPLETENESS-006, one row per repeated heading: a heading of the text that stands twice, each time
-- with text below it. A line of a table of contents has none, whether or not it prints a page number.
insert into rule_checks by name
with headings as (
    select
        *,
        coalesce(if(
            section_level = 1,
            min(paragraph_no) filter (where section_level = 1) over further_down,
            min(paragraph_no) filter (where section_level <= 2) over further_down
        ), 1000000) as next_no,
    from input_headings
    where not is_contents_line and title_plain <> ''
    window further_down as (
        partition by document_sha256 order by paragraph_no
        rows between 1 following and unbounded following
    )
),

-- paragraphs that are more than the next line of a list
bodies as (
    select distinct sentences.document_sha256, sentences.paragraph_no,
    from input_sentences as sentences
    where length(plain) >= 8
        and (
            length(plain) >= 40
            or not regexp_matches(plain, '^(第.{1,2}部分|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])')
        )
),

bodied as (
    select
        headings.*,
        exists (
            select 1 from bodies
            where bodies.document_sha256 = headings.document_sha256
                and bodies.paragraph_no > headings.paragraph_no
                and bodies.paragraph_no < headings.next_no
        ) as has_body,
    from headings
    where section_level <= 2
),

-- the last line of a table of contents may have a note below it, and lines without text above
told as (
    select *
    from bodied
    window in_order as (partition by document_sha256 order by paragraph_no)
    qualify
        has_body and length(title_plain) >= 6
        and regexp_matches(title_plain, '说明|情况')
        and section_code not in ('statements', 'project', 'glossary', 'narrative')
        and (
            coalesce(lag(has_body) over in_order, true)
            or coalesce(lag(has_body, 2) over in_order, true)
        )
)

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
from told
group by document_sha256, title_plain
having count(*) > 1;
