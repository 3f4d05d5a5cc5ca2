-- PERFORMANCE-074, -076, -077 and -080 once more, one row per form or source of funds: points of the
-- execution that are left blank, or full at a rate that is far from it; rates of sources; the weight that
-- a group of indicators prints itself (产出指标（50分）); a total score above the total of the weights.
create or replace temp table printed_executions as
select
    forms.form_id as form_id,
    forms.document_sha256 as document_sha256,
    forms.page as form_page,
    forms.project_name as project_name,
    forms.statement_code as statement_code,
    forms.total_score as total_score,
    forms.total_weight as total_weight,
    weighed.weights as weights,
    executions.* exclude (form_id, document_sha256),
from input_forms as forms
inner join input_executions as executions on forms.form_id = executions.form_id
left join (
    select
        form_id,
        sum(weight) as weights,
    from input_form_indicators
    group by form_id
) as weighed
    on forms.form_id = weighed.form_id
left join input_pages as pages
    on executions.document_sha256 = pages.document_sha256 and executions.page = pages.page
where coalesce(pages.text_source, 'text') = 'text';

insert into rule_checks by name
select
    'PERFORMANCE-076' as rule_id,
    document_sha256,
    'blank:' || project_name || ':' || page as about,
    if(is_trusted, 'fails', 'uncertain') as verdict,
    '自评表的识读不可靠' as doubt,
    as_figure(round(least(execution_rate, 100) * budget_weight / 100, 2)) as expected,
    '空白' as found_text,
    'count' as unit,
    '第' || page || '页自评表“' || inner_quotes(project_name) || '”' as where_text,
    '预算执行率得分' as what_text,
    page_place(page, project_name) as found_place,
from printed_executions
where is_total and is_score_blank and budget_weight > 0 and execution_rate > 0
    and total_score is not null
    -- its weight is not among those of the indicators
    and weights + budget_weight = coalesce(total_weight, 100)
union all by name
-- the tasks of a whole department: what is scored by steps is given full points near the target
select
    'PERFORMANCE-076' as rule_id,
    document_sha256,
    'tasks:' || form_page as about,
    case
        when bool_or(execution_rate < 60 and budget_score = budget_weight) is not true then 'holds'
        when bool_and(is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '自评表的识读不可靠' as doubt,
    '满分' as found_text,
    '执行率×分值' as expected_text,
    pages_text(list(page)) || '整体支出自评表' as where_text,
    '有任务的执行率只有'
    || array_to_string(list_transform(
        list_sort(list_distinct(list(execution_rate) filter (
            execution_rate < 60 and budget_score = budget_weight
        ))),
        lambda rate: rtrim(rtrim(rate::varchar, '0'), '.') || '%'
    ), '、') || '，得分' as what_text,
    page_place(min(page), '执行率') as found_place,
from printed_executions
where not is_total and budget_weight > 0 and execution_rate is not null and budget_score is not null
group by document_sha256, form_id, form_page;

insert into rule_checks by name
select
    'PERFORMANCE-080' as rule_id,
    forms.document_sha256,
    'total:' || forms.project_name || ':' || forms.page as about,
    case
        when forms.total_score <= forms.total_weight then 'holds'
        when coalesce(pages.text_source, 'text') <> 'text' then 'uncertain'
        else 'fails'
    end as verdict,
    '图片页的识读没有佐证' as doubt,
    forms.total_weight as expected,
    forms.total_score as found,
    'count' as unit,
    '第' || forms.page || '页自评表“' || inner_quotes(forms.project_name) || '”' as where_text,
    '总分' as what_text,
    page_place(forms.page, '总分') as found_place,
from input_forms as forms
left join input_pages as pages
    on forms.document_sha256 = pages.document_sha256 and forms.page = pages.page
where forms.total_score is not null and forms.total_weight is not null;

-- a rate told twice in one form is told once
insert into rule_checks by name
with sources as (
    select
        document_sha256,
        project_name,
        source_page as page,
        fund_code,
        fund_label,
        any_value(value) filter (measure_code = 'annual_budget') as budget,
        any_value(value) filter (measure_code = 'executed') as executed,
        any_value(value) filter (measure_code = 'execution_rate') as rate,
        any_value(source_text) filter (measure_code = 'execution_rate') as rate_text,
        bool_and(is_trusted) as is_trusted,
    from input_funds
    where statement_code = 'JX01' and project_name is not null
        and measure_code in ('annual_budget', 'executed', 'execution_rate')
    group by all
    having count(*) = 3 and count(distinct measure_code) = 3
),

judged as (
    select
        *,
        rate_check(
            executed, last_digit_half(executed), budget, last_digit_half(budget), rate,
            as_figure(least(0.5 / pow(10, coalesce(printed_decimals(rate_text), 0)), 0.5))
        ) as verdict,
    from sources
)

select
    'PERFORMANCE-074' as rule_id,
    document_sha256,
    project_name || ':' || page || ':' || fund_label as about,
    case
        when verdict in ('holds', 'tail') then verdict
        when is_trusted then 'fails'
        else 'uncertain'
    end as verdict,
    '自评表的识读不可靠' as doubt,
    rate_shown(executed, budget, 2) as expected,
    rate as found,
    'percent' as unit,
    '第' || page || '页自评表“' || inner_quotes(project_name) || '”' as where_text,
    '“' || inner_quotes(fund_label) || '”的执行率' as what_text,
    page_place(page, rate_text) as found_place,
from judged
where fund_code <> 'total' and verdict is not null
    and not exists (
        select 1 from judged as totals
        where totals.document_sha256 = judged.document_sha256
            and totals.project_name = judged.project_name and totals.page = judged.page
            and totals.fund_code = 'total' and totals.rate = judged.rate
    );

insert into rule_checks by name
with running as (
    select
        form_id,
        list(reached) as reached,
    from (
        select
            form_id,
            sum(weight) over (partition by form_id order by row_seq) as reached,
        from input_form_indicators
        where block_no = 1
    )
    group by form_id
),

levels as (
    select
        indicators.document_sha256,
        indicators.form_id,
        indicators.level1,
        min(indicators.page) as page,
        as_figure(regexp_extract(indicators.level1, '[（(](\d+)分?[）)]$', 1)) as told,
        min(indicators.row_seq) as row_seq,
        sum(indicators.weight) as weights,
        sum(sum(indicators.weight)) over form as all_weights,
        bool_and(count(*) = count(indicators.weight)) over form as is_weighted,
        bool_and(bool_and(indicators.is_trusted)) over form as is_trusted,
    from input_form_indicators as indicators
    where indicators.level1 is not null and indicators.block_no = 1
    group by indicators.document_sha256, indicators.form_id, indicators.level1
    window form as (partition by indicators.form_id)
),

summed as (
    select
        *,
        sum(told) over (partition by form_id order by row_seq) as told_so_far,
    from levels
)

select
    'PERFORMANCE-077' as rule_id,
    levels.document_sha256,
    'levels:' || forms.project_name || ':' || forms.page as about,
    case
        when bool_and(levels.weights = levels.told) then 'holds'
        -- a row may be of the group above or below it
        when bool_and(list_contains(running.reached, levels.told_so_far)) then 'cannot_tell'
        when bool_and(levels.is_trusted) and bool_and(coalesce(pages.text_source, 'text') = 'text') then 'fails'
        else 'uncertain'
    end as verdict,
    '指标可能归错了一级指标，或识读不可靠' as doubt,
    array_to_string(list('“' || inner_quotes(levels.level1) || '”' order by levels.page, levels.level1)
        filter (levels.weights <> levels.told), '、') || '各自所写的分值' as expected_text,
    array_to_string(list(rtrim(rtrim(levels.weights::varchar, '0'), '.') order by levels.page, levels.level1)
        filter (levels.weights <> levels.told), '、') as found_text,
    '第' || forms.page || '页自评表“' || inner_quotes(forms.project_name) || '”' as where_text,
    '一级指标的分值合计' as what_text,
    page_place(forms.page, min(levels.level1)) as found_place,
from summed as levels
inner join input_forms as forms on levels.form_id = forms.form_id
inner join running on levels.form_id = running.form_id
left join input_pages as pages
    on levels.document_sha256 = pages.document_sha256 and levels.page = pages.page
-- where the form's own sum fails, that is the finding
where forms.statement_code = 'JX01' and levels.told is not null and levels.is_weighted
    and levels.all_weights in (90, 100)
group by levels.document_sha256, forms.form_id, forms.project_name, forms.page;
