-- PERFORMANCE-300, one row per goal that forms of projects of different names print alike, and one per
-- document for all others: what a project is for is not said by another project's words.
insert into rule_checks by name
with goals as (
    select
        document_sha256,
        source_page as page,
        project_name,
        -- the same project of another year is no other one
        regexp_replace(project_name, '[\d年度—-]|\s', '', 'g') as project_key,
        regexp_replace(target, '\s', '', 'g') as goal,
        target,
        is_trusted,
    from input_targets
    where target_kind = 'goal' and project_name <> '' and length(goal) >= 25
),

told as (
    select
        document_sha256,
        goal,
        -- 公务用车集中统管 and 实施公车统管费用 may be one
        jaccard(min(project_key), max(project_key)) < 0.4 as is_shared,
        bool_and(is_trusted) as is_trusted,
        list(page) as pages,
        list(distinct project_name order by project_name) as projects,
        page_place(min(page), arg_min(target, page)) as place,
    from goals
    group by document_sha256, goal
)

select
    'PERFORMANCE-300' as rule_id,
    document_sha256,
    if(is_shared, projects[1], 'as_expected') as about,
    case
        when not is_shared then 'holds'
        when bool_and(is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '目标表的识读不可靠' as doubt,
    if(is_shared, clause_start(min(goal), 40), null) as found_text,
    pages_text(flatten(list(pages))) as where_text,
    if(is_shared, words_text(flatten(list(projects))), null) as what_text,
    min(place) as found_place,
from told
group by document_sha256, is_shared, if(is_shared, projects[1], 'as_expected');
