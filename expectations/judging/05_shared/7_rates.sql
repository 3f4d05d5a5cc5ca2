-- One row per rate of the text that a term of kind claim_rate asks for (`stated_rates`), and per operand
-- of it that was found (`rate_operands`). Claims are taken from the rate's own sentence, else from its
-- paragraph, else (`claim:` only) from its section: the nearest, those before it first.
create or replace table stated_rates as
select
    terms.rule_id,
    terms.term_no,
    terms.term,
    terms.severity,
    rate,
    row_number() over (
        partition by
            terms.rule_id, terms.term_no, rate.document_sha256, rate.claim_code,
            rate.subject_code, rate.subject_words
        order by rate.paragraph_no, rate.place
    ) as rate_no,
from rule_terms as terms
inner join input_documents as documents
    on list_contains(terms.applies_to, documents.document_kind)
inner join input_claims as rate
    on documents.document_sha256 = rate.document_sha256
    and regexp_full_match(rate.topic_code, terms.term['topic'])
    and rate.measure_code = terms.term['rate']
    and regexp_full_match(rate.section_code, coalesce(terms.term['section'], '.*'))
    and regexp_matches(rate.section_title, coalesce(terms.term['title'], ''))
    and rate.fiscal_year = rate.document_year
    and (
        terms.term['base'] is null
        or regexp_matches(
            left(rate.sentence, strpos(rate.sentence, regexp_extract(rate.figure_text, '^[\d.]+'))),
            terms.term['base'] || '[^，。；]{0,12}.$'
        )
    )
where terms.kind = 'claim_rate';

-- one row per rate, role and name of an operand; `own-x` needs the two figures own and own.x
create or replace table named_operands as
with named as (
    select
        rates.*,
        unnest([
            {role: 'part', choice: 1, operand: rates.term['part']},
            {role: 'part', choice: 2, operand: rates.term['part_or']},
            {role: 'whole', choice: 1, operand: rates.term['whole']},
            {role: 'whole', choice: 2, operand: rates.term['whole_or']}
        ], recursive := true),
    from stated_rates as rates
),

split as (
    select *, 1 as sign, split_part(operand, '-', 1) as name
    from named
    where operand is not null
    union all by name
    select *, -1 as sign, 'own.' || split_part(operand, '-', 2) as name
    from named
    where operand like 'own-%'
)

select
    row_number() over () as operand_no,
    * exclude (term, severity, operand),
    coalesce(length(operand) - length(replace(operand, 'own-', 'own')), 0) + 1 as wanted,
from split;

-- the only amount told of a public expense, or of all revenue or spending in its section: its change
-- may stand in another paragraph
create or replace table sole_amounts as
select document_sha256, topic_code,
from input_claims
where measure_code = '' and unit = 'yuan' and fiscal_year = document_year
    and (
        topic_code like 'three_public_%'
        or topic_code in ('revenue_total', 'expenditure_total', 'balanced_total', 'fiscal_balanced_total')
    )
group by document_sha256, topic_code
having count(distinct value) = 1
union
-- 收入总计5万元,支出总计5万元…。收入支出总计比上年增加: one amount for both sides
select document_sha256, 'balanced_total' as topic_code,
from input_claims
where claim_code in ('revenue_total', 'expenditure_total') and fiscal_year = document_year
group by document_sha256
having count(distinct value) = 1 and count(distinct topic_code) = 2;

-- an amount of the text, with the next of its paragraph that nobody has understood
create or replace table told_amounts as
select
    claims.*,
    row_number() over (order by claims.document_sha256, claims.place, claims.claim_code) as claim_no,
    others.place as next_unclaimed,
from input_claims as claims
asof left join (select * from input_unclaimed where unit = 'yuan') as others
    on claims.document_sha256 = others.document_sha256
    and claims.paragraph_no = others.paragraph_no
    and claims.place < others.place
where claims.unit = 'yuan';

-- One row per name of an operand and amount that may be meant, its place in the order of nearness beside
-- it. Numbers only: hundreds of rates of one paragraph have as many amounts each.
create or replace view operand_amounts as
select
    named.operand_no,
    claims.claim_no,
    claims.value,
    claims.half_width,
    (
        claims.paragraph_no <> named.rate.paragraph_no,
        claims.sentence_no <> named.rate.sentence_no,
        claims.place > named.rate.place,
        abs(claims.paragraph_no - named.rate.paragraph_no),
        abs(claims.place - named.rate.place),
        claims.claim_no
    ) as nearness,
from named_operands as named
left join sole_amounts
    on named.rate.document_sha256 = sole_amounts.document_sha256
    and named.rate.topic_code = sole_amounts.topic_code
inner join told_amounts as claims
    on named.rate.document_sha256 = claims.document_sha256
    and case
        when named.name like 'own%'
            then (
                claims.paragraph_no = named.rate.paragraph_no
                or named.name = 'own' and sole_amounts.topic_code is not null
                and (
                    claims.topic_code like 'three_public_%'
                    or claims.section_code = named.rate.section_code
                )
            )
            and (
                claims.topic_code = named.rate.topic_code
                or named.rate.topic_code = 'balanced_total' and named.name = 'own'
                and claims.topic_code in ('revenue_total', 'expenditure_total')
                and sole_amounts.topic_code is not null
            )
            and claims.subject_words = named.rate.subject_words
            and claims.measure_code = case
                when named.name in ('own', 'own.prior') then ''
                else regexp_extract(named.name, '\.(.*)', 1)
            end
            and claims.fiscal_year
                = claims.document_year - if(named.name = 'own.prior', 1, 0)
            -- what the rate is of may be an amount in between that nobody has understood
            and not coalesce(claims.next_unclaimed < named.rate.place, false)
        when named.name like 'claim:%'
            then regexp_full_match(claims.claim_code, substr(named.name, 7))
            and claims.section_code = named.rate.section_code
            and claims.fiscal_year = claims.document_year
    end;

create or replace table found_operands as
with nearest as (
    select operand_no, arg_min(claim_no, nearness) as claim_no
    from operand_amounts
    group by operand_no
)

select
    named.operand_no, named.rule_id, named.term_no, named.rate, named.role, named.choice, named.sign,
    named.wanted,
    claims.value as value, claims.half_width as half_width, claims.is_trusted as is_trusted,
    claim_place(claims) || told_words(claims) as shown, place_of_claim(claims) as printed,
    claims.document_sha256 as place_sha256,
from nearest
inner join named_operands as named using (operand_no)
inner join told_amounts as claims using (claim_no)
union all by name
select
    named.operand_no, named.rule_id, named.term_no, named.rate, named.role, named.choice, named.sign,
    named.wanted,
    at_hand.figures.value as value, at_hand.figures.half_width as half_width,
    at_hand.figures.is_trusted as is_trusted,
    figure_place(at_hand.figures) || '的'
    || grouped(trim(at_hand.figures.source_text) || coalesce(units.unit_name_zh, '')) as shown,
    place_of(at_hand.figures) as printed,
    at_hand.figures.document_sha256 as place_sha256,
from named_operands as named
inner join rule_selectors as selectors on named.name = selectors.selector
inner join figures_at_hand as at_hand
    on named.rate.document_sha256 = at_hand.judged_sha256
    and selectors.statement_code = at_hand.figures.statement_code
    and selectors.side = at_hand.figures.side
    and list_contains(selectors.measure_codes, at_hand.figures.expense_code)
    and if(
        selectors.line_kind = 'asked',
        named.rate.subject_code
        = coalesce(nullif(at_hand.figures.subject_code, ''), at_hand.figures.class_code),
        is_named_line(at_hand.figures, selectors.line_words)
    )
left join input_unit_words as units
    on at_hand.figures.unit = 'yuan' and at_hand.figures.factor = units.factor;

-- one row per rate and role: the first choice of which every figure was found
create or replace table rate_operands as
select
    rule_id, term_no, rate, role, choice,
    as_figure(sum(sign * value)) as value,
    as_figure(sum(half_width)) as half_width,
    bool_and(is_trusted) as is_trusted,
    list(shown order by sign desc) as shown,
    list({printed: printed, sha256: place_sha256} order by sign desc) as printed,
from found_operands
group by rule_id, term_no, rate, role, choice
having count(*) = any_value(wanted)
qualify row_number() over (
    partition by rule_id, term_no, rate.document_sha256, rate.paragraph_no, rate.place, role
    order by choice
) = 1;
