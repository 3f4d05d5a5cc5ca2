-- PERFORMANCE-092, one row per summary of a self-evaluation (绩效自评综述) in the text whose project has a form:
-- the budget of the year and what was executed are the form's. The text may name the unit before the
-- project; of several forms that bear its name one may fit.
insert into rule_checks by name
with paragraphs as (
    select
        document_sha256,
        paragraph_no,
        string_agg(plain, '' order by sentence_no) as plain,
        arg_min(sentences, sentence_no) as sentence,
        bool_and(is_trusted) as is_trusted,
    from input_sentences as sentences
    group by document_sha256, paragraph_no
    having contains(plain, '绩效自评综述')
),

told as (
    select
        *,
        regexp_replace(
            name_key(regexp_extract(plain, '^([^。；：:]{4,80}?)(?:项目)?绩效自评综述', 1)), '项目$', ''
        ) as name,
        regexp_extract(plain, '全年预算数(?:为|是)?([\d,]+(?:\.\d+)?)万元', 1) as budget_text,
        regexp_extract(plain, '执行数(?:为|是)?([\d,]+(?:\.\d+)?)万元', 1) as executed_text,
    from paragraphs
),

named as (
    select
        told.*,
        forms,
    from told
    inner join input_projects as forms
        on told.document_sha256 = forms.document_sha256
        and length(name_key(forms.project_name)) >= 4
        and ends_with(told.name, regexp_replace(name_key(forms.project_name), '项目$', ''))
    where told.budget_text <> '' and told.executed_text <> ''
        and forms.annual_budget is not null and forms.executed is not null
),

judged as (
    select
        *,
        as_figure(replace(budget_text, ',', '')) * 10000 in (forms.annual_budget, forms.initial_budget)
            as budget_fits,
        abs(as_figure(replace(executed_text, ',', '')) * 10000 - forms.executed) <= 100 as executed_fits,
    from named
)

select
    'PERFORMANCE-092' as rule_id,
    document_sha256,
    name as about,
    case
        when bool_or(budget_fits and executed_fits) then 'holds'
        -- forms of other units may bear the name
        when count(*) > 1 then 'cannot_tell'
        when bool_and(is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    if(count(*) > 1, '有几张同名的自评表', '正文的识读不可靠') as doubt,
    any_value(
        '全年预算数' || figure_text(as_figure(replace(budget_text, ',', '')) * 10000, 10000, 0, '万元')
        || '、执行数' || figure_text(as_figure(replace(executed_text, ',', '')) * 10000, 10000, 0, '万元')
    ) as found_text,
    any_value(
        '全年预算数' || figure_text(forms.annual_budget, 10000, 0, '万元') || '、执行数'
        || figure_text(forms.executed, 10000, 0, '万元')
    ) as expected_text,
    '正文第' || min(sentence.page) || '页' as where_text,
    '第' || min(forms.source_page) || '页的自评表' as other_text,
    inner_quotes(any_value(forms.project_name)) as what_text,
    place_of_text(any_value(sentence)) as found_place,
    page_place(min(forms.source_page), any_value(forms.project_name)) as other_place,
from judged
group by document_sha256, name, paragraph_no;
