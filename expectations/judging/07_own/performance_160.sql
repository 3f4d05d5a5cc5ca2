-- PERFORMANCE-160, one row per indicator whose name the goal of its project tells with a number
-- (培训场次不少于4场), per share of satisfied people in a goal, and per unit that the goal and the
-- indicators count in but once: the target is that number.
insert into rule_checks by name
with goals as (
    select
        goals.document_sha256,
        goals.project_name,
        goals.horizon,
        goals.target as goal,
        goals.is_trusted,
        goals.source_page,
    from input_targets as goals
    where goals.target_kind = 'goal' and goals.target is not null
),

named as (
    select
        goals,
        indicators.level3 as name,
        regexp_extract_all(indicators.target, '\d+(?:\.\d+)?') as targets,
        indicators.target as target,
        indicators.is_trusted as is_trusted,
        indicators.source_page as source_page,
        regexp_extract(
            goals.goal[strpos(goals.goal, indicators.level3) + length(indicators.level3):],
            '^(?:不[少低]于|不[超高]过|不高于|不大于|[大小]于等于|[大小]于|达到|达|控制在|以[上内]|[≥≤><=:：为在])*(\d+(?:\.\d+)?)(?:[^\d.]|$)', 1
        ) as told,
    from goals
    inner join input_targets as indicators
        on goals.document_sha256 = indicators.document_sha256
        and goals.project_name is not distinct from indicators.project_name
        and goals.horizon is not distinct from indicators.horizon
    where
        indicators.target_kind <> 'goal' and length(indicators.level3) >= 4
        and strpos(goals.goal, indicators.level3) > 0
),

by_name as (
    select
        goals.document_sha256 as document_sha256, goals.project_name as project_name, name,
        bool_or(as_figure(told) = as_figure(targets[1])) as agrees,
        any_value(named) as shown,
    from named
    where told <> '' and len(targets) = 1
    group by goals.document_sha256, goals.project_name, name
    -- a name told with two targets is that of two things
    having count(distinct targets[1]) = 1 and count(distinct told) = 1
)

select
    'PERFORMANCE-160' as rule_id,
    document_sha256,
    coalesce(project_name, '') || ':' || name as about,
    case
        when agrees then 'holds'
        when coalesce(shown.is_trusted and shown.goals.is_trusted, true) then 'fails'
        else 'uncertain'
    end as verdict,
    '表的识读不可靠' as doubt,
    inner_quotes(name) || shown.told as found_text,
    inner_quotes(shown.target) as expected_text,
    '第' || shown.source_page || '页' || coalesce('“' || inner_quotes(project_name) || '”', '') as where_text,
    page_place(shown.source_page, name) as found_place,
from by_name;

insert into rule_checks by name
with goals as (
    select
        document_sha256, project_name, horizon, source_page,
        list_distinct(regexp_extract_all(target, '满意[度率][^，,。；;、\d]{0,8}(\d+(?:\.\d+)?)[%％]', 1)) as told,
    from input_targets
    where target_kind = 'goal' and regexp_matches(target, '满意[度率][^，,。；;、\d]{0,8}\d')
),

compared as (
    select
        goals.document_sha256, goals.project_name, goals.source_page, goals.told[1] as told,
        list(indicators.target) as targets,
        bool_or(list_contains(
            list_transform(
                regexp_extract_all(indicators.target, '\d+(?:\.\d+)?'), lambda number: as_figure(number)
            ),
            as_figure(goals.told[1])
        )) as agrees,
        count(distinct indicators.target) as target_count,
        coalesce(bool_and(indicators.is_trusted), true) as is_trusted,
    from goals
    inner join input_targets as indicators
        on goals.document_sha256 = indicators.document_sha256
        and goals.project_name is not distinct from indicators.project_name
        and goals.horizon is not distinct from indicators.horizon
    where
        len(goals.told) = 1 and indicators.target_kind <> 'goal'
        and contains(indicators.level3, '满意') and regexp_matches(indicators.target, '\d')
    group by all
)

select
    'PERFORMANCE-160' as rule_id,
    document_sha256,
    'satisfied:' || coalesce(project_name, '') as about,
    case
        when agrees then 'holds'
        when target_count = 1 and is_trusted then 'fails'
        else 'cannot_tell'
    end as verdict,
    'info' as severity,
    '满意度指标不止一个' as doubt,
    '满意度' || told || '%' as found_text,
    inner_quotes(targets[1]) as expected_text,
    '第' || source_page || '页' || coalesce('“' || inner_quotes(project_name) || '”', '') as where_text,
    page_place(source_page, '满意度' || told || '%') as found_place,
from compared;

-- 惠民演出75场以上 | 完成演出场次 ≥78场: one thing is counted in 场 here and there, and both call it 演出.
set variable counting_words = '人次|场次|[场次个项家台户篇辆套件名人期处座册天]';  -- noqa: PRS

insert into rule_checks by name
with pieces as (
    select
        document_sha256, project_name, horizon, source_page, is_trusted,
        unnest(regexp_extract_all(
            regexp_replace(target, '\s', '', 'g'),
            '(?:^|[^\d.\-~—－至约第])\d+(?:\.\d+)?(?:' || getvariable('counting_words') || ')\p{Han}*'
            || '|\p{Han}+\d+(?:\.\d+)?(?:' || getvariable('counting_words') || ')\p{Han}*'
        )) as words,
    from input_targets
    where target_kind = 'goal' and project_name is not null
),

told as (
    select
        *,
        regexp_extract(words, '(\d+(?:\.\d+)?)\D+$', 1) as number,
        left(
            regexp_extract(words, '\d(' || getvariable('counting_words') || ')\p{Han}*$', 1), 1
        ) as unit,
    from pieces
    where not regexp_matches(words, '[至约近第]\d')
    qualify count(*) over (partition by document_sha256, project_name, horizon, unit) = 1
),

counted as (
    select
        document_sha256, project_name, horizon, source_page, is_trusted, level3, target,
        regexp_extract(
            plain_value(target),
            '^[<>=≤≥]?(\d+(?:\.\d+)?)(?:' || getvariable('counting_words') || ')$', 1
        ) as number,
        left(regexp_extract(plain_value(target), '\d(\p{Han}+)$', 1), 1) as unit,
    from input_targets
    where target_kind <> 'goal' and target is not null and level3 is not null
    qualify count(*) over (partition by document_sha256, project_name, horizon, unit) = 1
),

compared as (
    select
        told,
        counted,
        as_figure(told.number) = as_figure(counted.number) as agrees,
    from told
    inner join counted
        on told.document_sha256 = counted.document_sha256
        and told.project_name is not distinct from counted.project_name
        and told.horizon is not distinct from counted.horizon
        and told.unit = counted.unit
    where counted.number <> ''
        -- what is counted has one name
        and list_bool_or(list_transform(
            range(1, length(counted.level3)),
            lambda place: regexp_full_match(substr(counted.level3, place, 2), '\p{Han}{2}')
                and not regexp_matches(substr(counted.level3, place, 2), '[数量完成次场个项指标]')
                and contains(told.words, substr(counted.level3, place, 2))
        ))
)

select
    'PERFORMANCE-160' as rule_id,
    told.document_sha256 as document_sha256,
    'counted:' || told.project_name || ':' || told.unit || ':' || told.source_page as about,
    case
        when agrees then 'holds'
        when coalesce(told.is_trusted and counted.is_trusted, true) then 'fails'
        else 'uncertain'
    end as verdict,
    '表的识读不可靠' as doubt,
    inner_quotes(right(told.words, 16)) as found_text,
    inner_quotes(plain_value(counted.target)) as expected_text,
    '第' || counted.source_page || '页“' || inner_quotes(told.project_name) || '”' as where_text,
    page_place(told.source_page, told.number) as found_place,
from compared;
