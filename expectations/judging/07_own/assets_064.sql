-- ASSETS-064, one row per document that tells other vehicles: other vehicles above nought, and a
-- sentence of the same section that says what for.
create or replace temp table other_vehicles as
select
    claims.document_sha256,
    arg_min(claims, claims.place) as claims,
    bool_or(regexp_matches(
        sentences.plain, '其他用车(\d+辆)?[,，]?(主要|为|是|包括|系|用于|指)|其他用车[^,，。;；]{0,8}[（(][^）)]{2,}'
    )) as is_explained,
from input_claims as claims
inner join input_sentences as sentences
    on claims.document_sha256 = sentences.document_sha256
    and sentences.section_code = 'assets'
where claims.claim_code = 'vehicles_other' and claims.section_code = 'assets' and claims.value > 0
group by claims.document_sha256;

insert into rule_checks by name
select
    'ASSETS-064' as rule_id,
    document_sha256,
    'vehicles_other' as about,
    case
        when is_explained then 'holds'
        when claims.is_trusted then 'fails'
        else 'uncertain'
    end as verdict,
    '所用数字的识读不可靠' as doubt,
    claims.value as found,
    'count' as unit,
    claim_place(claims) as where_text,
    place_of_claim(claims) as found_place,
from other_vehicles;
