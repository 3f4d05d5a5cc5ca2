-- PERFORMANCE-074 to -083, one row per form and comparison: the figures of one self-evaluation
-- form against each other. What was read from a picture and does not fit may be misread.
create or replace temp table form_checks as
select
    'PERFORMANCE-074' as rule_id, document_sha256, project_name, source_page, is_scanned,
    case rate_check(
        executed, last_digit_half(executed), annual_budget, last_digit_half(annual_budget),
        execution_rate, least(last_digit_half(execution_rate), 0.5)
    )
        when 'critical' then 'fails'
        when 'holds' then 'holds'
        -- what is not all spent need not be told as 100 %
        else if(
            execution_rate < 100 and executed < annual_budget
            and 100 * executed between execution_rate * annual_budget
            and (execution_rate + 2 * least(last_digit_half(execution_rate), 0.5)) * annual_budget,
            'rounding',
            rate_check(
            executed, last_digit_half(executed), annual_budget, last_digit_half(annual_budget),
            execution_rate, least(last_digit_half(execution_rate), 0.5)
            )
        )
    end as verdict,
    rate_shown(executed, annual_budget, 2) as expected, execution_rate as found,
    'percent' as unit, '预算执行率' as what,
from form_sums
where annual_budget > 0 and executed is not null and execution_rate is not null
union all by name
select
    'PERFORMANCE-075' as rule_id, document_sha256, project_name, source_page, is_scanned,
    if(
        abs(annual_budget - executed - balance) <= 150, 'holds', 'fails'
    ) as verdict,
    as_figure(annual_budget - executed) as expected, balance as found, 'yuan' as unit,
    '资金结余' as what,
from form_sums
where annual_budget is not null and executed is not null and balance is not null
union all by name
select
    * exclude (is_proportional),
    -- forms that score less than all of a rate below 100 %: most of them in proportion
    count(*) filter (is_proportional and verdict = 'holds') over same_report
    > count(*) filter (verdict = 'fails') over same_report as is_manner,
from (
    select
        'PERFORMANCE-076' as rule_id, document_sha256, project_name, source_page, is_scanned,
        if(
            -- a score is rounded to the digits it is printed with: 10 of 96.74%, 7.7 of 77.3%
            abs(least(execution_rate, 100) * coalesce(budget_weight, 10) - 100 * budget_score)
            <= case
                when budget_score % 1 = 0 then 50
                when 10 * budget_score % 1 = 0 then 5
                else 1
            end,
            'holds', 'fails'
        ) as verdict,
        as_figure(round(least(execution_rate, 100) * coalesce(budget_weight, 10) / 100, 2)) as expected,
        budget_score as found,
        'count' as unit, '预算执行率得分' as what,
        execution_rate < 100 and budget_score < coalesce(budget_weight, 10) as is_proportional,
    from form_sums
    where execution_rate is not null and budget_score is not null
)
window same_report as (partition by document_sha256)
union all by name
select
    'PERFORMANCE-077' as rule_id, document_sha256, project_name, source_page, is_scanned,
    if(weights in (90, 100) or weights + budget_weight = 100, 'holds', 'fails') as verdict,
    '90（另有执行率10分）或100' as expected_text, weights as found, 'count' as unit, '分值合计' as what,
    count(*) filter (weights in (90, 100)) over same_report
    > count(*) filter (weights not in (90, 100)) over same_report
    or total_weight = 100 and budget_weight is not null as is_manner,
from form_sums
where indicator_count > 0 and weight_count = indicator_count
window same_report as (partition by document_sha256)
union all by name
select
    'PERFORMANCE-078' as rule_id, document_sha256, project_name, source_page, is_scanned,
    if(
        -- some forms print the total of the indicators alone; the printed total of the weights tells
        -- which of them
        total_weight is distinct from weights
        and abs(scores + budget_score - total_score) <= 0.01
        or total_weight is distinct from weights + coalesce(budget_weight, 10)
        and abs(scores - total_score) <= 0.01,
        'holds', 'fails'
    ) as verdict,
    as_figure(if(total_weight = weights, scores, scores + budget_score)) as expected,
    total_score as found, 'count' as unit, '总分' as what,
from form_sums
where indicator_count > 0 and score_count = indicator_count and total_score is not null
    and budget_score is not null
    and (weights = 90 or total_weight in (weights, weights + coalesce(budget_weight, 10)))
    -- a total above its own weight is told by PERFORMANCE-080
    and total_score <= coalesce(total_weight, total_score);

insert into rule_checks by name
select
    rule_id,
    document_sha256,
    project_name as about,
    if(verdict = 'fails' and is_scanned, 'uncertain', verdict) as verdict,
    -- places score by steps, or weigh the execution otherwise: a hint where the report's own forms do not show its manner
    if(is_manner = false, 'info', null) as severity,
    '图片页的识读没有佐证' as doubt,
    expected,
    expected_text,
    found,
    unit,
    '第' || source_page || '页自评表“' || inner_quotes(project_name) || '”' as where_text,
    what as what_text,
    page_place(source_page, project_name) as found_place,
from form_checks
where verdict is not null;

-- pages with one form whose column of reasons, beside that of the rate, is empty as far as the goals
create or replace temp table blank_reasons as
with heads as (
    select reasons.*
    from input_printed_cells as rates
    inner join input_printed_cells as reasons
        on rates.document_sha256 = reasons.document_sha256 and rates.page = reasons.page
        and rates.grid_no = reasons.grid_no and rates.row_no = reasons.row_no
        and reasons.column_no > rates.column_no
    where regexp_full_match(rates.plain, '(预算)?执行率') and regexp_matches(reasons.plain, '^偏差原因')
    qualify count(*) over (partition by reasons.document_sha256, reasons.page) = 1
)

select
    heads.document_sha256,
    heads.page,
from heads
inner join input_printed_cells as cells
    on heads.document_sha256 = cells.document_sha256 and heads.page = cells.page
    and heads.grid_no = cells.grid_no and cells.row_no >= heads.row_no + heads.row_span
group by heads.document_sha256, heads.page, heads.column_no
having min(cells.row_no) filter (regexp_matches(cells.plain, '目标|一级指标')) > min(cells.row_no)
    -- the next thing printed in that column stands no higher than the goals
    and coalesce(
        min(cells.row_no) filter (cells.column_no + cells.column_span > heads.column_no)
        >= min(cells.row_no) filter (regexp_matches(cells.plain, '目标|一级指标')),
        false
    );

-- grades: the words and bounds of the Ministry's scale
insert into rule_checks by name
with bounds (grade, low, high) as (
    values
    ('优', 90, 101), ('良', 80, 90), ('中', 60, 80), ('合格', 60, 80), ('差', 0, 60), ('不合格', 0, 60)
)

select
    'PERFORMANCE-079' as rule_id,
    forms.document_sha256,
    forms.project_name as about,
    case
        when forms.total_score >= bounds.low and forms.total_score < bounds.high then 'holds'
        when forms.is_scanned then 'uncertain'
        else 'fails'
    end as verdict,
    '图片页的识读没有佐证' as doubt,
    forms.grade as found_text,
    (
        select min(other.grade) from bounds as other
        where forms.total_score >= other.low and forms.total_score < other.high
            and other.grade in ('优', '良', '中', '差')
    ) || '（' || rtrim(rtrim(forms.total_score::varchar, '0'), '.') || '分）' as expected_text,
    '第' || forms.source_page || '页自评表“' || inner_quotes(forms.project_name) || '”' as where_text,
    '等级' as what_text,
    page_place(forms.source_page, forms.project_name) as found_place,
from form_sums as forms
inner join bounds on forms.grade = bounds.grade
where forms.total_score is not null
union all by name
select
    'PERFORMANCE-083' as rule_id,
    document_sha256,
    project_name as about,
    case
        when execution_rate >= 60 or grade not in ('优', '良') then 'holds'
        when is_scanned then 'uncertain'
        else 'fails'
    end as verdict,
    '图片页的识读没有佐证' as doubt,
    execution_rate as found,
    'percent' as unit,
    grade || if(has_no_reason, '，偏差原因栏空着', '') as expected_text,
    '第' || source_page || '页自评表' as where_text,
    '“' || inner_quotes(project_name) || '”' as what_text,
    page_place(source_page, project_name) as found_place,
from (
    select
        *,
        exists (
            select 1 from blank_reasons as blanks
            where blanks.document_sha256 = form_sums.document_sha256 and blanks.page = form_sums.source_page
        ) as has_no_reason,
    from form_sums
)
where execution_rate is not null and grade is not null;
