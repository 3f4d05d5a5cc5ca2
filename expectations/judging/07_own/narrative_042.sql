-- NARRATIVE-042 beyond its terms, one row per report that tells a completion of 0 % of a public expense
-- whose budget the text does not tell and the statement leaves blank: what it prints of the other
-- expenses is all of their total.
insert into rule_checks by name
with budgets as (
    select
        document_sha256,
        max(value) filter (measure_code = 'budget_total') as total,
        coalesce(max(value) filter (measure_code = 'budget_abroad'), 0) as abroad,
        coalesce(max(value) filter (measure_code = 'budget_vehicle_total'), 0) as vehicle_total,
        coalesce(max(value) filter (measure_code = 'budget_vehicle_purchase'), 0) as vehicle_purchase,
        coalesce(max(value) filter (measure_code = 'budget_vehicle_operation'), 0) as vehicle_operation,
        coalesce(max(value) filter (measure_code = 'budget_reception'), 0) as reception,
        3 * max(half_width) as allowed,
        bool_and(is_trusted) as is_trusted,
    from input_figures
    where statement_code = 'GK09' and measure_code like 'budget_%' and unit = 'yuan'
    group by document_sha256
    having count(*) = count(distinct measure_code)
),

told as (
    select
        rates,
        budgets.is_trusted and rates.is_trusted as is_trusted,
        case rates.topic_code
            when 'three_public_abroad' then abroad
            when 'three_public_vehicle_total' then vehicle_total
            when 'three_public_vehicle_purchase' then vehicle_purchase
            when 'three_public_vehicle_operation' then vehicle_operation
            when 'three_public_reception' then reception
        end as budget,
    from input_claims as rates
    inner join budgets on rates.document_sha256 = budgets.document_sha256
    where
        rates.measure_code in ('completion_rate', 'adjusted_completion_rate')
        and rates.value = 0 and rates.fiscal_year = rates.document_year
        and abs(total - abroad - vehicle_total - reception) <= allowed
        and abs(vehicle_total - vehicle_purchase - vehicle_operation) <= allowed
        and total > 0
)

select
    'NARRATIVE-042' as rule_id,
    told.rates.document_sha256 as document_sha256,
    'three_public' as about,
    if(bool_and(told.is_trusted), 'fails', 'uncertain') as verdict,
    '所用数字的识读不可靠' as doubt,
    'info' as severity,
    any_value(told.rates.figure_text) as found_text,
    '0' as expected_text,
    '正文' || pages_text(list(told.rates.source_page)) || '“' || array_to_string(
        in_order(list(inner_quotes(told.rates.topic_zh) order by told.rates.place)), '”“'
    ) || '”完成预算的比重' as where_text,
    place_of_claim(arg_min(told.rates, told.rates.place)) as found_place,
from told
-- a budget that is told has been judged
anti join judged_rates as judged
    on told.rates.document_sha256 = judged.document_sha256
    and judged.rule_id = 'NARRATIVE-042'
    and told.rates.place = judged.rate.place
where told.budget = 0
group by told.rates.document_sha256;
