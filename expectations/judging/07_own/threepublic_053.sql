-- THREEPUBLIC-053, one row per average that the text tells (人均接待费100.00元，车均维护费3.65万元): it is the
-- expense of the text divided by the number of the text.
insert into rule_checks by name
with averages (words, money, number) as (
    values
    ('人均(公务)?接待', 'three_public_reception', 'reception_people'),
    ('人均(公务)?接待', 'three_public_reception', 'domestic_reception_people'),
    ('车均购置', 'three_public_vehicle_purchase', 'vehicles_purchased'),
    ('(车均|单车)(运行)?维护|(车均|单车)运行', 'three_public_vehicle_operation', 'vehicles_kept')
),

told as (
    select figures, averages.*
    from prose_figures as figures
    inner join averages
        on figures.role = 'amount' and figures.value > 0
        and regexp_matches(figures.clause, '(' || averages.words || ')(费用|费|经费|支出)?(约|为)?$')
),

claims as (
    select claim_code, document_sha256, arg_min(claims, claims.place) as claims
    from input_claims as claims
    -- 655人,其中外事接待0人: of the two the one that is something
    where fiscal_year = document_year and value > 0
    group by claim_code, document_sha256
    having count(distinct value) = 1
)

select
    'THREEPUBLIC-053' as rule_id,
    told.document_sha256 as document_sha256,
    told.number || ':' || told.figures.place as about,
    case
        when not (told.figures.is_trusted and money.claims.is_trusted and number.claims.is_trusted)
            then 'uncertain'
        when
            abs(told.figures.value * number.claims.value - money.claims.value)
            <= money.claims.half_width + 2 * told.figures.half_width * number.claims.value
            then 'holds'
        else 'fails'
    end as verdict,
    '正文的识读不可靠' as doubt,
    told.figures.figure_text as found_text,
    grouped(money.claims.figure_text) || '、' || number.claims.figure_text as expected_text,
    '正文第' || told.figures.source_page || '页“' || clause_end(told.figures.clause) || '”' as where_text,
    place_of_words(told.figures.source_page, told.figures.source_bbox, told.figures.sentence) as found_place,
    place_of_claim(number.claims) as other_place,
from (
    select *, figures.document_sha256 as document_sha256 from told
) as told
inner join claims as money
    on told.document_sha256 = money.document_sha256 and told.money = money.claim_code
inner join claims as number
    on told.document_sha256 = number.document_sha256 and told.number = number.claim_code;
