-- NARRATIVE-064, one row per change of the text whose parts are told behind it as changes: increases
-- less decreases are the change. Reasons are seldom told in full: a list that does not add up is
-- told only where a single digit stands between, or where one 增加 or 减少 turned round makes it hold.
set variable reason_words = (select pattern from input_prose_words where use = 'reason');  -- noqa: PRS
set variable all_of_spending = (select pattern from input_prose_words where use = 'all_of_spending');  -- noqa: PRS

create or replace temp table judged_changes as
with fits as (
    select
        total,
        any_value(found) as found,
        max(parts) as parts,
        bool_and(is_trusted) as is_trusted,
        bool_or(abs(expected - found) <= allowed or abs(figures[1].value - total.value) <= allowed)
            as holds,
        arg_min(expected, abs(expected - found)) as expected,
        arg_min(allowed, abs(expected - found)) as allowed,
        arg_min(figures, abs(expected - found)) as figures,
        bool_or(is_summed) as is_summed,
        bool_or(
            (reading = 'sentence' and parts <= 4 or is_summed) and (
                abs(expected + found) <= allowed
                or list_bool_or(list_transform(
                    figures,
                    lambda part: abs(expected - 2 * part.sign * part.value - found) <= allowed
                ))
            )
        ) as is_turned,
        -- nothing is left out of these
        bool_or(coalesce(is_all, false)) or bool_or(
            reading = 'sentence' and parts = 2 and len(list_distinct(list_filter(
                list_transform(
                    figures,
                    lambda part: regexp_extract(part.clause, getvariable('all_of_spending'))
                ), lambda word: word <> ''
            ))) = 2
        ) as is_whole,
    from change_lists
    group by total
)

select
    fits.*,
    is_one_digit(fits.expected - fits.found, 2 * total.half_width)
    and told_digits(total.value, 2 * total.half_width) >= if(fits.is_summed, 3, 4)
    and printed.value is null
    -- reasons may leave out what is small or round
    and (not regexp_matches(left(total.tail, 12), getvariable('reason_words')) or abs(fits.expected - fits.found) < 10000)
        as is_slip,
from fits
left join printed_amounts as printed
    on total.document_sha256 = printed.document_sha256
    and abs(fits.expected - fits.found) = printed.value;

insert into rule_checks by name
select
    'NARRATIVE-064' as rule_id,
    total.document_sha256 as document_sha256,
    regexp_replace(total.clause, '[\d\s]', '', 'g') || ':' || total.paragraph_no || ':' || total.place as about,
    case
        when not is_trusted then 'uncertain'
        when holds then 'holds'
        when is_slip or is_turned or is_whole then 'fails'
        else 'cannot_tell'
    end as verdict,
    if(is_trusted, '所列的可能只是其中几项', '正文的识读不可靠') as doubt,
    expected,
    found,
    total.figure_text as found_text,
    allowed,
    'yuan' as unit,
    '正文第' || total.source_page || '页“' || clause_end(total.clause) || '”' as where_text,
    '所列' || parts || '项增减相抵' as other_text,
    place_of_words(total.source_page, total.source_bbox, total.sentence) as found_place,
from judged_changes;

insert into rule_check_places by name
select
    'NARRATIVE-064' as rule_id, document_sha256, about, 'addend' as role, place_no,
    unnest(place_of_words(part.source_page, part.source_bbox, part.sentence)),
from (
    select
        total.document_sha256 as document_sha256,
        regexp_replace(total.clause, '[\d\s]', '', 'g') || ':' || total.paragraph_no || ':' || total.place as about,
        unnest(figures) as part, generate_subscripts(figures, 1)::integer as place_no,
    from judged_changes
    where not holds
);
