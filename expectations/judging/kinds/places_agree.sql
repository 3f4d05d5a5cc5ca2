-- Kind places_agree: one quantity printed in two statements of a report (T2). Keys of a term: `one`
-- and `other`, selectors. Exact agreement is expected; half a last digit of both together is a tail.
create or replace temp table agreeing_places as
select
    terms.rule_id,
    one.document_sha256,
    terms.term['one'] || '=' || terms.term['other'] as about,
    one,
    other,
from rule_terms as terms
inner join single_figures as one
    on selector_statement(terms.term['one']) = one.statement_code
    and selector_side(terms.term['one']) = one.side
    and selector_measure(terms.term['one']) = one.measure_code
    and is_selected_line(one, terms.term['one'])
inner join single_figures as other
    on selector_statement(terms.term['other']) = other.statement_code
    and selector_side(terms.term['other']) = other.side
    and selector_measure(terms.term['other']) = other.measure_code
    and is_selected_line(other, terms.term['other'])
    and one.document_sha256 = other.document_sha256
where terms.kind = 'places_agree';

insert into rule_checks by name
select
    rule_id,
    document_sha256,
    about,
    case
        when one.value = other.value then 'holds'
        when not (one.is_trusted and other.is_trusted) then 'uncertain'
        when abs(one.value - other.value) <= one.half_width + other.half_width then 'tail'
        else 'fails'
    end as verdict,
    '所用数字的识读不可靠' as doubt,
    one.statement_code as statement_code,
    one.subject_code as subject_code,
    one.line_label as line_label,
    one.measure_code as measure_code,
    other.value as expected,
    one.value as found,
    one.half_width + other.half_width as allowed,
    one.unit as unit,
    figure_place(one) as where_text,
    figure_place(other) as other_text,
from agreeing_places;

insert into rule_check_places by name
select rule_id, document_sha256, about, 'found' as role, 1 as place_no, unnest(place_of(one))
from agreeing_places
union all by name
select rule_id, document_sha256, about, 'other' as role, 2 as place_no, unnest(place_of(other))
from agreeing_places;
