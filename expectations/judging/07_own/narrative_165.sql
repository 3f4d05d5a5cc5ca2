-- NARRATIVE-165, one row per report of final accounts that tells item by item budget and outturn: where the
-- outturns add up to the total, so that no item is left out, the budgets do, too.
insert into rule_checks by name
with items as (
    select
        document_sha256,
        subject_words,
        any_value(claims.value) filter (measure_code = '') as outturn,
        any_value(claims.value) filter (measure_code = 'budget') as budget,
        count(distinct claims.value) filter (measure_code = '') as outturns,
        count(distinct claims.value) filter (measure_code = 'budget') as budgets,
        max(half_width) as half_width,
        bool_and(is_trusted) as is_trusted,
    from input_claims as claims
    where
        topic_code = 'general_public_item' and measure_code in ('', 'budget') and unit = 'yuan'
        and fiscal_year = document_year
    group by document_sha256, subject_words
),

totals as (
    select
        document_sha256,
        any_value(claims.value) filter (measure_code = '') as outturn,
        arg_min(claims, place) filter (measure_code = 'budget') as budget,
        max(half_width) as half_width,
    from input_claims as claims
    where
        topic_code = 'general_public_expenditure' and measure_code in ('', 'budget') and unit = 'yuan'
        and fiscal_year = document_year
    group by document_sha256
    having
        count(distinct claims.value) filter (measure_code = '') = 1
        and count(distinct claims.value) filter (measure_code = 'budget') = 1
),

summed as (
    select
        items.document_sha256,
        any_value(totals.budget) as total,
        sum(items.budget) as budgets,
        count(*) as item_count,
        sum(items.half_width) + any_value(totals.half_width) as allowed,
        abs(sum(items.outturn) - any_value(totals.outturn))
        <= sum(items.half_width) + any_value(totals.half_width) as is_whole,
        bool_and(items.is_trusted) and any_value(totals.budget.is_trusted) as is_trusted,
    from items
    inner join totals on items.document_sha256 = totals.document_sha256
    group by items.document_sha256
    having
        count(*) >= 3 and bool_and(items.outturns = 1 and items.budgets = 1)
        and sum(items.budget) > 0
)

select
    'NARRATIVE-165' as rule_id,
    document_sha256,
    'budget' as about,
    case
        when abs(budgets - total.value) <= allowed then 'holds'
        when not is_whole then 'cannot_tell'
        when is_trusted then 'fails'
        else 'uncertain'
    end as verdict,
    if(is_whole, '正文的识读不可靠', '有的项目没有认出') as doubt,
    as_figure(budgets) as expected,
    total.value as found,
    as_figure(allowed) as allowed,
    'yuan' as unit,
    claim_place(total) as where_text,
    '其后' || item_count || '项的年初预算相加' as other_text,
    place_of_claim(total) as found_place,
from summed;
