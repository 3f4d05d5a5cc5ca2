-- One row per document and kind of figure (table, text): how many it prints and how many some check
-- has looked at. A check that could tell nothing has not looked.
create or replace temp table checked_prose as
select document_sha256, claims.place as place
from judged_claims
where verdict <> 'cannot_tell'
union
select document_sha256, rate.place
from rates_of_rules
union
-- what a rate of the text was held to
select rates.document_sha256, claims.place
from rates_of_rules as rates
inner join input_claims as claims
    on rates.document_sha256 = claims.document_sha256
    and claims.sentence = rates.rate.sentence
    and claims.paragraph_no = rates.rate.paragraph_no
    and claims.value in (rates.part.value, rates.whole.value)
union
select document_sha256, claims.place
from claimed_sums
union
select document_sha256, addend.place
from summed_parts
union
select document_sha256, unnest([less.place, more.place])
from judged_orders
union
select document_sha256, place_in_document(paragraph_no, place)
from judged_names
where fit <> 'cannot_tell'
union
select document_sha256, place_in_document(paragraph_no, place)
from fitting_rates
where holds or is_tail
union
select rates.document_sha256, place_in_document(operands.paragraph_no, operands.place)
from told_rates as rates
inner join prose_figures as operands
    on rates.document_sha256 = operands.document_sha256
    and rates.paragraph_no = operands.paragraph_no
    and operands.figure_text in (rates.own.words, rates.earlier.words, rates.change.words)
    and operands.place < rates.place
union
select document_sha256, claims.place
from judged_totals
where holds
union
select lists.document_sha256, place_in_document(parts.paragraph_no, parts.place)
from judged_lists as lists
inner join prose_figures as parts
    on lists.document_sha256 = parts.document_sha256
    and lists.paragraph_no = parts.paragraph_no
    and parts.place between lists.place and lists.place + lists.parts
where lists.holds
union
select document_sha256, place_in_document(told.paragraph_no, told.place)
from (
    select document_sha256, unnest(figures) as told from judged_outlines where holds
    union all
    select document_sha256, nearest.total from judged_outlines where holds
    union all
    select total.document_sha256, unnest(list_append(figures, total)) from judged_changes where holds
    union all
    select document_sha256, unnest([own, earlier, figure]) from compared_amounts
    where is_size and is_sign
    union all
    select document_sha256, unnest([rate, last, second_last]) from told_completions
    where as_outturn in ('holds', 'tail') or as_budget in ('holds', 'tail')
)
union
select document_sha256, place_in_document(paragraph_no, unnest([place, part_place]))
from judged_shares
where holds or is_tail or partners > 0 and contrary = 0
union
-- told twice
select document_sha256, place
from input_claims
where (document_sha256, claim_code) in (
    select (document_sha256, about) from rule_checks
    where rule_id = 'NARRATIVE-051' and verdict = 'holds'
)
union
select changes.document_sha256, changes.place
from input_claims as changes
inner join total_changes as told
    on changes.document_sha256 = told.document_sha256
    and changes.measure_code = told.measure_code and changes.value = told.value
    and told.times > 1;

create or replace temp table checked_cells as
select terms.cell_id
from asked_sums as sums
inner join input_terms as terms on sums.check_id = terms.check_id
where sums.verdict not in ('cannot_tell', 'uncertain')
union
select unnest(list_concat(one.addends, other.addends)).cell_id
from judged_sums
where verdict not in ('cannot_tell', 'uncertain')
union
select figures.cell_id
from judged_claims
where verdict <> 'cannot_tell'
union
select figure.cell_id
from judged_names
where fit <> 'cannot_tell'
union
select figure.cell_id
from judged_totals
where holds
union
select figure.cell_id
from shared_names
where agrees;

insert into warehouse.audit.checked_figures by name
select
    figures.document_sha256,
    'table' as kind,
    count(*) as figure_count,
    count(checked.cell_id) as checked_count,
    0 as unread_count,
from input_figures as figures
left join checked_cells as checked on figures.cell_id = checked.cell_id
where figures.unit = 'yuan' and figures.value <> 0
group by figures.document_sha256
union all by name
select
    figures.document_sha256,
    'text' as kind,
    count(*) as figure_count,
    count(checked.place) as checked_count,
    count(*) filter (
        checked.place is null and figures.reason_code in ('crowded', 'no_topic', 'no_measure')
    ) as unread_count,
from input_prose as figures
left join checked_prose as checked
    on figures.document_sha256 = checked.document_sha256
    and place_in_document(figures.paragraph_no, figures.place) = checked.place
where coalesce(figures.reason_code, '') not in ('threshold', 'not_on_itself', 'other_report')
    and figures.value <> 0
group by figures.document_sha256;
