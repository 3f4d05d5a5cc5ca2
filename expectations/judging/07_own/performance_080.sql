-- PERFORMANCE-080, -082, -084, one row per form or indicator: the indicators of self-evaluation
-- forms.
create or replace temp table form_indicators as
select
    indicators.*,
    -- 无 is a target where it is what came of it (虚列支出：无)
    regexp_full_match(coalesce(target, ''), '\s*|/|无|未填报|未设置|—+')
    and not coalesce(target = '无' and actual = '无', false) as is_without_target,
    coalesce(pages.text_source, 'text') <> 'text' as is_scanned,
    '第' || indicators.source_page || '页自评表“' || inner_quotes(indicators.project_name) || '”'
        as place,
from input_indicators as indicators
left join input_pages as pages
    on indicators.document_sha256 = pages.document_sha256
    and indicators.source_page = pages.page;

insert into rule_checks by name
select
    'PERFORMANCE-080' as rule_id,
    document_sha256,
    project_name || ':' || coalesce(level1, '') || ':' || coalesce(level3, '') as about,
    case
        when bool_and(score <= weight) then 'holds'
        when bool_or(is_scanned) then 'uncertain'
        else 'fails'
    end as verdict,
    '图片页的识读没有佐证' as doubt,
    max(weight) as expected,
    max(score) as found,
    'count' as unit,
    arg_min(place, source_page) as where_text,
    '“' || inner_quotes(coalesce(any_value(level3), '')) || '”' as what_text,
    page_place(min(source_page), project_name) as found_place,
from form_indicators
where score is not null and weight is not null
group by document_sha256, project_name, level1, level3
union all by name
select
    'PERFORMANCE-082' as rule_id,
    document_sha256,
    project_name as about,
    case
        when count(*) filter (score > 0 and is_without_target) = 0
            then 'holds'
        when bool_or(is_scanned) then 'uncertain'
        else 'fails'
    end as verdict,
    '图片页的识读没有佐证' as doubt,
    sum(score) filter (score > 0 and is_without_target) as found,
    'count' as unit,
    arg_min(place, source_page) as where_text,
    '有指标' as what_text,
    page_place(min(source_page), project_name) as found_place,
from form_indicators
group by document_sha256, project_name
union all by name
select
    'PERFORMANCE-084' as rule_id,
    document_sha256,
    'actual_values' as about,
    case
        when count(*) filter (regexp_matches(actual, '^\s*[≥≤＞＜><]')) = 0 then 'holds'
        else 'fails'
    end as verdict,
    count(*) filter (regexp_matches(actual, '^\s*[≥≤＞＜><]'))::varchar as found_text,
    pages_text(list(source_page) filter (regexp_matches(actual, '^\s*[≥≤＞＜><]')))
    || '自评表' as where_text,
    inner_quotes(min(actual) filter (regexp_matches(actual, '^\s*[≥≤＞＜><]'))) as what_text,
    page_place(
        min(source_page) filter (regexp_matches(actual, '^\s*[≥≤＞＜><]')),
        min(actual) filter (regexp_matches(actual, '^\s*[≥≤＞＜><]'))
    ) as found_place,
from form_indicators
where actual is not null
group by document_sha256;
