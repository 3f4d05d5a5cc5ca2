-- THREEPUBLIC-042, one row per item: outturn against budget, item by item, where both are
-- printed.
insert into rule_checks by name
select
    'THREEPUBLIC-042' as rule_id,
    document_sha256,
    about,
    case
        when final.value <= budget.value then 'holds'
        when final.value - budget.value <= final.half_width + budget.half_width then 'rounding'
        when not (final.is_trusted and budget.is_trusted) then 'uncertain'
        else 'fails'
    end as verdict,
    '所用数字的识读不可靠' as doubt,
    'GK09' as statement_code,
    final.expense_code as measure_code,
    budget.value as expected,
    final.value as found,
    final.half_width + budget.half_width as allowed,
    final.unit as unit,
    figure_place(final) as where_text,
    figure_place(budget) as other_text,
    place_of(final) as found_place,
    place_of(budget) as other_place,
from three_public_pairs;
