-- Kind claims_ordered, one row per claim `less`: of two figures that the text states, one cannot
-- exceed the other. Each `less` is compared with the `more` of its section that is nearest to it,
-- those behind it last.
create or replace temp table ordered_claims as
select
    terms.rule_id,
    terms.term_no,
    less,
    more,
    extra,
    row_number() over (
        partition by terms.rule_id, terms.term_no, less.document_sha256, less.claim_code
        order by less.paragraph_no, less.place
    ) as claim_no,
from rule_terms as terms
inner join input_documents as documents
    on list_contains(terms.applies_to, documents.document_kind)
inner join input_claims as less
    on documents.document_sha256 = less.document_sha256
    and regexp_full_match(less.claim_code, terms.term['less'])
inner join input_claims as more
    on less.document_sha256 = more.document_sha256
    and less.section_code = more.section_code
    and less.fiscal_year = more.fiscal_year
    and regexp_full_match(more.claim_code, terms.term['more'])
left join input_claims as extra
    on less.document_sha256 = extra.document_sha256
    and less.paragraph_no = extra.paragraph_no
    and less.fiscal_year = extra.fiscal_year
    and extra.claim_code = terms.term['plus']
where
    terms.kind = 'claims_ordered'
    and (terms.term['plus'] is null or extra is not null)
qualify row_number() over (
    partition by
        terms.rule_id, terms.term_no, less.document_sha256, less.paragraph_no, less.place
    order by
        (more.paragraph_no, more.place) > (less.paragraph_no, less.place),
        abs(more.paragraph_no - less.paragraph_no), abs(more.place - less.place), extra.place
) = 1;

create or replace temp table judged_orders as
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
