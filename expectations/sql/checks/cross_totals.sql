-- CROSS: one quantity printed in two statements of a report (T2). Each row of `pairs` names a figure
-- on either side by statement, side, line and measure; the line is a pattern of its name, matched in
-- full, or `total` for the grand total of a statement by code.
-- Exact agreement is expected; half a last digit of both figures together is a tail.
create or replace temp table cross_totals as
with pairs (
    rule_id, one_statement, one_side, one_line, one_measure,
    other_statement, other_side, other_line, other_measure
) as (
    values
    ('CROSS-020', 'GK01', 'income', '本年收入合计', 'amount', 'GK02', '', 'total', 'total'),
    ('CROSS-022', 'GK01', 'expense', '本年支出合计', 'amount', 'GK03', '', 'total', 'total')
),

-- the figures of the report itself, not of one unit or of another year
figures as (
    select
        *,
        if(side = '' and is_total and subject_code = '', 'total', line_label) as line,
        half_digit(value, source_text, unit) as half_digit,
    from input_figures
    where unit_name = '' and period = 'current' and block = ''
),

-- a line printed twice is no place to compare with
single as (
    select *
    from figures
    qualify count(*) over (
        partition by document_sha256, statement_code, side, line, measure_code
    ) = 1
)

select
    pairs.rule_id,
    one.document_sha256,
    pairs.one_statement || '=' || pairs.other_statement as about,
    one,
    other,
from pairs
inner join single as one
    on pairs.one_statement = one.statement_code
    and pairs.one_side = one.side
    and pairs.one_measure = one.measure_code
    and regexp_full_match(one.line, pairs.one_line)
inner join single as other
    on pairs.other_statement = other.statement_code
    and pairs.other_side = other.side
    and pairs.other_measure = other.measure_code
    and regexp_full_match(other.line, pairs.other_line)
    and one.document_sha256 = other.document_sha256;

insert into rule_checks by name
select
    rule_id,
    document_sha256,
    about,
    case
        when one.value = other.value then 'holds'
        when not (one.is_trusted and other.is_trusted) then 'uncertain'
        when abs(one.value - other.value) <= one.half_digit + other.half_digit then 'tail'
        else 'fails'
    end as verdict,
    '所用数字的识读不可靠' as doubt,
    one.statement_code as statement_code,
    one.subject_code as subject_code,
    one.line_label as line_label,
    one.measure_code as measure_code,
    other.value as expected,
    one.value as found,
    one.half_digit + other.half_digit as allowed,
    one.unit as unit,
    figure_place(one) as where_text,
    figure_place(other) as other_text,
from cross_totals;

insert into rule_check_places by name
select rule_id, document_sha256, about, 'found' as role, 1 as place_no, unnest(place_of(one))
from cross_totals
union all by name
select rule_id, document_sha256, about, 'other' as role, 2 as place_no, unnest(place_of(other))
from cross_totals;
