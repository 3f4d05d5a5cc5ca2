-- One row per rate of the text that a term of kind claim_rate asks for and both of whose operands
-- were found (`judged_rates`): whether it is their quotient.

-- rates that fit another whole of the same name, told further off: 收入总计 stands nearer than the
-- 本年收入合计 that the shares are of
create or replace table fitting_wholes as
select distinct
    part.rule_id, part.term_no, part.rate.document_sha256 as document_sha256,
    part.rate.paragraph_no as paragraph_no, part.rate.place as place,
from rate_operands as part
inner join named_operands as named
    on part.rule_id = named.rule_id
    and part.term_no = named.term_no
    and part.rate.document_sha256 = named.rate.document_sha256
    and part.rate.paragraph_no = named.rate.paragraph_no
    and part.rate.place = named.rate.place
inner join (
    select operand_no, value, half_width from operand_amounts
    union all
    select operand_no, value, half_width from found_operands
) as whole
    on named.operand_no = whole.operand_no
where part.role = 'part' and named.role = 'whole' and named.wanted = 1 and named.choice = 1
    and rate_check(
        part.value, part.half_width, whole.value, whole.half_width,
        part.rate.value, part.rate.half_width
    ) in ('holds', 'tail');

create or replace table judged_rates as
select
    rates.rule_id,
    rates.severity,
    rates.rate,
    rates.rate.document_sha256 as document_sha256,
    rates.term_no || ':' || rates.rate.claim_code
    || ':' || rates.rate.subject_code || rates.rate.subject_words
    || if(rates.rate_no = 1, '', ':' || rates.rate_no) as about,
    part,
    whole,
    case
        when rates.term['nought'] is null
            then if(checked.fit <> 'tail' and fitting.term_no is not null, 'holds', checked.fit)
        when whole.value = 0 and rates.rate.value <> 0
            or whole.value = 0 and rates.term['rate'] like '%completion_rate'
            -- what rounding leaves of nought is small against the change itself
            or abs(whole.value) <= whole.half_width and 100 * abs(whole.value) < abs(part.value)
            then 'nought'
        else 'holds'
    end as fit,
from stated_rates as rates
inner join rate_operands as part
    on rates.rule_id = part.rule_id
    and rates.term_no = part.term_no
    and rates.rate.document_sha256 = part.rate.document_sha256
    and rates.rate.paragraph_no = part.rate.paragraph_no
    and rates.rate.place = part.rate.place
    and part.role = 'part'
inner join rate_operands as whole
    on rates.rule_id = whole.rule_id
    and rates.term_no = whole.term_no
    and rates.rate.document_sha256 = whole.rate.document_sha256
    and rates.rate.paragraph_no = whole.rate.paragraph_no
    and rates.rate.place = whole.rate.place
    and whole.role = 'whole'
cross join lateral (
    select rate_check(
        part.value, part.half_width, whole.value, whole.half_width,
        rates.rate.value, rates.rate.half_width
    ) as fit
) as checked
left join fitting_wholes as fitting
    on rates.rule_id = fitting.rule_id
    and rates.term_no = fitting.term_no
    and rates.rate.document_sha256 = fitting.document_sha256
    and rates.rate.paragraph_no = fitting.paragraph_no
    and rates.rate.place = fitting.place;

delete from judged_rates where fit is null;

-- Rates that a rule has held to their operands; that a whole is not nought says nothing of them.
create or replace view rates_of_rules as
select *
from judged_rates
where rule_id not in (
    select rule_id from rule_terms where kind = 'claim_rate' and term['nought'] is not null
);
