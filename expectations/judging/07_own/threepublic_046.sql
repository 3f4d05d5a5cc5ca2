-- THREEPUBLIC-046, one row per pair of claims: where money was spent somebody travelled, bought
-- or was received, and the reverse; no fewer people than groups. Each row of `pairs`: a claim,
-- and the claim that cannot be nought beside it (`both_ways`: nor the first beside the second).
create or replace temp table counts_and_money as
with pairs (one_code, other_code, both_ways) as (
    values
    ('three_public_abroad', 'abroad_groups', true),
    ('three_public_abroad', 'abroad_people', true),
    ('three_public_vehicle_purchase', 'vehicles_purchased', true),
    ('three_public_reception', 'reception_batches', true),
    ('three_public_reception', 'reception_people', true),
    ('reception_batches', 'reception_people', false),
    ('abroad_groups', 'abroad_people', false)
),

-- a figure told twice with two values is no figure to compare with
told as (
    select claim_code, document_sha256, arg_min(claims, claims.place) as claims
    from input_claims as claims
    where section_code = 'three_public' and fiscal_year = document_year
    group by claim_code, document_sha256
    having count(distinct value) = 1
)

select
    one.document_sha256,
    pairs.one_code || ':' || pairs.other_code as about,
    pairs.both_ways,
    one.claims as one,
    other.claims as other,
from pairs
inner join told as one on pairs.one_code = one.claim_code
inner join told as other
    on pairs.other_code = other.claim_code
    and one.document_sha256 = other.document_sha256;

insert into rule_checks by name
select
    'THREEPUBLIC-046' as rule_id,
    document_sha256,
    about,
    case
        when if(both_ways, (one.value > 0) = (other.value > 0), one.value <= other.value)
            then 'holds'
        when not (one.is_trusted and other.is_trusted) then 'uncertain'
        else 'fails'
    end as verdict,
    '所用数字的识读不可靠' as doubt,
    one.figure_text as found_text,
    other.figure_text as expected_text,
    claim_place(one) as where_text,
    claim_place(other) as other_text,
    place_of_claim(one) as found_place,
    place_of_claim(other) as other_place,
from counts_and_money;
