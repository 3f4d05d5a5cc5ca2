-- THREEPUBLIC-045, the sums, one row per change: the change of the three public expenses is that
-- of its items, the change of vehicles that of purchase and operation. An item said to be as the
-- year before changed by nought. Without one of the items the others may add up all the same: a sum
-- that does not is told only where all that is left out is nought this year, and a single digit stands
-- between or more has risen than these can have.
create or replace temp table expense_changes as
select
    document_sha256,
    regexp_extract(topic_code, 'three_public_(.*)', 1) as item,
    base,
    any_value(claims) as claims,
    as_figure(max(change)) as change,
    as_figure(max(if(change = 0, 0, half_width))) as half_width,
    bool_and(is_trusted) as is_trusted,
from (
    select claims, *, value as change, base_code as base,
    from input_claims as claims
    where
        (measure_code, base_code) in (('change', 'prior'), ('budget_change', 'budget'))
        and fiscal_year = document_year
    union all
    -- the amount that a sentence says is 持平 is its last, or all of them are (均)
    select claims, *, 0 as change, 'prior' as base,
    from input_claims as claims
    where measure_code = '' and fiscal_year = document_year
        and regexp_matches(sentence, '持平|相同|一致|无增减|没有变化|无变化')
        and not regexp_matches(sentence, '基本|(增加|减少|增长|下降)[^，。；]{0,12}[1-9]')
    qualify place = max(place) over (
        partition by document_sha256, paragraph_no, sentence_no
    ) or regexp_matches(sentence, '均(与|较|比|同|持平)')
) as told
where topic_code like 'three_public_%' and unit = 'yuan'
group by all
having count(distinct change) = 1;

create or replace temp table expense_sums as
with sums (whole, parts) as (
    values ('total', ['abroad', 'vehicle_total', 'reception']),
        ('total', ['abroad', 'vehicle_purchase', 'vehicle_operation', 'reception']),
        ('vehicle_total', ['vehicle_purchase', 'vehicle_operation'])
)

select
    wholes.document_sha256, wholes.item, wholes.base, wholes.claims as claims, wholes.change, parts,
    as_figure(sum(items.change)) as expected,
    as_figure(wholes.half_width + sum(items.half_width)) as allowed,
    wholes.is_trusted and bool_and(items.is_trusted) as are_trusted,
    list(items.claims order by items.item) as items,
    count(*) = len(parts) as is_whole,
    -- what is left out is nought this year, and has not risen
    len(list_filter(
        list_filter(parts, lambda part: not list_contains(list(items.item), part)),
        lambda part: not list_contains(coalesce(any_value(noughts.items), []), part)
    )) = 0 as is_all_but_noughts,
    is_all_but_noughts and wholes.change - expected > allowed as is_more,
from sums
inner join expense_changes as wholes on sums.whole = wholes.item
inner join expense_changes as items
    on wholes.document_sha256 = items.document_sha256 and wholes.base = items.base
    and list_contains(sums.parts, items.item)
left join (
    select document_sha256, list(item) as items,
    from (
        select document_sha256, regexp_extract(topic_code, 'three_public_(.*)', 1) as item,
        from input_claims
        where topic_code like 'three_public_%' and measure_code = '' and unit = 'yuan'
            and fiscal_year = document_year
        group by all
        having max(abs(value)) = 0
    )
    group by document_sha256
) as noughts
    on wholes.document_sha256 = noughts.document_sha256
group by
    wholes.document_sha256, wholes.base, wholes.item, wholes.claims, wholes.change, parts, wholes.half_width,
    wholes.is_trusted
-- with vehicles told as a whole, the sum by purchase and operation says nothing more
qualify row_number() over (
    partition by wholes.document_sha256, wholes.base, wholes.item
    order by
        count(*) = len(parts) desc, wholes.change = sum(items.change) desc,
        len(parts) - count(*), len(parts)
) = 1;

insert into rule_checks by name
select
    'THREEPUBLIC-045' as rule_id, document_sha256, 'sum:' || base || ':' || item as about,
    case
        when change = expected then 'holds'
        when abs(change - expected) <= allowed then 'rounding'
        when not are_trusted then 'uncertain'
        when
            -- what lacks may be the change of an item that does not tell it
            is_whole or is_more
            or is_all_but_noughts and is_one_digit(change - expected, 2 * claims.half_width)
            and told_digits(change, 2 * claims.half_width) >= 3
            and not exists (
                select 1 from printed_amounts as printed
                where printed.document_sha256 = expense_sums.document_sha256
                    and printed.value = abs(change - expected)
            )
            then 'fails'
        else 'cannot_tell'
    end as verdict,
    if(are_trusted, '有的项没有写增减额', '正文的识读不可靠') as doubt, expected, change as found, allowed, 'yuan' as unit,
    claim_place(claims) || if(base = 'prior', '比上年的增减', '比预算的增减') as where_text, len(parts) || '项的增减额相加' as other_text,
    place_of_claim(claims) as found_place,
from expense_sums;

insert into rule_check_places by name
select
    'THREEPUBLIC-045' as rule_id, document_sha256, about, 'addend' as role, place_no,
    unnest(place_of_claim(addend)),
from (
    select
        document_sha256, 'sum:' || base || ':' || item as about, unnest(items) as addend,
        generate_subscripts(items, 1)::integer as place_no,
    from expense_sums
);
