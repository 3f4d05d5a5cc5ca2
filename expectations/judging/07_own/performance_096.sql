-- PERFORMANCE-096 to -098 and -101, one row per indicator, form or project of a list: costs against funds,
-- goals that are none, names in the wrong field, numbers of indicators.

-- A cost told to five digits that differs from the funds of the project in one of them.
insert into rule_checks by name
with costs as (
    select
        indicators.*,
        unnest([
            {number: target_number, words: target_words, unit: target_unit, what: '指标值', text: target},
            {number: actual_number, words: actual_words, unit: actual_unit, what: '实际完成值', text: actual}
        ]) as told,
    from indicator_values as indicators
    where contains(coalesce(level2, ''), '成本') and statement_code = 'JX01'
        and regexp_matches(coalesce(level3, ''), '^(项目|资金|经费|总|全年|实施|完成|采购|设备|购置|建设|投入|支出|费用|成本)+$')
),

compared as (
    select
        costs.document_sha256 as document_sha256,
        costs.form_name as form_name,
        costs.page as page,
        costs.row_seq as row_seq,
        costs.place as place,
        costs.level3 as level3,
        costs.told as told,
        funds.value as value,
        funds.source_text as source_text,
        as_figure(costs.told.number * 10000) as told_yuan,
    from costs
    inner join input_funds as funds
        on costs.document_sha256 = funds.document_sha256
        and costs.form_name = funds.project_name
        and funds.source_page = costs.page
        and funds.fund_code = 'total' and funds.factor = 10000 and funds.is_trusted
        and funds.measure_code = if(costs.told.what = '指标值', 'annual_budget', 'executed')
    where costs.told.number > 0
        and regexp_full_match(costs.told.unit, '(万元?)?')
        and len(numbers_in(costs.told.words)) = 1
)

select
    'PERFORMANCE-096' as rule_id,
    document_sha256,
    form_name || ':' || page || ':' || row_seq as about,
    if(bool_or(is_a_digit_off), 'fails', 'holds') as verdict,
    arg_min(told_yuan, told.what) filter (is_a_digit_off) as found,
    arg_min(value, told.what) filter (is_a_digit_off) as expected,
    'yuan' as unit,
    min(place) as where_text,
    '成本指标“' || inner_quotes(min(level3)) || '”的'
    || coalesce(arg_min(told.what, told.what) filter (is_a_digit_off), '') || '写' as what_text,
    '项目资金（只有一位数字不同）' as other_text,
    page_place(page, coalesce(arg_min(told.text, told.what) filter (is_a_digit_off), min(level3)))
        as found_place,
from (
    select
        *,
        differs_in_a_digit(told_yuan, value, 100) and told_digits(value, 100) >= 5 as is_a_digit_off,
    from compared
)
group by document_sha256, form_name, page, row_seq;

-- Goals: blank in a list where the other projects have theirs, …
insert into rule_checks by name
with listed as (
    select
        *,
        count(*) filter (not is_blank) over (partition by form_id) as told_count,
        count(*) over (partition by form_id) as project_count,
    from input_listed_goals
)

select
    'PERFORMANCE-097' as rule_id,
    document_sha256,
    if(is_blank, 'blank:' || unit_name || ':' || project_name || ':' || page, 'told') as about,
    case
        when not is_blank then 'holds'
        when 2 * told_count > project_count then 'fails'
        else 'cannot_tell'
    end as verdict,
    '多数项目没有读到目标' as doubt,
    '空白' as found_text,
    pages_text(list(page)) as where_text,
    '“' || inner_quotes(
        min(if(unit_name = '', '', unit_name || '－')) || min(project_name)
    ) || '”的绩效目标' as what_text,
    place_of_words(min(page), min(source_bbox), min(project_name)) as found_place,
from listed
group by document_sha256, is_blank, told_count, project_count,
    if(is_blank, 'blank:' || unit_name || ':' || project_name || ':' || page, 'told');

-- … or the heading beside it: 预期目标 | 实际完成情况, and 全年实际完成情况 below 预期目标.
insert into rule_checks by name
select
    'PERFORMANCE-097' as rule_id,
    goals.document_sha256,
    if(is_label, 'label:' || goals.plain, 'goal') as about,
    if(is_label, 'fails', 'holds') as verdict,
    '“' || inner_quotes(min(goals.plain)) || '”' as found_text,
    pages_text(list(goals.page)) as where_text,
    '自评表的绩效目标' as what_text,
    place_of_words(
        min(goals.page), arg_min(goals.source_bbox, goals.page), arg_min(goals.text, goals.page)
    ) as found_place,
from input_printed_cells as heads
inner join input_printed_cells as beside
    on heads.document_sha256 = beside.document_sha256 and heads.page = beside.page
    and heads.grid_no = beside.grid_no and heads.row_no = beside.row_no
    and beside.column_no = heads.column_no + heads.column_span
inner join (
    select
        *,
        regexp_full_match(plain, '(全年|年度)?(目标)?实际完成情况') as is_label,
    from input_printed_cells
) as goals
    on heads.document_sha256 = goals.document_sha256 and heads.page = goals.page
    and heads.grid_no = goals.grid_no and goals.row_no = heads.row_no + heads.row_span
    and goals.column_no = heads.column_no and goals.column_span = heads.column_span
where regexp_full_match(heads.plain, '(预期|年初|年度|总体|绩效)*目标([(（].*[)）])?')
    and regexp_full_match(beside.plain, '(目标|全年|年度)*实际完成情况')
group by goals.document_sha256, is_label, if(is_label, 'label:' || goals.plain, 'goal');

-- An office as the project, a project as the office.
insert into rule_checks by name
select
    'PERFORMANCE-098' as rule_id,
    cells.document_sha256,
    'fields:' || cells.page || ':' || cells.row_no as about,
    if(
        regexp_matches(names.plain, '(局|委员会|办公室|委|厅|中心|支队|总队|法院|检察院|办)$')
        and not regexp_matches(names.plain, '项目|经费|资金|专项|建设')
        and regexp_matches(departments.plain, '(资金|经费|项目|专项|费)$'),
        'fails', 'holds'
    ) as verdict,
    inner_quotes(names.plain) as found_text,
    inner_quotes(departments.plain) as expected_text,
    '第' || cells.page || '页' as where_text,
    inner_quotes(cells.plain) as what_text,
    place_of_words(names.page, names.source_bbox, names.text) as found_place,
from input_printed_cells as cells
inner join input_printed_cells as names
    on cells.document_sha256 = names.document_sha256 and cells.page = names.page
    and cells.grid_no = names.grid_no and cells.row_no = names.row_no
    and names.column_no = cells.column_no + cells.column_span
inner join input_printed_cells as labels
    on cells.document_sha256 = labels.document_sha256 and cells.page = labels.page
    and cells.grid_no = labels.grid_no and labels.row_no between cells.row_no - 2 and cells.row_no + 2
inner join input_printed_cells as departments
    on labels.document_sha256 = departments.document_sha256 and labels.page = departments.page
    and labels.grid_no = departments.grid_no and labels.row_no = departments.row_no
    and departments.column_no = labels.column_no + labels.column_span
where regexp_full_match(cells.plain, '(专项|专项资金|项目|专项[(（]项目[)）])名称[:：]?')
    and regexp_full_match(labels.plain, '(项目|业务|资金)?主管(部门|单位)[:：]?');

-- 指标10 after 指标10: a row put in between, or drawn down by the spreadsheet.
insert into rule_checks by name
with numbered as (
    select
        *,
        whole_number(regexp_extract(plain, '^指标(\d{1,2})[:：]', 1)) as number,
        regexp_replace(plain, '^指标\d{1,2}[:：]', '') as words,
    from input_printed_cells
    where regexp_matches(plain, '^指标\d{1,2}[:：].')
),

beside as (
    select
        here.*,
        before.number as number_before,
        before.words as words_before,
    from numbered as here
    inner join numbered as before
        on here.document_sha256 = before.document_sha256 and here.page = before.page
        and here.grid_no = before.grid_no and here.column_no = before.column_no
        and here.row_no = before.row_no + before.row_span
    -- every group of indicators begins with 指标1
    where here.number > 1
)

select
    'PERFORMANCE-101' as rule_id,
    document_sha256,
    if(number = number_before, page || ':' || row_no, 'in_order') as about,
    if(number = number_before and words <> words_before, 'fails', 'holds') as verdict,
    '指标' || min(number) as found_text,
    '第' || min(page) || '页' as where_text,
    clause_start(min(words_before), 30) || '”“' || clause_start(min(words), 30) as what_text,
    place_of_words(min(page), min(source_bbox), min(text)) as found_place,
from beside
group by document_sha256, if(number = number_before, page || ':' || row_no, 'in_order'),
    number = number_before and words <> words_before;
