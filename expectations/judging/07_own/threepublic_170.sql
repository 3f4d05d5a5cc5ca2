-- THREEPUBLIC-170, one row per rate of completion that the text tells of a public expense without its
-- budget: it is that of the statement's two columns. The budget of the year's beginning may be
-- another than the statement's, so that a rate is told only where a single digit stands between.
insert into rule_checks by name
with columns as (
    select
        judged_sha256 as document_sha256,
        figures.measure_code as measure_code,
        any_value(figures) as figures,
    from figures_at_hand
    where figures.statement_code = 'GK09' and figures.unit = 'yuan'
    group by all
    having count(distinct figures.value) = 1
),

told as (
    select rate, outturn.figures as outturn, budget.figures as budget,
    from prose_figures as prose
    inner join input_claims as rate
        on prose.document_sha256 = rate.document_sha256
        and place_in_document(prose.paragraph_no, prose.place) = rate.place
    inner join columns as outturn
        on rate.document_sha256 = outturn.document_sha256
        and replace(rate.topic_code, 'three_public_', 'final_') = outturn.measure_code
    inner join columns as budget
        on rate.document_sha256 = budget.document_sha256
        and replace(rate.topic_code, 'three_public_', 'budget_') = budget.measure_code
    anti join rates_of_rules as known
        on rate.document_sha256 = known.document_sha256 and rate.place = known.rate.place
    where
        prose.role = 'completion' and rate.topic_code like 'three_public_%'
        and rate.fiscal_year = rate.document_year and not prose.is_past
),

fitted as (
    select
        *,
        rate_check(
            outturn.value, outturn.half_width, budget.value, budget.half_width, rate.value,
            rate.half_width
        ) as fit,
        rate_shown(
            outturn.value, budget.value, coalesce(printed_decimals(rate.figure_text), 0)
        ) as shown,
    from told
)

select
    'THREEPUBLIC-170' as rule_id,
    rate.document_sha256 as document_sha256,
    rate.claim_code || ':' || rate.place as about,
    case
        when fit in ('holds', 'tail') then fit
        when not (rate.is_trusted and outturn.is_trusted and budget.is_trusted) then 'uncertain'
        when
            differs_in_a_digit(rate.value, shown, 2 * rate.half_width)
            and told_digits(rate.value, 2 * rate.half_width) >= 3
            then 'fails'
        else 'cannot_tell'
    end as verdict,
    if(
        rate.is_trusted and outturn.is_trusted and budget.is_trusted,
        '所说的预算可能不是表中的预算数', '所用数字的识读不可靠'
    ) as doubt,
    shown as expected,
    rate.value as found,
    rate.figure_text as found_text,
    2 * rate.half_width as allowed,
    'percent' as unit,
    claim_place(rate) as where_text,
    figure_place(outturn) || '和' || figure_place(budget) as other_text,
    place_of_claim(rate) as found_place,
    place_of(outturn) as other_place,
from fitted
where fit is not null;
