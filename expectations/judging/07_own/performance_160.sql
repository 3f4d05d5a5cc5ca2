-- PERFORMANCE-160, one row per indicator whose name the goal of its project tells with a number
-- (培训场次不少于4场), and per share of satisfied people in a goal: the target is that number.
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
