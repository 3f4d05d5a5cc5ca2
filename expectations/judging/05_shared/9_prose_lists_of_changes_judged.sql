-- One row per change of the text whose parts are told behind it as changes: increases
-- less decreases are the change. Reasons are seldom told in full: a list that does not add up is
-- told only where a single digit stands between, or where one 增加 or 减少 turned round makes it hold.
set variable reason_words = (select pattern from input_prose_words where use = 'reason');  -- noqa: PRS
set variable all_of_spending = (select pattern from input_prose_words where use = 'all_of_spending');  -- noqa: PRS

create or replace table judged_changes as
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
            (
                -- many parts meet a short figure by chance
                reading = 'sentence'
                and (parts <= 4 or told_digits(total.value, 2 * total.half_width) >= 6)
                or is_summed
            ) and (
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
