-- NARRATIVE-061, one row per claim about a total of the whole report, against every figure of the
-- same meaning that its statements print: one that agrees is enough. A claim that agrees with none
-- is told where the text names but one such amount, or where a single digit stands between them;
-- where several topics of a report fail, the text speaks of something else than the statements.
-- What means a topic is a seed (total_meanings).
-- A pattern that comes from a row is compiled for every text it meets: few texts first.
set variable meaning_lines = (  -- noqa: PRS
    select string_agg('(?:' || lines || ')', '|' order by lines) from input_total_meanings
);

create or replace temp table meant_topics as
select codes.topic_code, meanings.*,
from (select distinct topic_code from input_claims where measure_code = '') as codes
inner join input_total_meanings as meanings on regexp_full_match(codes.topic_code, meanings.topics);

create or replace temp table meant_figures as
select
    meant.topic_code,
    printed.*,
    regexp_full_match(printed.statement_code, meant.own)
    and not (printed.statement_code = 'YS09' and printed.measure_code in ('total', 'amount'))
    and not (printed.statement_code in ('YS05', 'GK05') and printed.measure_code = 'total') as is_own,
from (
    select distinct statement_code, side <> '' as has_sides, line, line_label, measure_code,
    from single_figures
    where
        unit = 'yuan' and subject_code = '' and is_trusted
        -- names of projects mean no topic
        and (
            line = 'total' or statement_code in ('YS09', 'GK09')
            or regexp_full_match(
                regexp_replace(line_label, '\s', '', 'g'), getvariable('meaning_lines')
            )
        )
) as printed
inner join meant_topics as meant
    on regexp_full_match(printed.statement_code, meant.own || '|' || meant.others)
    and case
        when printed.line = 'total' or printed.statement_code in ('YS09', 'GK09')
            then regexp_full_match(printed.measure_code, meant.measures)
        else regexp_full_match(regexp_replace(printed.line_label, '\s', '', 'g'), meant.lines)
    end;

create or replace temp table told_totals as
select claims, claims.document_sha256 as document_sha256, claims.topic_code as topic_code,
from input_claims as claims
semi join meant_topics on claims.topic_code = meant_topics.topic_code
left join (
    select distinct document_sha256, judged.place as known_place
    from (select document_sha256, claims as judged, verdict from judged_claims)
    where verdict <> 'cannot_tell'
) as known
    on claims.document_sha256 = known.document_sha256
    and claims.place = known.known_place
where
    claims.measure_code = '' and claims.unit = 'yuan' and claims.subject_words = ''
    and claims.fiscal_year = claims.document_year and claims.value > 0
    and known.document_sha256 is null;

create or replace temp table lone_totals as
select document_sha256, value
from prose_figures
where unit = 'yuan' and value > 0
group by document_sha256, value
having count(*) = 1
except
select parts.document_sha256, abs(figures.value)
from input_parts as parts
inner join input_figures as figures on parts.part_sha256 = figures.document_sha256
where figures.unit = 'yuan';

create or replace temp table matched_totals as
with candidates as (
    select
        told.document_sha256,
        told.claims,
        at_hand.figures,
        meant.is_own,
        abs(at_hand.figures.value - told.claims.value) as distance,
        told.claims.half_width as claim_half,
        -- printed nowhere else: a value of its own is printed again
        lone.document_sha256 is not null as is_lone,
    from told_totals as told
    left join lone_totals as lone
        on told.document_sha256 = lone.document_sha256 and told.claims.value = lone.value
    inner join figures_at_hand as at_hand on told.document_sha256 = at_hand.judged_sha256
    inner join meant_figures as meant
        on told.topic_code = meant.topic_code
        and at_hand.figures.statement_code = meant.statement_code
        and at_hand.figures.line = meant.line
        and at_hand.figures.line_label = meant.line_label
        and at_hand.figures.measure_code = meant.measure_code
        and (at_hand.figures.side <> '') = meant.has_sides
    where at_hand.figures.is_trusted and at_hand.figures.subject_code = ''
)

select
    document_sha256,
    claims,
    bool_or(distance <= claim_half + figures.half_width) as holds,
    -- told to the same digit there is nothing to round
    bool_or(distance = 0 or distance <= claim_half + figures.half_width and figures.half_width <> claim_half)
        as is_same,
    bool_or(distance <= 2 * claim_half + figures.half_width) as nearly,
    arg_min(figures, {distance: distance, cell: figures.cell_id}) filter (is_own) as own_figure,
    coalesce(
        arg_min(figures, {distance: distance, cell: figures.cell_id})
            filter (is_one_digit(distance, 2 * claim_half)),
        own_figure, arg_min(figures, {distance: distance, cell: figures.cell_id})
    ) as figure,
    bool_or(
        is_own and claims.value >= 2000 * claim_half and is_one_digit(distance, 2 * claim_half)
    ) as is_one_digit_off,
    bool_or(
        distance > 2 * claim_half + figures.half_width
        and (
            is_one_digit(distance, 2 * claim_half)
            and told_digits(claims.value, 2 * claim_half) >= 5
            and told_digits(figures.value, 2 * claim_half) >= 5
            or differs_in_a_digit(claims.value, figures.value, 2 * claim_half)
            and length(figure_digits(claims.value, 2 * claim_half)) >= 4
            and is_lone
        )
    ) as is_slip,
from candidates
where claim_half > 0
group by document_sha256, claims;

create or replace table judged_totals as
select
    *,
    count(distinct claims.value) over same_topic as amounts,
    count(distinct claims.topic_code) filter (not holds) over same_document as missed,
    count(*) filter (holds) over same_document as met,
    -- a digit that was printed wrongly, told with all that repeats it
    count(distinct claims.value) filter (is_slip) over same_document as slips,
    exists (
        select 1 from printed_amounts as printed
        where printed.document_sha256 = matched_totals.document_sha256
            and printed.value = abs(claims.value - figure.value)
    ) as is_addend,
from matched_totals
window
    same_topic as (partition by document_sha256, claims.topic_code),
    same_document as (partition by document_sha256);

insert into rule_checks by name
select
    'NARRATIVE-061' as rule_id,
    document_sha256,
    claims.claim_code || ':' || claims.paragraph_no || ':' || claims.place as about,
    case
        when holds then if(is_same or own_figure is null or not claims.is_trusted, 'holds', 'tail')
        when not claims.is_trusted then 'uncertain'
        when nearly and own_figure is not null then 'tail'
        when
            (own_figure is not null and (amounts = 1 or is_one_digit_off) or is_slip and not is_addend)
            and missed <= greatest(1, met / 3)
            or is_slip and not is_addend and slips = 1
            then 'fails'
        else 'cannot_tell'
    end as verdict,
    if(claims.is_trusted, '报表中没有意思相同的数', '正文的识读不可靠') as doubt,
    figure.statement_code as statement_code,
    figure.line_label as line_label,
    figure.measure_code as measure_code,
    figure.value as expected,
    claims.value as found,
    claims.figure_text as found_text,
    claims.half_width + figure.half_width as allowed,
    'yuan' as unit,
    claim_place(claims) as where_text,
    figure_place(figure) as other_text,
    place_of_claim(claims) as found_place,
    place_of(figure) as other_place,
from judged_totals;
