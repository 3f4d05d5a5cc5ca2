-- One row per amount and rate of the running text with its role in the sentence, told by the words
-- right before it alone: amount, prior (what is compared with), change, rate (of a change), share
-- or completion. No topic is needed: rules about the arithmetic of sentences start from here.
create or replace table prose_figures as
with worded as (
    select
        *,
        regexp_extract(lead, '[^,;。:]*$') as clause,
        regexp_extract(
            -- what is new (新增) is an amount
            replace(lead, '新增', ''),
            '(负增长|增加|增长|上升|提高|增幅|调增|减少|下降|降低|压减|压缩|减低|缩减|减幅|降幅|调减|增[收支]|减[收支]|增|减|^[多少]|加|[年数期][多少])'
            || '(了|额|率|幅度|比例)?(支出|收入|金额|预算|资金|经费)?(为|约|共|达)?$'
            -- 决算数大于预算数
            || '|((大于|高于|超过|超出|多于|小于|低于|少于)(年初|全年|调整)?预算数?)$', 0
        ) as words,
        coalesce(place - lag(place) over in_sentence = 1, false) as follows_another,
        -- of another year
        regexp_matches(lead, '上年|去年|上一年') or len(list_filter(
            regexp_extract_all(lead, '20\d\d'), lambda year: whole_number(year) <> fiscal_year
        )) > 0 as is_past,
    from input_prose
    where coalesce(reason_code, '') <> 'crowded'
    window in_sentence as (
        partition by document_sha256, paragraph_no, sentence_no order by place
    )
),

-- 减少0.8万元(40%): a rate in brackets behind a change is the change's; 各下降23.5%、38.3%: what is
-- listed behind a figure is what that is
bracketed as (
    select
        * replace (
            case
                when
                    unit = 'percent' and lead = '(' and starts_with(tail, ')') and follows_another
                    and lag(unit) over in_sentence = 'yuan'
                    then lag(words) over in_sentence
                when is_listed and unit = first_value(unit) over in_list
                    then first_value(words) over in_list
                else words
            end as words
        ),
        -- 占总额的26.0%、45.4%和28.6%: how many are listed, and the words before the first
        if(is_listed and unit = first_value(unit) over in_list, first_value(lead) over in_list, lead)
            as list_lead,
        coalesce(regexp_matches(
            lag(clause) over in_sentence, '^(完成|占|为)(年初|调整|全年|年度|本年)?预算数?$'
        ), false) as is_behind_budget,
        count(*) over (partition by document_sha256, paragraph_no, sentence_no, list_no)
            as list_size,
    from (
        select
            *,
            follows_another and regexp_full_match(lead, '[、,和]') as is_listed,
            count(*) filter (not (follows_another and regexp_full_match(lead, '[、,和]'))) over (
                partition by document_sha256, paragraph_no, sentence_no order by place
            ) as list_no,
        from worded
    )
    window in_sentence as (
        partition by document_sha256, paragraph_no, sentence_no order by place
    ), in_list as (
        partition by document_sha256, paragraph_no, sentence_no, list_no order by place
    )
)

select
    * exclude (words, is_listed, list_no, is_behind_budget),
    case
        when unit = 'yuan' and words <> '' then 'change'
        when unit = 'percent' and words <> '' then 'rate'
        when
            unit = 'percent'
            and regexp_matches(list_lead, '(占|为)(年初|调整|全年|年度|本年)?预算数?的?$') then 'completion'
        -- 完成年初预算36000万元的87.45%
        when unit = 'percent' and list_lead = '的' and is_behind_budget then 'completion'
        when unit = 'percent' and regexp_matches(list_lead, '占[^占,;。:]*$') then 'share'
        when unit = 'percent' and regexp_matches(clause, '完成[^完]*$') then 'completion'
        when
            unit = 'yuan'
            and (
                regexp_matches(clause, '^\(?(比|较|与|同)(上年|去年|上一年|20\d\d年|年初|全年)')
                -- 上年:42.60万元
                or regexp_matches(
                    lead, '[,;。:(](上年|去年|上一年)(年初|调整)?(预算|执行|决算|安排)?数?(为|是|:)?$'
                )
                or regexp_matches(clause, '^(完成|占|为)(年初|调整|全年|年度|本年)?预算数?$') and regexp_matches(tail, '^的(\d|$)')
            )
            then 'prior'
        when unit = 'yuan' and coalesce(reason_code, '') <> 'threshold' then 'amount'
    end as role,
    case
        when words = '' then 0
        when regexp_matches(words, '^([年数期]?[加多]|增|上|提|调增|大|高|超)') then 1
        else -1
    end as sign,
from bracketed;

-- Every amount that a report prints, in text or statements: a difference that is one of them is an
-- addend left out of a sum, no misprint.
create or replace table printed_amounts as
select document_sha256, value from prose_figures
where role in ('amount', 'prior', 'change') and value > 0
union
select parts.document_sha256, abs(figures.value) as value
from input_parts as parts
inner join input_figures as figures on parts.part_sha256 = figures.document_sha256
where figures.unit = 'yuan' and figures.value <> 0;
