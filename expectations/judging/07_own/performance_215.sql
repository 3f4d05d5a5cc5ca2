-- PERFORMANCE-215, one row per document and kind of targets of rates and degrees: a target is a value of its
-- own indicator, not another measure's (满意度 | 投诉率≤5%), a measure's name (出行服务质量 | 保障程度) nor a
-- question (是否可持续使用), nor the words of the indicator once more, nor for a rate a date.
insert into rule_checks by name
with valued as (
    select
        *,
        regexp_replace(plain_value(level3), '^指标\d+[:：]?', '') as indicator,
        plain_value(target) as value_words,
        regexp_extract(
            value_words,
            '^(?:年度?|月|季度?)?(\p{Han}{1,8}(?:[率度]|人数|次数|数量))(?:[<>=≤≥]|(?:不|应)?(?:超过|低于|高于|少于|大于|小于|达到|达|为))\d', 1
        ) as measure,
    from every_target
    where target is not null and level3 is not null
),

kinds as (
    select
        *,
        case
            when measure <> '' and regexp_matches(indicator, '[率度]$') then 'another'
            when value_words = indicator and regexp_matches(indicator, '\p{Han}{3}|\d') then 'repeated'
            when
                ends_with(indicator, '率')
                and regexp_full_match(value_words, '(20\d\d年)?\d{1,2}月(\d{1,2}日)?[前底末]?(完成)?|每[年季月日]\p{Han}{0,2}一次')
                then 'dated'
            when regexp_full_match(value_words, '\p{Han}{0,12}是否\p{Han}{2,10}') then 'asked'
            when regexp_full_match(value_words, '\p{Han}{2,4}(率|程度|满意度)') then 'named'
        end as kind,
        case kind
            when 'asked' then true
            when 'repeated' then true
            when 'dated' then true
            when 'another'
                then not contains(indicator, measure) and not contains(measure, indicator)
                and right(indicator, 3) <> right(measure, 3)
            else not regexp_matches(
                value_words, '^(较|很|最|显|明|一定|良|提|增|降|改|优|中|低|高|大|逐|保持|全|不|有|满意|达)'
            )
        end as is_wrong,
    from valued
)

select
    'PERFORMANCE-215' as rule_id,
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
    page_place(min(source_page), arg_min(target, (source_page, indicator))) as found_place,
from kinds
where kind is not null
group by document_sha256, kind, is_wrong;
