-- Kind claim_sum, one row per total that the text states: it is the sum of the parts stated with
-- it (T1). Without all claims of `needs` the list may be one of examples. Parts stand in the
-- total's paragraph, behind it and before the next total; a part told twice leaves nothing to
-- compare, and a figure among them that no claim was made of leaves a difference undecided.
create or replace temp table summed_totals as
select
    terms.rule_id,
    terms.term_no,
    terms.term['parts'] as parts,
    string_split(terms.term['needs'], ',') as needs,
    claims,
    lead(claims.place) over paragraph as next_place,
    row_number() over (
        partition by terms.rule_id, terms.term_no, claims.document_sha256, claims.claim_code
        order by claims.paragraph_no, claims.place
    ) as total_no,
from rule_terms as terms
inner join input_documents as documents
    on list_contains(terms.applies_to, documents.document_kind)
inner join input_claims as claims
    on documents.document_sha256 = claims.document_sha256
    and regexp_full_match(claims.claim_code, terms.term['total'])
where terms.kind = 'claim_sum'
window paragraph as (
    partition by terms.rule_id, terms.term_no, claims.document_sha256, claims.paragraph_no
    order by claims.place
);

create or replace table summed_parts as
select
    totals.rule_id,
    totals.term_no,
    totals.claims.document_sha256 as document_sha256,
    totals.claims.claim_code as total_code,
    totals.total_no,
    addend,
from summed_totals as totals
inner join input_claims as addend
    on totals.claims.document_sha256 = addend.document_sha256
    and totals.claims.paragraph_no = addend.paragraph_no
    and totals.claims.fiscal_year = addend.fiscal_year
    and addend.place > totals.claims.place
    and (totals.next_place is null or addend.place < totals.next_place)
    and regexp_full_match(addend.claim_code, totals.parts);

create or replace table claimed_sums as
select
    totals.rule_id,
    totals.claims.document_sha256 as document_sha256,
    totals.term_no || ':' || totals.claims.claim_code
    || if(totals.total_no = 1, '', ':' || totals.total_no) as about,
    totals.claims,
    sums.*,
    totals.claims.half_width + sums.half_widths as allowed,
    exists (
        select 1 from input_unclaimed as unclaimed
        where unclaimed.document_sha256 = totals.claims.document_sha256
            and unclaimed.paragraph_no = totals.claims.paragraph_no
            and unclaimed.unit = totals.claims.unit
            and unclaimed.place between totals.claims.place and sums.last_place
    ) as has_unclaimed,
from summed_totals as totals
inner join (
    select
        rule_id,
        term_no,
        document_sha256,
        total_code,
        total_no,
        as_figure(sum(addend.value)) as expected,
        -- a bare 0万元 is a nil return, not a figure rounded to 万元
        as_figure(sum(if(addend.value = 0, 0, addend.half_width))) as half_widths,
        count(*) as part_count,
        count(distinct addend.claim_code) as code_count,
        list(distinct addend.claim_code) as codes,
        bool_and(addend.is_trusted) as are_trusted,
        max(addend.place) as last_place,
    from summed_parts
    group by all
) as sums
    on totals.rule_id = sums.rule_id
    and totals.term_no = sums.term_no
    and totals.claims.document_sha256 = sums.document_sha256
    and totals.claims.claim_code = sums.total_code
    and totals.total_no = sums.total_no
where sums.part_count = sums.code_count and list_has_all(sums.codes, totals.needs);

insert into rule_checks by name
select
    rule_id,
    document_sha256,
    about,
    case
        when claims.value = expected then 'holds'
        when abs(claims.value - expected) <= allowed then 'rounding'
        when has_unclaimed or not (claims.is_trusted and are_trusted) then 'uncertain'
        else 'fails'
    end as verdict,
    if(has_unclaimed, '分项之间还有未能归类的数', '所用数字的识读不可靠') as doubt,
    expected,
    claims.value as found,
    claims.figure_text as found_text,
    -- 1辆 against 8辆
    if(
        claims.unit = 'count',
        figure_digits(expected, 1) || regexp_extract(claims.figure_text, '[^\d.,]*$'), null
    ) as expected_text,
    allowed,
    claims.unit as unit,
    claim_place(claims) as where_text,
    part_count || '个分项相加' as other_text,
from claimed_sums;

insert into rule_check_places by name
select
    rule_id, document_sha256, about, 'found' as role, 1 as place_no,
    unnest(place_of_claim(claims)),
from claimed_sums
union all by name
select
    sums.rule_id, sums.document_sha256, sums.about, 'addend' as role,
    row_number() over (
        partition by sums.rule_id, sums.document_sha256, sums.about order by parts.addend.place
    )::integer as place_no,
    unnest(place_of_claim(parts.addend)),
from claimed_sums as sums
inner join summed_parts as parts
    on sums.rule_id = parts.rule_id
    and sums.term_no = parts.term_no
    and sums.document_sha256 = parts.document_sha256
    and sums.total_code = parts.total_code
    and sums.total_no = parts.total_no;
