-- Kind claim_rate, one row per rate that the text states: it is the quotient of two printed
-- figures (T3, N2). With the key `nought` it is the other way round: a rate told although the
-- whole is nought fails.
insert into rule_checks by name
select
    rule_id,
    document_sha256,
    about,
    case
        when fit in ('holds', 'tail') then fit
        when rate.is_trusted and part.is_trusted and whole.is_trusted then 'fails'
        else 'uncertain'
    end as verdict,
    '所用数字的识读不可靠' as doubt,
    -- an info rule stays one; else a percentage point is grave and less is a warning
    case
        when fit = 'tail' or severity = 'info' then 'info'
        when fit = 'nought' then if(part.value = 0, 'info', severity)
        when fit = 'critical' then 'critical'
        else 'warning'
    end as severity,
    rate.subject_code as subject_code,
    rate.subject_words as line_label,
    if(
        fit = 'nought', null,
        rate_shown(part.value, whole.value, coalesce(printed_decimals(rate.figure_text), 0))
    ) as expected,
    rate.value as found,
    2 * rate.half_width as allowed,
    'percent' as unit,
    if(fit = 'nought', '0', rate_as_told(expected, rate)) as expected_text,
    told_words(rate) as found_text,
    claim_place(rate) as where_text,
    array_to_string(in_order(list_concat(part.shown, whole.shown)), '、') as other_text,
from judged_rates;

insert into rule_check_places by name
select
    rule_id, document_sha256, about, 'found' as role, 1 as place_no,
    unnest(place_of_claim(rate)),
from judged_rates
union all by name
select
    rule_id, document_sha256, about, 'other' as role, place_no, unnest(printed),
    place_sha256,
from (
    select
        rule_id, document_sha256, about,
        generate_subscripts(operands, 1)::integer as place_no,
        unnest(operands).printed as printed,
        unnest(operands).sha256 as place_sha256,
    from (
        select *, list_concat(part.printed, whole.printed) as operands
        from judged_rates
    )
);
