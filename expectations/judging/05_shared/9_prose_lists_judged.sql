-- One row per amount of the running text whose parts are listed behind it, judged: the reading of the
-- list that comes nearest to it.
create or replace table judged_lists as
with fits as (
    select
        document_sha256,
        paragraph_no,
        place,
        any_value(total) as total,
        arg_min(parts, (not coalesce(is_whole, false), -parts)) as parts,
        bool_or(is_open) as is_open,
        bool_or(is_whole) as is_whole,
        bool_or(is_whole and parts = names) as is_exact,
        bool_or(is_whole and is_part and parts = names) as is_all_told,
        bool_or(
            abs(expected - total.value) <= allowed
            -- the amount is told once more at the end, or one part is all of it
            or abs(expected - 2 * total.value) <= allowed
            or abs(first_part - total.value) <= allowed
            -- the list ends before the sentence
            or not (coalesce(is_whole, false) and parts = names) and list_bool_or(list_transform(
                range(2, len(amounts) + 1),
                lambda part: abs(list_sum(amounts[:part]) - total.value) <= allowed
            ))
            -- 其中 of the next sentence may be of an amount before
            or starts_with(total.opener, '。') and exists (
                select 1 from prose_figures as earlier
                where earlier.document_sha256 = list_readings.document_sha256
                    and earlier.paragraph_no = list_readings.paragraph_no
                    and earlier.place < list_readings.place
                    and earlier.role in ('amount', 'prior')
                    and abs(expected - earlier.value) <= allowed
            )
        ) as holds,
        -- a reading that leaves nothing out before others
        arg_min(expected, (not coalesce(is_whole, false), abs(expected - total.value))) as expected,
        min(expected) as least_sum,
        min(expected) filter (is_part) as part_sum,
        arg_min(allowed, (not coalesce(is_whole, false), abs(expected - total.value))) as allowed,
        arg_min(amounts, (not coalesce(is_whole, false), abs(expected - total.value))) as amounts,
        arg_min(
            list_transform(places, lambda place: if(
                reading in ('running', 'numbered'), place, place_in_document(paragraph_no, place)
            )),
            (not coalesce(is_whole, false), abs(expected - total.value))
        ) as part_places,
    from list_readings
    group by document_sha256, paragraph_no, place
)

select
    *,
    count(*) filter (holds) over same_opener as held,
    count(*) filter (not holds) over same_opener as missed,
    -- what the list may have left out
    expected < total.value
    and exists (
        select 1 from printed_amounts as printed
        where printed.document_sha256 = fits.document_sha256
            and printed.value = total.value - expected
    )
    -- or told with one of its parts
    or list_contains(amounts, expected - total.value) as is_addend,
from fits
where total.half_width > 0
window same_opener as (partition by document_sha256, total.opener);
