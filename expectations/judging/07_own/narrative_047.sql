-- NARRATIVE-047 and -073, one row per list, one for lists that want the same: the economic subjects that 人员经费 and
-- 公用经费 are said to consist of, each against the lines of the statement that have a figure. Names are
-- compared without 支出, brackets and the words in between; 社会保障缴费 stands for the contributions 30108
-- to 30112. Where hardly a subject of a report's lists was found in the statement, we did not find its
-- lines. Texts also write freely (社保, 活动费): only names of the list of codes count.
create or replace temp table listed_subjects as
with sentences as (
    select
        sentences,
        -- 人员经费2.00万元。主要包括：… goes on behind its full stop
        if(
            regexp_matches(plain, '^主要(用于)?包括'),
            coalesce(regexp_replace(lag(plain) over in_paragraph, '。$', ''), '') || plain, plain
        ) as plain,
    from input_sentences as sentences
    window in_paragraph as (partition by document_sha256, paragraph_no order by sentence_no)
),

names as (
    select
        sentences,
        documents.document_kind = 'budget' as is_budget,
        -- each name may be followed by its amount: 办公费10.94万元
        regexp_replace(
            trim(unnest(string_split_regex(
                regexp_replace(
                    regexp_replace(listed, '等(支出|方面)?$', ''), '(\d),(\d{3})', '\1\2', 'g'
                ),
                '[、，,]'
            ))),
            '[为是]?[\d.]+(万|亿|千)?元.*$', ''
        ) as name,
    from (
        select
            sentences,
            unnest(regexp_extract_all(
                plain,
                '(人员经费|公用经费)[^。；]{0,40}?主要(?:用于)?包括[：:]?([^。；;]+)', 2
            )) as listed,
        from sentences
        where regexp_matches(plain, '(人员|公用)经费[^。；]{0,40}主要(用于)?包括')
    ) as lists
    inner join input_documents as documents
        on lists.sentences.document_sha256 = documents.document_sha256
    where documents.document_kind = 'budget' or sentences.section_code = 'basic'
),

printed as (
    select document_sha256, name, bool_or(has_figure) as has_figure,
    from (
        select
            parts.document_sha256,
            unnest([
                subject_key(figures.line_label),
                if(figures.subject_code between '30108' and '30112', subject_key('社会保障缴费'), null)
            ]) as name,
            figures.value <> 0 as has_figure,
        from input_parts as parts
        inner join input_figures as figures on parts.part_sha256 = figures.document_sha256
        where figures.statement_code in ('GK06', 'YS08')
            or regexp_matches(figures.subject_code, '^3\d{4}$')
    )
    where name <> ''
    group by document_sha256, name
)

select
    names.sentences.document_sha256 as document_sha256,
    names.is_budget,
    names.sentences,
    names.name,
    coalesce(bool_or(printed.has_figure), false) as has_figure,
    bool_or(codes.name is not null) as is_subject,
from names
left join printed
    on names.sentences.document_sha256 = printed.document_sha256
    and subject_key(names.name) = printed.name
left join (
    select distinct subject_key(name_zh) as name from input_code_names where code like '3%'
) as codes on subject_key(names.name) = codes.name
where length(names.name) between 2 and 20
group by all;

insert into rule_checks by name
with lists as (
    select
        lists.document_sha256,
        sentences,
        statements.statement_code,
        any_value(statements.is_whole) as is_whole,
        any_value(is_budget) as is_budget,
        any_value(found_share) as found_share,
        count(*) as names,
        count(*) filter (is_wrong) as wrong_names,
        string_agg(name, '、' order by strpos(sentences.text, name), name) filter (is_wrong) as wrong,
    from (
        select
            *,
            avg(if(has_figure, 1, 0)) over (partition by document_sha256) as found_share,
            not has_figure and is_subject as is_wrong,
        from listed_subjects
    ) as lists
    inner join whole_statements as statements
        on lists.document_sha256 = statements.document_sha256
        and statements.statement_code = if(lists.is_budget, 'YS08', 'GK06')
        and not (lists.is_budget and statements.is_nil)
    group by all
)

select
    if(statement_code = 'YS08', 'NARRATIVE-073', 'NARRATIVE-047') as rule_id,
    document_sha256,
    'list:' || min(sentences.paragraph_no) || ':' || min(sentences.sentence_no) as about,
    case
        when wrong is null then 'holds'
        when not any_value(is_whole) then 'uncertain'
        when any_value(found_share) < if(any_value(is_budget), 0.3, 0.01) then 'cannot_tell'
        else 'fails'
    end as verdict,
    if(any_value(is_whole), '明细表中所列的科目大多没有找到', '基本支出的明细表没有读全') as doubt,
    statement_code,
    max(names) || '个科目，其中' || max(wrong_names) || '个' as found_text,
    '正文' || pages_text(list(sentences.page)) || '基本支出说明' as where_text,
    any_value(statement_names.name_zh) as other_text,
    inner_quotes(wrong) as what_text,
    place_of_text(arg_min(sentences, (sentences.paragraph_no, sentences.sentence_no))) as found_place,
from lists
inner join input_statement_names as statement_names using (statement_code)
-- what is left out of both 财政拨款基本支出 and 一般公共预算基本支出 is one finding
group by document_sha256, statement_code, wrong;
