-- NARRATIVE-161, one row per total and part of it that the text tells with their changes: what the year
-- before was (amount less change) is no more for the part than for the whole. Each amount and change has
-- one value in the report, and both are compared with the same.
insert into rule_checks by name
with pairs (part, whole) as (
    values
    ('fiscal_balanced_total', 'balanced_total'),
    ('fiscal_revenue', 'revenue_total|balanced_total'),
    ('fiscal_expenditure', 'expenditure_total|balanced_total'),
    ('general_public_revenue', 'revenue_total|balanced_total'),
    ('general_public_expenditure', 'expenditure_total|balanced_total|fiscal_balanced_total'),
    ('gov_fund_expenditure', 'expenditure_total|balanced_total'),
    ('basic_expenditure|project_expenditure', 'expenditure_total|balanced_total'),
    ('three_public_(abroad|reception|vehicle_total)', 'three_public_total'),
    ('three_public_vehicle_(operation|purchase)', 'three_public_vehicle_total')
),

told as (
    select
        document_sha256,
        topic_code,
        base_code,
        -- 年初预算 of the year before is not what was spent
        bool_or(regexp_matches(coalesce(compared_with, ''), '预算')) as is_budget,
        arg_min(claims, place) filter (measure_code = '') as own,
        arg_min(claims, place) filter (measure_code = 'change') as change,
    from input_claims as claims
    where
        unit = 'yuan' and subject_words = '' and fiscal_year = document_year and base_code = 'prior'
        and measure_code in ('', 'change')
        and not regexp_matches(coalesce(sentence, ''), '口径|剔除|扣除')
    group by document_sha256, topic_code, base_code
    having
        count(distinct claims.value) filter (measure_code = '') = 1
        and count(distinct claims.value) filter (measure_code = 'change') = 1
),

implied as (
    select
        *,
        own.value - change.value as prior,
        own.half_width + change.half_width as half_width,
    from told
),

compared as (
    select
        parts.document_sha256 as document_sha256,
        parts,
        wholes,
        row_number() over (
            partition by parts.document_sha256, parts.topic_code order by wholes.prior, wholes.topic_code
        ) as rank,
    from implied as parts
    inner join pairs on regexp_full_match(parts.topic_code, pairs.part)
    inner join implied as wholes
        on parts.document_sha256 = wholes.document_sha256
        and regexp_full_match(wholes.topic_code, pairs.whole)
        and parts.is_budget = wholes.is_budget
)

select
    'NARRATIVE-161' as rule_id,
    document_sha256,
    parts.topic_code || ':' || wholes.topic_code as about,
    case
        when parts.prior <= wholes.prior + parts.half_width + wholes.half_width then 'holds'
        when not (
            parts.own.is_trusted and parts.change.is_trusted and wholes.own.is_trusted and wholes.change.is_trusted
        ) then 'uncertain'
        -- the part is more than the whole this year, too: they are not part and whole
        when parts.own.value > wholes.own.value + parts.half_width + wholes.half_width then 'cannot_tell'
        else 'fails'
    end as verdict,
    '两处说的可能不是部分与总数' as doubt,
    wholes.prior as expected,
    parts.prior as found,
    parts.half_width + wholes.half_width as allowed,
    'yuan' as unit,
    claim_place(parts.change) || grouped(parts.change.figure_text) as where_text,
    claim_place(wholes.change) || grouped(wholes.change.figure_text) as other_text,
    place_of_claim(parts.change) as found_place,
    place_of_claim(wholes.change) as other_place,
from compared
where rank = 1;
