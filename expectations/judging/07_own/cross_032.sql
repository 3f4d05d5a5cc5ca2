-- CROSS-032, one row per document: where the report prints no GK10, the narrated 机关运行经费 is no
-- greater than the public expenditure of GK06. Where it prints one, the rule's terms compare the
-- figures.
create or replace temp table narrated_agency as
select
    claims.document_sha256,
    claims,
    figures,
    claims.half_width + figures.half_width as allowed,
    case
        when claims.value <= figures.value then 'holds'
        when claims.value <= figures.value + claims.half_width + figures.half_width then 'rounding'
        when not (claims.is_trusted and figures.is_trusted) then 'uncertain'
        else 'fails'
    end as verdict,
from input_claims as claims
inner join sum_figures as figures
    on claims.document_sha256 = figures.judged_sha256
    and figures.statement_code = 'GK06' and figures.measure_code = 'amount'
    and regexp_full_match(figures.line_label, '(基本支出)?公用经费(合计|小计)?')
    and not figures.is_apart
left join whole_statements as printed
    on claims.document_sha256 = printed.document_sha256 and printed.statement_code = 'GK10'
where claims.claim_code = 'agency_operation' and claims.fiscal_year = claims.document_year
    and printed.document_sha256 is null
qualify count(distinct claims.value) over (partition by claims.document_sha256) = 1
    and row_number() over (partition by claims.document_sha256 order by claims.place) = 1;

insert into rule_checks by name
select
    'CROSS-032' as rule_id, document_sha256, 'narrated' as about, verdict,
    '所用数字的识读不可靠' as doubt, 'GK06' as statement_code, figures.line_label as line_label,
    figures.measure_code as measure_code, figures.value as expected, claims.value as found,
    allowed, 'yuan' as unit, claim_place(claims) as where_text, figure_place(figures) as other_text,
from narrated_agency;

insert into rule_check_places by name
select
    'CROSS-032' as rule_id, document_sha256, 'narrated' as about, 'found' as role, 1 as place_no,
    unnest(place_of_claim(claims)),
from narrated_agency
union all by name
select
    'CROSS-032' as rule_id, document_sha256, 'narrated' as about, 'other' as role, 2 as place_no,
    unnest(place_of(figures)), figures.document_sha256 as place_sha256,
from narrated_agency;

-- CROSS-045, one row per budget: the narrated 机关运行经费 is no greater than the public expenditure of
-- YS08. Some places count goods and services of projects in: above all basic expenditure it is
-- wrong anywhere.
insert into rule_checks by name
with narrated as (
    select *
    from input_claims
    where claim_code = 'agency_operation' and fiscal_year = document_year and value > 0
    qualify count(distinct value) over (partition by document_sha256) = 1
        and row_number() over (partition by document_sha256 order by place) = 1
),

totals as (
    select
        judged_sha256,
        arg_max(figures, figures.value) filter (figures.measure_code = 'public') as public_figure,
        arg_max(figures, figures.value) filter (figures.measure_code in ('total', 'amount'))
            as basic_figure,
    from figures_at_hand
    where figures.statement_code = 'YS08' and figures.line = 'total' and figures.unit = 'yuan'
        and figures.unit_name = ''
    group by judged_sha256
)

select
    'CROSS-045' as rule_id,
    claims.document_sha256,
    'narrated' as about,
    case
        when claims.value <= public_figure.value then 'holds'
        when claims.value <= public_figure.value + claims.half_width + public_figure.half_width
            then 'rounding'
        when claims.value <= basic_figure.value + claims.half_width + basic_figure.half_width
            then 'cannot_tell'
        when not (claims.is_trusted and public_figure.is_trusted and basic_figure.is_trusted)
            then 'uncertain'
        else 'fails'
    end as verdict,
    '机关运行经费的口径可能包括项目支出，或所用数字的识读不可靠' as doubt,
    'YS08' as statement_code,
    public_figure.line_label as line_label,
    public_figure.measure_code as measure_code,
    public_figure.value as expected,
    claims.value as found,
    claims.half_width + public_figure.half_width as allowed,
    'yuan' as unit,
    claim_place(claims) as where_text,
    figure_place(public_figure) as other_text,
    place_of_claim(claims) as found_place,
    place_of(public_figure) as other_place,
from narrated as claims
inner join totals on claims.document_sha256 = totals.judged_sha256
where public_figure is not null and basic_figure is not null;
