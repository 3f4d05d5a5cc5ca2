-- Kind sum_holds: sums that dbt tested (`int_identity_checks`) and that more than one rule asks for, or
-- that belong to a rule of another family. Keys of a term, patterns matched in full: `statement`,
-- `identity`, `measure` and `line` of the total. Nothing is summed here again.
create or replace temp table asked_sums as
select
    terms.rule_id,
    checks.*,
    totals as total,
from rule_terms as terms
inner join judged_checks as checks
    on regexp_full_match(checks.statement_code, terms.term['statement'])
    and regexp_full_match(checks.identity_id, terms.term['identity'])
    and regexp_full_match(checks.measure_code, coalesce(terms.term['measure'], '.*'))
    and regexp_full_match(checks.line_label, coalesce(terms.term['line'], '.*'))
left join input_figures as totals on checks.total_cell_id = totals.cell_id
where terms.kind = 'sum_holds';

insert into rule_checks by name
select
    rule_id,
    document_sha256,
    sum_key(asked_sums) as about,
    verdict,
    doubt,
    statement_code,
    subject_code,
    line_label,
    measure_code,
    expected,
    found,
    allowed,
    unit,
    figure_place(total) as where_text,
    if(addend_count = 1, '对应的一项', addend_count || '个分项相加') as other_text,
    check_id as follows_check,
from asked_sums;

insert into rule_check_places by name
select
    sums.rule_id,
    sums.document_sha256,
    sum_key(sums) as about,
    if(terms.role = 'total', 'found', 'addend') as role,
    row_number() over (
        partition by sums.rule_id, sums.check_id, terms.role = 'total' order by terms.cell_id
    )::integer as place_no,
    terms.sign,
    terms.source_page as page,
    terms.source_bbox as bbox,
    terms.source_text as text,
    terms.value,
    terms.subject_code,
    terms.line_label,
    coalesce(amounts.header_path, '') as header_path,
from asked_sums as sums
inner join input_terms as terms on sums.check_id = terms.check_id
left join input_amounts as amounts on terms.cell_id = amounts.cell_id;
