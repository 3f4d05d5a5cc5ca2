-- NARRATIVE-063, one row per run of numbered paragraphs that an amount before them may be the total
-- of: one such amount that is their sum is enough. Where none is, numbering alone makes no
-- breakdown: told only where a single digit stands between an amount and the sum, or where the points
-- name all that the amount has.
create or replace temp table told_outlines as
select *, if(holds, nearest, coalesce(slipped, whole)) as told,
from judged_outlines
where
    holds or whole is not null
    -- what lacks may be told without a number, but not where the report's points leave nothing out
    or slipped is not null and (not is_open or held >= 5 and held >= 5 * missed);

insert into rule_checks by name
select
    'NARRATIVE-063' as rule_id,
    document_sha256,
    regexp_replace(told.total.clause, '[\d\s]', '', 'g') || ':' || rank || ':' || first_paragraph as about,
    case
        when not (told.is_trusted and told.total.is_trusted) then 'uncertain'
        when holds then 'holds'
        -- an item that the text leaves out is told by NARRATIVE-040
        when document_sha256 in (
            select document_sha256 from rule_checks where rule_id = 'NARRATIVE-040' and verdict = 'fails'
        ) then 'cannot_tell'
        else 'fails'
    end as verdict,
    '正文的识读不可靠，或逐项说明时漏了一项' as doubt,
    told.expected as expected,
    told.total.value as found,
    told.total.figure_text as found_text,
    told.allowed as allowed,
    'yuan' as unit,
    '正文第' || told.total.source_page || '页“' || clause_end(told.total.clause) || '”' as where_text,
    '后面逐条列出的' || parts || '项相加' as other_text,
    place_of_words(told.total.source_page, told.total.source_bbox, told.total.sentence) as found_place,
from told_outlines;

insert into rule_check_places by name
with told as (
    select *, unnest(figures) as part, generate_subscripts(figures, 1) as place_no
    from told_outlines
    where not holds
)

select
    'NARRATIVE-063' as rule_id,
    document_sha256,
    regexp_replace(told.total.clause, '[\d\s]', '', 'g') || ':' || rank || ':' || first_paragraph as about,
    'addend' as role,
    place_no,
    unnest(place_of_words(part.source_page, part.source_bbox, part.sentence)),
from told;
