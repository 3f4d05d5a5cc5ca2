-- PROCUREMENT-056, one row per budget: the procurement that its text tells is a figure of its statement of
-- procurement, the total or that of one of its columns.
insert into rule_checks by name
with told as (
    select document_sha256, arg_min(claims, place) as claim,
    from input_claims as claims
    where claim_code = 'procurement_total' and fiscal_year = document_year
    group by document_sha256
)

select
    'PROCUREMENT-056' as rule_id,
    told.document_sha256,
    'procurement_total' as about,
    case
        when bool_or(
            abs(figures.value - told.claim.value) <= figures.half_width + told.claim.half_width
        ) then 'holds'
        when not any_value(statements.is_whole) or not bool_or(figures.is_total) then 'cannot_tell'
        when told.claim.is_trusted and bool_and(figures.is_trusted) then 'fails'
        -- whatever they are, several amounts are not nothing
        when told.claim.is_trusted and told.claim.value = 0 and count(*) filter (figures.value > 0) > 2 then 'fails'
        else 'uncertain'
    end as verdict,
    if(any_value(statements.is_whole), '正文或报表的识读不可靠', '政府采购预算表没有读全') as doubt,
    'YS14' as statement_code,
    max(figures.value) as expected,
    told.claim.value as found,
    'yuan' as unit,
    claim_place(told.claim) as where_text,
    figure_place(arg_max(figures, (figures.value, figures.is_total, figures.cell_id))) as other_text,
    place_of_claim(told.claim) as found_place,
    place_of(arg_max(figures, (figures.value, figures.is_total, figures.cell_id))) as other_place,
from told
inner join input_parts as parts on told.document_sha256 = parts.document_sha256
inner join input_figures as figures
    on parts.part_sha256 = figures.document_sha256
    and figures.statement_code = 'YS14' and figures.unit = 'yuan'
inner join whole_statements as statements
    on told.document_sha256 = statements.document_sha256
    and statements.statement_code = 'YS14' and not statements.is_nil
group by told.document_sha256, told.claim;
