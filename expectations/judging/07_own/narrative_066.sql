-- NARRATIVE-066, one row per rate of completion behind two amounts of its sentence: one of them is
-- that share of the other.
create or replace table told_completions as
with told as (
    select
        document_sha256,
        paragraph_no,
        prose_figures as rate,
        lag(prose_figures) over in_paragraph as last,
        lag(prose_figures, 2) over in_paragraph as second_last,
    from prose_figures
    where role in ('amount', 'prior', 'completion')
    window in_paragraph as (partition by document_sha256, paragraph_no order by place)
)

select
    *,
    rate_check(
        last.value, last.half_width, second_last.value, second_last.half_width, rate.value,
        rate.half_width
    ) as as_outturn,
    rate_check(
        second_last.value, second_last.half_width, last.value, last.half_width, rate.value,
        rate.half_width
    ) as as_budget,
    -- of the opening or the adjusted budget
    regexp_extract(rate.clause, '年初|调整|追加') as budget_meant,
    regexp_extract(
        if(last.clause like '%预算%', last.clause, second_last.clause), '年初|调整|追加'
    ) as budget_told,
from told
where rate.role = 'completion' and last.role <> 'completion' and second_last.role <> 'completion'
    and last.sentence_no = rate.sentence_no and second_last.sentence_no = rate.sentence_no;

insert into rule_checks by name
select
    'NARRATIVE-066' as rule_id,
    document_sha256,
    rate.figure_text || ':' || paragraph_no || ':' || rate.place as about,
    case
        when not (rate.is_trusted and last.is_trusted and second_last.is_trusted) then 'uncertain'
        when as_outturn = 'holds' or as_budget = 'holds' then 'holds'
        when as_outturn = 'tail' or as_budget = 'tail' then 'tail'
        when budget_meant in ('调整', '追加') and budget_told <> budget_meant
            or budget_meant = '年初' and budget_told in ('调整', '追加')
            then 'cannot_tell'
        -- 全年预算数…，执行数…，完成预算的: nothing else can be meant
        when regexp_matches(second_last.clause, '预算') and regexp_matches(last.clause, '执行|决算|支出')
            or regexp_matches(last.clause, '预算') and regexp_matches(second_last.clause, '执行|决算|支出')
            -- 收入完成31482万元,完成年初预算36000万元的87.45%
            or last.role = 'prior' and rate.lead = '的'
            then 'fails'
        else 'cannot_tell'
    end as verdict,
    if(rate.is_trusted, '不知道是哪两个数之比', '正文的识读不可靠') as doubt,
    rate.value as found,
    rate.figure_text as found_text,
    rate_words(
        if(last.clause like '%预算%', second_last.value, last.value),
        if(last.clause like '%预算%', last.value, second_last.value), 2
    ) || '%' as expected_text,
    'percent' as unit,
    '正文第' || rate.source_page || '页' as where_text,
    second_last.figure_text || '、' || last.figure_text as other_text,
    place_of_words(rate.source_page, rate.source_bbox, rate.sentence) as found_place,
from told_completions
anti join rates_of_rules as known
    on told_completions.document_sha256 = known.document_sha256
    and place_in_document(told_completions.paragraph_no, told_completions.rate.place) = known.rate.place
where coalesce(as_outturn, as_budget) is not null
-- of a budget of nought NARRATIVE-042 tells
and if(last.clause like '%预算%', last.value, second_last.value) <> 0;
