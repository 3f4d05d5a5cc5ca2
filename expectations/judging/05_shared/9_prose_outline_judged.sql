-- One row per run of numbered paragraphs that an amount before them may be the total of: whether one
-- such amount is their sum, else the nearest, the one from which a single digit parts the sum, and
-- the one whose parts all have their names among them (三公经费: 1.因公出国… 2.公务接待… 3.公务用车…).
create or replace table judged_outlines as
with judged as (
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
            is_about_one_digit(totals.distance, totals.allowed, 2 * totals.total.half_width)
            and told_digits(totals.total.value, 2 * totals.total.half_width) >= 4
            and (
                totals.distance < totals.expected
                or differs_in_a_digit(totals.total.value, totals.expected, 2 * totals.total.half_width)
            )
        ) as slipped,
        arg_min(totals, (totals.distance, totals.total.paragraph_no, totals.total.place))
            filter (totals.is_whole) as whole,
    from outline_totals as totals
    left join printed_amounts as printed
        on totals.document_sha256 = printed.document_sha256
        and totals.distance > totals.allowed and totals.distance = printed.value
        and is_about_one_digit(totals.distance, totals.allowed, 2 * totals.total.half_width)
    group by totals.document_sha256, totals.rank, totals.first_paragraph
)

select
    *,
    count(*) filter (holds) over same_rank as held,
    -- runs that add up to nothing are no breakdown
    count(*) filter (not holds and slipped is not null) over same_rank as missed,
from judged
window same_rank as (partition by document_sha256, rank);
