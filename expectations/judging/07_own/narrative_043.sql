-- NARRATIVE-043, one row per comparison in words: 决算数大于、小于、等于预算数 against the outturn and the
-- budget told before it in the same paragraph (where both an opening and an adjusted budget are
-- told, either may be meant), and 增加、减少、持平 without a figure against the amounts of two years.
create or replace temp table compared_words as
with worded as (
    select
        *,
        regexp_extract(
            plain, '决算数?(大于|高于|小于|低于|等于|与)(年初|全年|调整)?预算数?(基本)?(持平|一致|相同)?'
        ) as words,
    from input_sentences
    where section_code <> 'glossary'
),

-- the last outturn told before the words, and the budgets of the same topic beside it
outturns as (
    select
        worded,
        arg_max(claims, claims.place) as outturn,
    from worded
    inner join input_claims as claims
        on worded.document_sha256 = claims.document_sha256
        and worded.paragraph_no = claims.paragraph_no
        and claims.sentence_no <= worded.sentence_no
        and claims.measure_code = '' and claims.unit = 'yuan'
        and claims.fiscal_year = claims.document_year
    where worded.words <> ''
    group by worded
),

budgets as (
    select
        outturns.worded,
        outturns.outturn,
        list(budget order by abs(budget.place - outturns.outturn.place)) as budgets,
    from outturns
    inner join input_claims as budget
        on outturns.outturn.document_sha256 = budget.document_sha256
        and outturns.outturn.paragraph_no = budget.paragraph_no
        and outturns.outturn.topic_code = budget.topic_code
        and outturns.outturn.subject_words = budget.subject_words
        and budget.measure_code in ('budget', 'adjusted_budget')
        and budget.fiscal_year = budget.document_year
    group by outturns.worded, outturns.outturn
)

select
    *,
    list_transform(budgets, lambda budget: case
        when regexp_matches(worded.words, '大于|高于') then outturn.value > budget.value
        when regexp_matches(worded.words, '小于|低于') then outturn.value < budget.value
        when worded.words like '%基本%'
            then abs(outturn.value - budget.value) * 200 <= abs(budget.value)
        else abs(outturn.value - budget.value) <= outturn.half_width + budget.half_width
    end) as fits,
from budgets
where not (worded.words like '%与%' and not regexp_matches(worded.words, '持平|一致|相同'));

insert into rule_checks by name
select
    'NARRATIVE-043' as rule_id,
    worded.document_sha256 as document_sha256,
    outturn.topic_code || ':' || outturn.subject_words || ':' || worded.words as about,
    case
        when list_bool_or(fits) then 'holds'
        when outturn.is_trusted then 'fails'
        else 'uncertain'
    end as verdict,
    '所用数字的识读不可靠' as doubt,
    outturn.subject_code as subject_code,
    budgets[1].value as expected,
    outturn.value as found,
    'yuan' as unit,
    claim_place(outturn) as where_text,
    inner_quotes(worded.words) as what_text,
    place_of_text(worded) as found_place,
    place_of_claim(budgets[1]) as other_place,
from compared_words
qualify row_number() over (
    partition by worded.document_sha256, outturn.topic_code, outturn.subject_words, worded.words
    order by worded.paragraph_no
) = 1;

-- 上年: 421.23万元，主要公益性岗位补贴经费增加
insert into rule_checks by name
select
    'NARRATIVE-043' as rule_id,
    document_sha256,
    regexp_replace(words, '\s', '', 'g') || ':' || paragraph_no || ':' || place as about,
    case
        when not is_trusted then 'uncertain'
        when is_size and is_sign then 'holds'
        else 'fails'
    end as verdict,
    '正文的识读不可靠' as doubt,
    own.value as found,
    earlier.value as expected,
    'yuan' as unit,
    own.figure_text as found_text,
    earlier.figure_text as expected_text,
    '正文第' || figure.source_page || '页' as where_text,
    inner_quotes(words) as what_text,
    place_of_words(figure.source_page, figure.source_bbox, figure.sentence) as found_place,
from compared_amounts
where words <> '';
