-- THREEPUBLIC-047, one row per document and comparison: vehicles whose cost is borne (保有量)
-- against their operating cost and against all vehicles: those of the statistics form, else those
-- that the text counts.
create or replace temp table kept_vehicles as
with told as (
    select document_sha256, claim_code, arg_min(claims, claims.place) as claims
    from input_claims as claims
    where claim_code in ('vehicles_kept', 'three_public_vehicle_operation', 'vehicles_total')
        and section_code in ('three_public', 'assets')
    group by document_sha256, claim_code
    having count(distinct value) = 1
),

others as (
    select
        document_sha256,
        claim_code = 'three_public_vehicle_operation' as is_cost,
        claims.value as value,
        claims.unit as unit,
        claims.figure_text as shown,
        claims.is_trusted as is_trusted,
        claim_place(claims) as place,
        place_of_claim(claims) as printed,
        1 as rank,
    from told
    where claim_code <> 'vehicles_kept'
    union all by name
    select
        judged_sha256 as document_sha256,
        false as is_cost,
        figures.value as value,
        figures.unit as unit,
        figures.source_text as shown,
        figures.is_trusted as is_trusted,
        figure_place(figures) as place,
        place_of(figures) as printed,
        0 as rank,
    from figures_at_hand
    where figures.statement_code = 'GK10' and regexp_matches(figures.line_label, '^车辆数?(合计|小计)')
)

select
    kept.document_sha256,
    if(others.is_cost, 'operating_cost', 'all_vehicles') as about,
    kept.claims as kept,
    others,
from told as kept
inner join others on kept.document_sha256 = others.document_sha256
where kept.claim_code = 'vehicles_kept'
qualify row_number() over (
    partition by kept.document_sha256, others.is_cost order by others.rank
) = 1;

insert into rule_checks by name
select
    'THREEPUBLIC-047' as rule_id,
    document_sha256,
    about,
    case
        when others.is_cost and (others.value = 0 or kept.value > 0) then 'holds'
        when not others.is_cost
            and kept.value <= others.value and (others.value = 0 or kept.value > 0)
            then 'holds'
        when not (kept.is_trusted and others.is_trusted) then 'uncertain'
        else 'fails'
    end as verdict,
    '所用数字的识读不可靠' as doubt,
    kept.figure_text as found_text,
    others.shown as expected_text,
    claim_place(kept) as where_text,
    others.place as other_text,
    place_of_claim(kept) as found_place,
    others.printed as other_place,
from kept_vehicles;
