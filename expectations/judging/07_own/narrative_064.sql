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
        bool_or(
            reading = 'sentence' and parts <= 4 and (
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
    and told_digits(total.value, 2 * total.half_width) >= 4
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

-- The same for numbered paragraphs whose amounts add up to the amount told before them: where each
-- amount is told with its change, the changes add up to that of the total, unless what was there
-- last year alone is left out. Told only where a single digit stands between.
create or replace temp table outline_changes as
with points as (
    select
        document_sha256, rank, first_paragraph, nearest.total as total,
        unnest(list_append(figures, nearest.total)) as figure,
        generate_subscripts(list_append(figures, nearest.total), 1) > len(figures) as is_total,
    from judged_outlines
    where holds
),

told as (
    select
        points.*,
        changes as change,
        case
            when changes.place is not null then changes.value * changes.sign
            when regexp_matches(
                regexp_extract(points.figure.tail, '^[,;][^\d。;]{0,16}'), getvariable('unchanged')
            ) then 0
        end as amount,
        coalesce(changes.half_width, 0) as half_width,
    from points
    left join prose_figures as changes
        on points.document_sha256 = changes.document_sha256
        and points.figure.paragraph_no = changes.paragraph_no
        and points.figure.place + 1 = changes.place
        and points.figure.sentence_no = changes.sentence_no
        and changes.role = 'change'
)

select
    document_sha256,
    rank,
    first_paragraph,
    any_value(change) filter (is_total) as total,
    any_value(amount) filter (is_total) as found,
    as_figure(sum(amount) filter (not is_total)) as expected,
    as_figure(sum(half_width)) as allowed,
    count(*) filter (not is_total) as parts,
    bool_and(coalesce(change.is_trusted, true)) as is_trusted,
from told
group by document_sha256, rank, first_paragraph
having count(*) = count(amount) and any_value(change) filter (is_total) is not null;

insert into rule_checks by name
select
    'NARRATIVE-064' as rule_id,
    sums.document_sha256 as document_sha256,
    'points:' || rank || ':' || first_paragraph as about,
    case
        when not is_trusted then 'uncertain'
        when abs(expected - found) <= allowed then 'holds'
        else 'fails'
    end as verdict,
    '正文的识读不可靠' as doubt,
    expected,
    found,
    total.figure_text as found_text,
    allowed,
    'yuan' as unit,
    '正文第' || total.source_page || '页“' || clause_end(total.clause) || '”' as where_text,
    '后面逐条列出的' || parts || '项增减相抵' as other_text,
    place_of_words(total.source_page, total.source_bbox, total.sentence) as found_place,
from outline_changes as sums
left join printed_amounts as printed
    on sums.document_sha256 = printed.document_sha256
    and abs(sums.expected - sums.found) = printed.value
where abs(expected - found) <= allowed
    or printed.value is null and total.half_width > 0
    and is_one_digit(expected - found, 2 * total.half_width)
    and told_digits(found, 2 * total.half_width) >= 4;
