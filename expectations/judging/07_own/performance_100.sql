-- PERFORMANCE-100, one row per figure of a project's summary in the text (…项目绩效自评综述：…): it is the
-- figure of the project's form. Where two forms may be meant, either will do.
insert into rule_checks by name
with paragraphs as (
    select
        document_sha256,
        paragraph_no,
        min(page) as page,
        arg_min(sentences, sentence_no) as sentences,
        regexp_replace(string_agg(text, '' order by sentence_no), '\s|,', '', 'g') as plain,
    from input_sentences as sentences
    group by document_sha256, paragraph_no
    having contains(plain, '自评综述')
),

told as (
    select
        *,
        -- 项目 at the end, the number in front and marks are no part of a name
        regexp_replace(name_key(regexp_extract(
            plain, '^[（(]?\d*[）)、．.]?(.*?)(?:项目)?(?:支出)?绩效自评综述', 1
        )), '项目$', '') as head,
        regexp_extract(plain, '全年预算数(?:为)?(\d+(?:\.\d+)?)万元', 1) as budget_words,
        regexp_extract(plain, '(?:全年|实际)?执行数(?:为)?(\d+(?:\.\d+)?)万元', 1) as executed_words,
        regexp_extract(plain, '自评(?:总)?得分(?:为)?(\d+(?:\.\d+)?)分', 1) as score_words,
    from paragraphs
    where len(regexp_extract_all(plain, '自评综述')) = 1
        and len(regexp_extract_all(plain, '全年预算数')) <= 1
),

figures as (
    select
        *,
        unnest([
            {what: '全年预算数', words: budget_words, value: as_figure(budget_words) * 10000},
            {what: '全年执行数', words: executed_words, value: as_figure(executed_words) * 10000},
            {what: '自评得分', words: score_words, value: as_figure(score_words)}
        ]) as figure,
    from told
),

matched as (
    select
        figures.document_sha256 as document_sha256,
        figures.paragraph_no as paragraph_no,
        figures.page as page,
        figures.sentences as sentences,
        figures.figure as figure,
        forms as form,
        regexp_replace(name_key(forms.project_name), '项目$', '') as form_key,
        case figures.figure.what
            when '全年预算数' then forms.annual_budget
            when '全年执行数' then forms.executed
            else forms.total_score
        end as printed,
        coalesce(pages.text_source, 'text') <> 'text' as is_scanned,
    from figures
    inner join input_projects as forms
        on figures.document_sha256 = forms.document_sha256
        and length(forms.project_name) >= 4
        and ends_with(figures.head, regexp_replace(name_key(forms.project_name), '项目$', ''))
        and (
            -- the words before the name are the unit's, or none
            figures.head = regexp_replace(name_key(forms.project_name), '项目$', '')
            or starts_with(figures.head, name_key(coalesce(forms.unit, '')))
            or starts_with(
                name_key(coalesce(forms.unit, '')),
                left(figures.head, length(figures.head) - length(
                    regexp_replace(name_key(forms.project_name), '项目$', '')
                ))
            )
        )
    left join input_pages as pages
        on forms.document_sha256 = pages.document_sha256 and forms.source_page = pages.page
    where figures.figure.value is not null
),

judged as (
    select
        document_sha256,
        paragraph_no,
        figure.what as what,
        any_value(figure) as figure,
        any_value(sentences) as sentences,
        min(page) as page,
        count(*) as form_count,
        bool_or(
            abs(printed - figure.value)
            <= if(figure.what = '自评得分', 0.05, 50 + 5000 / pow(10, length(split_part(figure.words, '.', 2))))
        ) as agrees,
        bool_or(printed is null) as has_blank,
        bool_or(is_scanned) as is_scanned,
        -- where several forms may be meant, the one with the longest name
        arg_max(
            {page: form.source_page, name: form.project_name, printed: printed},
            {length: length(form_key), page: -form.source_page}
        ) as form,
    from matched
    group by document_sha256, paragraph_no, figure.what
),

-- one form of another unit, or all of them: ours
counted as (
    select
        *,
        count(*) filter (not agrees) over of_document > count(*) filter (agrees) over of_document
        and count(*) over of_document >= 4
        or coalesce(list_contains(
            [100, 1000, 10000, 100000000],
            greatest(form.printed, figure.value) / nullif(least(form.printed, figure.value), 0)
        ), false) as is_doubtful,
    from judged
    window of_document as (partition by document_sha256)
)

select
    'PERFORMANCE-100' as rule_id,
    document_sha256,
    form.name || ':' || what || ':' || form.page as about,
    case
        when bool_or(agrees) then 'holds'
        when bool_or(has_blank or is_scanned or is_doubtful or form_count > 1) then 'uncertain'
        else 'fails'
    end as verdict,
    '可能是另一个项目，或图片页的识读没有佐证' as doubt,
    if(what = '自评得分', null, arg_min(form.printed, paragraph_no)) as expected,
    if(what = '自评得分', null, arg_min(figure.value, paragraph_no)) as found,
    if(what = '自评得分', null, 'yuan') as unit,
    if(what = '自评得分', rtrim(rtrim(arg_min(form.printed, paragraph_no)::varchar, '0'), '.') || '分', null)
        as expected_text,
    if(what = '自评得分', arg_min(figure.words, paragraph_no) || '分', null) as found_text,
    '正文第' || min(page) || '页' as where_text,
    '第' || form.page || '页自评表' as other_text,
    inner_quotes(form.name) || '”的“' || what as what_text,
    place_of_words(
        min(page), arg_min(sentences.source_bbox, paragraph_no), arg_min(sentences.text, paragraph_no)
    ) as found_place,
    page_place(form.page, form.name) as other_place,
from counted
group by document_sha256, form.name, form.page, what;
