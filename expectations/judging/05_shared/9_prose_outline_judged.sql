-- One row per run of numbered paragraphs that an amount before them may be the total of: whether one
-- such amount is their sum, else the nearest, and the one from which a single digit parts the sum.
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
