-- One row per claim of the text that a term of kind claim_agrees asks for, beside the figure it
-- means (`judged_claims`).
create or replace table compared_claims as
-- each different code meets each pattern once
with asked_codes as (
    select terms.rule_id, terms.term_no, codes.claim_code
    from rule_terms as terms
    inner join (select distinct claim_code from input_claims) as codes
        on regexp_full_match(codes.claim_code, terms.term['claim'])
    where terms.kind = 'claim_agrees'
)

select
    terms.rule_id,
    terms.term_no,
    claims.document_sha256,
    terms.term['figure'] as selector,
    terms.term['or'] as other_selector,
    named.statement_code,
    claims,
    row_number() over (
        partition by
            terms.rule_id, terms.term_no, claims.document_sha256, claims.claim_code,
            claims.subject_code, claims.subject_words
        order by claims.paragraph_no, claims.place
    ) as claim_no,
from rule_terms as terms
inner join rule_selectors as named on terms.term['figure'] = named.selector
inner join input_documents as documents
    on list_contains(terms.applies_to, documents.document_kind)
inner join asked_codes as asked
    on terms.rule_id = asked.rule_id and terms.term_no = asked.term_no
inner join input_claims as claims
    on documents.document_sha256 = claims.document_sha256
    and asked.claim_code = claims.claim_code
    and regexp_full_match(claims.section_code, coalesce(terms.term['section'], '.*'))
    and regexp_matches(claims.section_title, coalesce(terms.term['title'], ''))
    and claims.fiscal_year = claims.document_year
where terms.kind = 'claim_agrees';

-- the figure a claim means: where either of two will do, the one it agrees with, else the first; the
-- second alone only agrees (without 本年收入合计 the claim is not held against 收入总计)
create or replace table claimed_figures as
select
    compared.rule_id,
    compared.term_no,
    compared.document_sha256,
    compared.claims.claim_code as claim_code,
    compared.claims.subject_code as subject_code,
    compared.claims.subject_words as subject_words,
    compared.claim_no,
    arg_min(at_hand.figures, {
        is_other: is_other and abs(at_hand.figures.value - compared.claims.value)
            > 2 * compared.claims.half_width + at_hand.figures.half_width,
        distance: abs(at_hand.figures.value - compared.claims.value),
        -- of two that agree as well, the same one in every load
        cell_id: at_hand.figures.cell_id
    }) as figures,
    bool_or(not is_other) as has_first,
from (
    select *, false as is_other from compared_claims
    union all by name
    select * replace (other_selector as selector), true as is_other from compared_claims
    where other_selector is not null
) as compared
inner join rule_selectors as named on compared.selector = named.selector
inner join figures_at_hand as at_hand
    on compared.document_sha256 = at_hand.judged_sha256
    and named.statement_code = at_hand.figures.statement_code
    and named.side = at_hand.figures.side
    and list_contains(named.measure_codes, at_hand.figures.expense_code)
    and case named.line_kind
        when 'asked'
            then compared.claims.subject_code
                = coalesce(nullif(at_hand.figures.subject_code, ''), at_hand.figures.class_code)
                and compared.claims.subject_code <> ''
        else is_named_line(at_hand.figures, named.line_words)
    end
group by all;

-- claims whose number some cell prints: it may stand in the statement that we found empty
create or replace table claims_in_cells as
select distinct asked.document_sha256, asked.place,
from (
    select distinct
        document_sha256,
        claims.place as place,
        as_figure(unnest([claims.value, claims.value / 1000, claims.value / 10000])) as number,
    from compared_claims
) as asked
inner join input_cell_numbers as cells
    on asked.document_sha256 = cells.document_sha256 and asked.number = cells.number;

-- sections below a heading of the general public budget that say only 财政拨款: one fund is meant
create or replace table narrowed_sections as
select distinct below.document_sha256, below.title_plain,
from input_headings as below
inner join input_headings as above
    on below.document_sha256 = above.document_sha256
    and list_contains(below.chain, above.paragraph_no)
    and above.section_code = 'general_public' and not above.is_contents_line
where below.section_code = 'fiscal_totals' and not below.is_contents_line;

create or replace table judged_claims as
select
    compared.rule_id,
    compared.document_sha256,
    compared.term_no || ':' || compared.claims.claim_code
    || ':' || compared.claims.subject_code || compared.claims.subject_words
    || if(compared.claim_no = 1, '', ':' || compared.claim_no) as about,
    compared.claims,
    claimed.figures,
    coalesce(claimed.has_first, true) and narrowed.document_sha256 is null as is_meant,
    compared.claims.half_width + coalesce(claimed.figures.half_width, 0) as allowed,
    names.name_zh as statement_name,
    case
        when claimed.figures is null and compared.claims.value = 0 and statements.is_whole
            then 'holds'
        when claimed.figures is null and statements.is_whole and statements.is_nil
            and compared.claims.is_trusted and in_cells.document_sha256 is null
            then 'fails'
        when claimed.figures is null then 'cannot_tell'
        when compared.claims.value = claimed.figures.value then 'holds'
        -- 39.13 beside 39.14, both to the same digit: nothing was rounded
        when abs(compared.claims.value - claimed.figures.value)
            <= compared.claims.half_width + claimed.figures.half_width
            then if(
                compared.claims.half_width = claimed.figures.half_width
                and claimed.figures.is_trusted and compared.claims.is_trusted
                and claimed.has_first and narrowed.document_sha256 is null,
                'tail', 'rounding'
            )
        when not (claimed.figures.is_trusted and compared.claims.is_trusted) then 'uncertain'
        when not claimed.has_first or narrowed.document_sha256 is not null then 'cannot_tell'
        -- cut off instead of rounded
        when abs(compared.claims.value - claimed.figures.value)
            <= 2 * compared.claims.half_width + claimed.figures.half_width
            then 'tail'
        else 'fails'
    end as verdict,
from compared_claims as compared
left join claimed_figures as claimed
    on compared.rule_id = claimed.rule_id
    and compared.term_no = claimed.term_no
    and compared.document_sha256 = claimed.document_sha256
    and compared.claims.claim_code = claimed.claim_code
    and compared.claims.subject_code = claimed.subject_code
    and compared.claims.subject_words = claimed.subject_words
    and compared.claim_no = claimed.claim_no
left join claims_in_cells as in_cells
    on compared.document_sha256 = in_cells.document_sha256
    and compared.claims.place = in_cells.place
left join narrowed_sections as narrowed
    on compared.document_sha256 = narrowed.document_sha256
    and compared.claims.section_title = narrowed.title_plain
    and compared.claims.topic_code like 'fiscal%'
-- without the statement there is no check, and the rule says that it is missing
inner join whole_statements as statements
    on compared.document_sha256 = statements.document_sha256
    and compared.statement_code = statements.statement_code
    and statements.is_recognised
left join input_statement_names as names
    on compared.statement_code = names.statement_code;
