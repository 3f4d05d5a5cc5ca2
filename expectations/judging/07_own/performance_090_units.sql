-- PERFORMANCE-090 once more, one row per document and kind: a rate is no sum of money, an area no percentage,
-- and neither the unit 无 nor a second % of the form's template stays behind a value.
insert into rule_checks by name
with valued as (
    select
        *,
        plain_value(level3) as indicator,
        plain_value(target) as value_words,
    from every_target
    where target is not null
),

kinds as (
    select
        *,
        case
            when regexp_matches(value_words, '^[=≤≥]\p{Han}{2,}无$|%%') then 'remnant'
            when regexp_matches(indicator, '率$') and not regexp_matches(indicator, '[频汇利费税速效功倍比]率$')
                then 'rates_in_units'
            when regexp_matches(indicator, '(面积|长度|里程)$') and contains(coalesce(level2, ''), '数量')
                then 'areas'
        end as kind,
        case kind
            -- printed so: not put together from a value and the unit beside it
            when 'remnant' then exists (
                select 1 from input_printed_cells as cells
                where cells.document_sha256 = valued.document_sha256 and cells.page = valued.source_page
                    and plain_value(cells.plain) = valued.value_words
            )
            when 'rates_in_units' then regexp_full_match(
                value_words,
                '([=<>≤≥]|节约|减少|增加|达到)?\d+(\.\d+)?[万亿]?(元|千瓦时|人次|吨|平方米|秒|分钟|小时|天|个?工作日)内?'
            )
            when 'areas' then regexp_full_match(value_words, '[=<>≤≥]?\d+(\.\d+)?%')
        end as is_wrong,
    from valued
)

select
    'PERFORMANCE-090' as rule_id,
    document_sha256,
    kind || if(is_wrong, '', ':as_expected') as about,
    case
        when not is_wrong then 'holds'
        when bool_and(is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '目标表的识读不可靠' as doubt,
    if(is_wrong, words_text(list(value_words order by source_page, indicator)), null) as found_text,
    pages_text(list(source_page)) as where_text,
    words_text(list(indicator order by source_page, indicator)) as what_text,
    page_place(min(source_page), arg_min(target, source_page)) as found_place,
from kinds
where kind is not null
group by document_sha256, kind, is_wrong;
