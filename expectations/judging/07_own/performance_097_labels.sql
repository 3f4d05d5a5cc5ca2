-- PERFORMANCE-097 once more, one row per label in the place of an indicator, and per numbered goal: a label
-- alone says nothing.
insert into rule_checks by name
with labels as (
    select
        indicators.document_sha256,
        indicators.page,
        indicators.place,
        indicators.level3,
        indicators.target,
        plain_value(indicators.level3) as indicator,
        regexp_full_match(
            plain_value(indicators.level3),
            '(产出|数量|质量|时效|(经济|社会|生态环境)?成本|((经济|社会|生态)?效益)|可持续影响|服务对象满意度)指标'
        ) as is_label,
    from indicator_values as indicators
    where has_target and level3 is not null
),

judged as (
    select
        *,
        -- once as the head beside it, once more as the indicator
        is_label and 2 <= (
            select count(*) from input_printed_cells as cells
            where cells.document_sha256 = labels.document_sha256 and cells.page = labels.page
                and cells.plain = labels.indicator
        ) as is_wrong,
    from labels
)

select
    'PERFORMANCE-097' as rule_id,
    document_sha256,
    if(is_wrong, 'indicator:' || page || ':' || indicator, 'indicators') as about,
    if(is_wrong, 'fails', 'holds') as verdict,
    '“' || inner_quotes(min(indicator)) || '”（目标值“' || inner_quotes(min(target)) || '”）' as found_text,
    min(place) as where_text,
    '三级指标' as what_text,
    page_place(min(page), min(level3)) as found_place,
from judged
group by document_sha256, is_wrong, if(is_wrong, 'indicator:' || page || ':' || indicator, 'indicators');

-- 目标2：年度计划执行情况
insert into rule_checks by name
with goals as (
    select
        document_sha256,
        source_page as page,
        is_trusted,
        target,
        unnest(regexp_split_to_array(regexp_replace(target, '\s', '', 'g'), '目标\d+[：:]')[2:]) as goal,
    from input_targets
    where target_kind = 'goal' and regexp_matches(target, '目标\d+[：:]')
),

judged as (
    select
        *,
        regexp_full_match(
            goal, '\p{Han}{2,8}((执行|完成|实施|落实|进展|开展)情况|产生的(效益|影响|作用)|[户次个人件]数|数量)[；;。]?'
        )
        -- to know, to raise or to keep something is a goal
        and not regexp_matches(
            goal,
            '了解|掌握|检查|监督|督查|公开|反映|通报|统计|汇总|报|跟踪|监测|分析|评|考核|确保|保障|保证|增|减|提|升'
            || '|扩|降|控|达到|加|做好|完善|改|优|发挥|严|抓|推|促|稳|管|强|调|核|查'
        ) as is_label,
    from goals
)

select
    'PERFORMANCE-097' as rule_id,
    document_sha256,
    if(is_label, 'goal:' || page || ':' || goal, 'numbered') as about,
    case
        when not is_label then 'holds'
        when bool_and(is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '目标表的识读不可靠' as doubt,
    '“' || inner_quotes(min(goal)) || '”，没有写要做到什么' as found_text,
    pages_text(list(page)) as where_text,
    '表中的一个绩效目标' as what_text,
    page_place(min(page), min(target)) as found_place,
from judged
group by document_sha256, is_label, if(is_label, 'goal:' || page || ':' || goal, 'numbered');
