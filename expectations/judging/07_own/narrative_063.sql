-- NARRATIVE-063, one row per run of numbered paragraphs that an amount before them may be the total
-- of: one such amount that is their sum is enough. Where none is, numbering alone makes no
-- breakdown: told only where a single digit stands between an amount and the sum.
create or replace temp table judged_outlines as
select
    totals.document_sha256,
    totals.rank,
    totals.first_paragraph,
    any_value(totals.parts) as parts,
    any_value(totals.figures) as figures,
    bool_or(totals.distance <= totals.allowed) as holds,
    -- one of them is told without a number
    bool_or(printed.value is not null) as is_open,
    arg_min(totals, (totals.distance, totals.total.paragraph_no, totals.total.place)) as nearest,
    arg_min(totals, (totals.distance, totals.total.paragraph_no, totals.total.place)) filter (
        is_one_digit(totals.distance, 2 * totals.total.half_width)
        and told_digits(totals.total.value, 2 * totals.total.half_width) >= 4
        and totals.distance < totals.expected
    ) as slipped,
from outline_totals as totals
left join printed_amounts as printed
    on totals.document_sha256 = printed.document_sha256
    and totals.distance > totals.allowed and totals.distance = printed.value
    and is_one_digit(totals.distance, 2 * totals.total.half_width)
group by totals.document_sha256, totals.rank, totals.first_paragraph;

insert into rule_checks by name
select
    'NARRATIVE-063' as rule_id,
    document_sha256,
    regexp_replace(told.total.clause, '[\d\s]', '', 'g') || ':' || rank || ':' || first_paragraph as about,
    case
        when not (told.is_trusted and told.total.is_trusted) then 'uncertain'
        when holds then 'holds'
        else 'fails'
    end as verdict,
    '正文的识读不可靠' as doubt,
    told.expected as expected,
    told.total.value as found,
    told.total.figure_text as found_text,
    told.allowed as allowed,
    'yuan' as unit,
    '正文第' || told.total.source_page || '页“' || clause_end(told.total.clause) || '”' as where_text,
    '后面逐条列出的' || parts || '项相加' as other_text,
    place_of_words(told.total.source_page, told.total.source_bbox, told.total.sentence) as found_place,
from (select *, if(holds, nearest, slipped) as told from judged_outlines)
where holds or slipped is not null and not is_open;

insert into rule_check_places by name
with told as (
    select *, unnest(figures) as part, generate_subscripts(figures, 1) as place_no
    from judged_outlines
    where not holds and slipped is not null and not is_open
)

select
    'NARRATIVE-063' as rule_id,
    document_sha256,
    regexp_replace(slipped.total.clause, '[\d\s]', '', 'g') || ':' || rank || ':' || first_paragraph as about,
    'addend' as role,
    place_no,
    unnest(place_of_words(part.source_page, part.source_bbox, part.sentence)),
from told;
