-- PERFORMANCE-096 once more, one row per form: costs against the funds of the whole period, the cost in all
-- against the funds of the year where the report's other forms print both alike, public money of a
-- department's form against its total, and a cost said not to be set beside one that is set and met.
insert into rule_checks by name
with costs as (
    select
        *,
        as_figure(target_number * 10000) as told_yuan,
    from indicator_values
    where contains(coalesce(level2, ''), '成本') and has_target
        and regexp_full_match(before_number(target_words), '[=≤]?')
),

-- the funds of the whole period hold all that the project costs, those of a year what it spends
whole_periods as (
    select
        costs.document_sha256 as document_sha256,
        costs.form_name as name,
        costs.page as page,
        costs.place as place,
        costs.level3 as level3,
        costs.target as target,
        costs.told_yuan as told_yuan,
        funds.value as value,
        if(
            funds.measure_code = 'annual_budget', '项目年度预算资金总额', '项目实施期资金总额'
        ) as other,
    from costs
    inner join input_funds as funds
        on costs.document_sha256 = funds.document_sha256
        and costs.form_name = funds.project_name and funds.source_page = costs.page
    where costs.statement_code = 'JX02' and costs.target_unit = '万元'
        and regexp_matches(coalesce(costs.level3, ''), '投资|总?成本$|经费|资金|费用')
        and funds.fund_code = 'total'
        and (
            funds.measure_code = 'whole_period_budget'
            and before_number(costs.target_words) <> '≤'
            or funds.measure_code = 'annual_budget'
            and regexp_matches(costs.level3, '总|(经费|资金|费用)$')
        )
        and funds.unit = 'yuan' and funds.is_trusted and funds.value > 0
    window yearly as (partition by costs.document_sha256, funds.measure_code)
    qualify funds.measure_code <> 'annual_budget' or not contains(costs.level3, '总')
        -- what a project costs in all may be the money of several years, but not where all the other forms
        -- of the report mean the year
        or costs.told_yuan = funds.value
        or count(*) filter (contains(costs.level3, '总') and costs.told_yuan = funds.value) over yearly >= 3
        and count(*) filter (contains(costs.level3, '总') and costs.told_yuan <> funds.value) over yearly = 1
),

departments as (
    select
        costs.document_sha256 as document_sha256,
        costs.form_name as name,
        costs.page as page,
        costs.place as place,
        costs.level3 as level3,
        costs.target as target,
        costs.told_yuan as told_yuan,
        totals.value as value,
        '部门整体支出的金额合计' as other,
    from costs
    inner join department_totals as totals
        on costs.document_sha256 = totals.document_sha256 and totals.page between costs.page - 2 and costs.page
    where costs.statement_code = 'JX03' and costs.target_unit in ('', '万元')
        and before_number(costs.target_words) <> '≤'
        and regexp_matches(coalesce(costs.level3, ''), '财政.*(资金|拨款)|(预算|财政)拨款')
        and totals.value > 0
    qualify count(*) over (partition by costs.document_sha256, costs.page, costs.row_seq) = 1
)

select
    'PERFORMANCE-096' as rule_id,
    document_sha256,
    'above:' || name || ':' || page || ':' || coalesce(level3, '') as about,
    if(told_yuan > value + 10000, 'fails', 'holds') as verdict,
    told_yuan as found,
    value as expected,
    -- as the form prints them
    rtrim(rtrim(as_figure(told_yuan * 0.0001)::varchar, '0'), '.') || '万元' as found_text,
    rtrim(rtrim(as_figure(value * 0.0001)::varchar, '0'), '.') || '万元' as expected_text,
    'yuan' as unit,
    place as where_text,
    '成本指标“' || inner_quotes(coalesce(level3, '')) || '”的指标值写' as what_text,
    other as other_text,
    page_place(page, target) as found_place,
from (
    select * from whole_periods
    union all
    select * from departments
);

insert into rule_checks by name
with costs as (
    select
        document_sha256,
        form_id,
        page,
        any_value(place) as place,
        any_value(level3) as level3,
        any_value(target) as target,
        any_value(actual) as actual,
        bool_and(has_target and has_actual and target_number > 0 and actual_number <= target_number)
            as is_met,
    from indicator_values
    where contains(coalesce(level2, ''), '成本') and statement_code = 'JX01'
    group by document_sha256, form_id, page
    having count(*) = 1
),

remarked as (
    select
        costs.*,
        remarks.text as remark,
        remarks.source_bbox,
    from costs
    inner join input_printed_cells as labels
        on costs.document_sha256 = labels.document_sha256 and costs.page = labels.page
        and regexp_full_match(labels.plain, '\p{Han}{0,2}成本指标')
    inner join input_printed_cells as remarks
        on labels.document_sha256 = remarks.document_sha256 and labels.page = remarks.page
        and labels.grid_no = remarks.grid_no and labels.row_no = remarks.row_no
        and remarks.column_no > labels.column_no
        and regexp_full_match(remarks.plain, '(未|没有)(设置|设定)(\p{Han}{0,2}成本)?指标[。；]?')
    qualify count(*) over (partition by costs.form_id, costs.page) = 1
)

select
    'PERFORMANCE-096' as rule_id,
    document_sha256,
    'unset:' || form_id || ':' || page as about,
    if(is_met, 'fails', 'holds') as verdict,
    '“' || inner_quotes(remark) || '”' as found_text,
    '“' || inner_quotes(target) || '”，实际完成值是“' || inner_quotes(actual) || '”' as expected_text,
    place as where_text,
    '成本指标“' || inner_quotes(coalesce(level3, '')) || '”的说明写' as what_text,
    '它的指标值' as other_text,
    place_of_words(page, source_bbox, remark) as found_place,
from remarked;
