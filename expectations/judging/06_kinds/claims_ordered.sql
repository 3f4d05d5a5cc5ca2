-- Kind claims_ordered, one row per claim `less`: of two figures that the text states, one cannot
-- exceed the other. Each `less` is compared with the `more` of its section that is nearest to it,
-- those behind it last.

-- Claims that a term names, as `less` or `more`: each code is tried on each pattern once.
create or replace temp table asked_claims as
with asked as (
    select terms.rule_id, terms.term_no, terms.applies_to, terms.term['plus'] as plus, role, pattern,
    from rule_terms as terms
    cross join lateral (
        values ('less', terms.term['less']), ('more', terms.term['more'])
    ) as roles (role, pattern)
    where terms.kind = 'claims_ordered'
),

codes as (
    select asked.*, codes.claim_code,
    from asked
    inner join (select distinct claim_code from input_claims) as codes
        on regexp_full_match(codes.claim_code, asked.pattern)
)

select
    codes.rule_id, codes.term_no, codes.role, codes.plus, claims,
    claims.document_sha256 as document_sha256, claims.section_code as section_code,
    claims.fiscal_year as fiscal_year, claims.place as place,
from codes
inner join input_claims as claims on codes.claim_code = claims.claim_code
inner join input_documents as documents
    on claims.document_sha256 = documents.document_sha256
    and list_contains(codes.applies_to, documents.document_kind);

-- the nearest before it, and the nearest behind it
create or replace temp table ordered_claims as
with neighbours as (
    select less.* exclude (role, claims), less.claims as less, before.claims as more, 1 as choice,
    from (select * from asked_claims where role = 'less') as less
    asof inner join (select * from asked_claims where role = 'more') as before
        on less.rule_id = before.rule_id and less.term_no = before.term_no
        and less.document_sha256 = before.document_sha256
        and less.section_code = before.section_code and less.fiscal_year = before.fiscal_year
        and less.place >= before.place
    union all by name
    select less.* exclude (role, claims), less.claims as less, behind.claims as more, 2 as choice,
    from (select * from asked_claims where role = 'less') as less
    asof inner join (select * from asked_claims where role = 'more') as behind
        on less.rule_id = behind.rule_id and less.term_no = behind.term_no
        and less.document_sha256 = behind.document_sha256
        and less.section_code = behind.section_code and less.fiscal_year = behind.fiscal_year
        and less.place < behind.place
),

chosen as (
    select *
    from neighbours
    qualify row_number() over (
        partition by rule_id, term_no, document_sha256, place order by choice
    ) = 1
),

extras as (
    select
        document_sha256, paragraph_no, fiscal_year, claim_code,
        arg_min(claims, claims.place) as extra,
    from input_claims as claims
    group by all
)

select
    chosen.rule_id,
    chosen.term_no,
    chosen.less,
    chosen.more,
    extras.extra,
    row_number() over (
        partition by
            chosen.rule_id, chosen.term_no, chosen.document_sha256, chosen.less.claim_code
        order by chosen.place
    ) as claim_no,
from chosen
left join extras
    on chosen.document_sha256 = extras.document_sha256
    and chosen.less.paragraph_no = extras.paragraph_no
    and chosen.fiscal_year = extras.fiscal_year
    and chosen.plus = extras.claim_code;

create or replace table judged_orders as
select
    rule_id,
    less.document_sha256 as document_sha256,
    term_no || ':' || less.claim_code || if(claim_no = 1, '', ':' || claim_no) as about,
    less,
    more,
    extra,
    less.value + coalesce(extra.value, 0) as found,
    less.half_width + more.half_width + coalesce(extra.half_width, 0) as allowed,
from ordered_claims;

insert into rule_checks by name
select
    rule_id,
    document_sha256,
    about,
    case
        when found <= more.value then 'holds'
        when found - more.value <= allowed then 'rounding'
        when not (less.is_trusted and more.is_trusted and coalesce(extra.is_trusted, true))
            then 'uncertain'
        else 'fails'
    end as verdict,
    '所用数字的识读不可靠' as doubt,
    more.value as expected,
    found,
    allowed,
    less.unit as unit,
    claim_place(less) || coalesce('与“' || extra.topic_zh || '”之和', '') as where_text,
    claim_place(more) as other_text,
    place_of_claim(less) as found_place,
    place_of_claim(more) as other_place,
from judged_orders;

insert into rule_check_places by name
select
    rule_id, document_sha256, about, 'addend' as role, 1 as place_no, unnest(place_of_claim(extra)),
from judged_orders
where extra is not null;
