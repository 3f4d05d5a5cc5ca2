-- PROCUREMENT-055, one row per document: procurement told in the text against what could pay for
-- it: projects, goods and services (302), capital outlay (310).
create or replace temp table procurement_room as
with told as (
    select document_sha256, arg_min(claims, claims.place) as claims
    from input_claims as claims
    where claim_code = 'procurement_total' and fiscal_year = document_year
    group by document_sha256
    having count(distinct value) = 1
),

payable as (
    select
        judged_sha256 as document_sha256,
        as_figure(sum(figures.value)) as value,
        as_figure(sum(figures.half_width)) as half_width,
        bool_and(figures.is_trusted) as is_trusted,
        list(figures order by figures.cell_id) as figures,
    from figures_at_hand
    where
        figures.statement_code = 'GK03'
        and figures.line = 'total' and figures.measure_code = 'project'
        or figures.statement_code = 'GK06'
        and figures.subject_code in ('302', '310') and figures.measure_code = 'amount'
    group by judged_sha256
    having bool_or(figures.statement_code = 'GK03')
)

select told.document_sha256, told.claims, payable
from told
inner join payable on told.document_sha256 = payable.document_sha256;

insert into rule_checks by name
select
    'PROCUREMENT-055' as rule_id,
    document_sha256,
    'procurement_total' as about,
    case
        when claims.value <= payable.value then 'holds'
        when claims.value - payable.value <= claims.half_width + payable.half_width then 'rounding'
        when not (claims.is_trusted and payable.is_trusted) then 'uncertain'
        else 'fails'
    end as verdict,
    '所用数字的识读不可靠' as doubt,
    payable.value as expected,
    claims.value as found,
    claims.half_width + payable.half_width as allowed,
    'yuan' as unit,
    claim_place(claims) as where_text,
    '项目支出与商品和服务支出、资本性支出之和' as other_text,
from procurement_room;

insert into rule_check_places by name
select
    'PROCUREMENT-055' as rule_id, document_sha256, 'procurement_total' as about, 'found' as role,
    1 as place_no, unnest(place_of_claim(claims)),
from procurement_room
union all by name
select
    'PROCUREMENT-055' as rule_id, document_sha256, 'procurement_total' as about, 'other' as role,
    generate_subscripts(figures, 1)::integer as place_no,
    unnest(list_transform(figures, lambda figure: place_of(figure)), recursive := true),
from (select document_sha256, payable.figures as figures from procurement_room);
