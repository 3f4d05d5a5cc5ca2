-- NARRATIVE-047, one row per subject and list: the economic subjects that 人员经费 and 公用经费 are said
-- to consist of, each against the lines of the statement that have a figure. Names are compared
-- without 支出, brackets and the words in between; 社会保障缴费 stands for the contributions 30108 to
-- 30112. Where no subject of a report's lists was found in the statement, we did not find its lines.
create or replace temp table listed_subjects as
with lists as (
    select
        sentences,
        unnest(regexp_extract_all(
            plain,
            '(人员经费|公用经费)[^。；]{0,40}?主要(?:用于)?包括[：:]?([^。；;]+)', 2
        )) as listed,
    from input_sentences as sentences
    where section_code = 'basic' and regexp_matches(plain, '(人员|公用)经费[^。；]{0,40}主要(用于)?包括')
),

names as (
    select
        sentences,
        -- each name may be followed by its amount: 办公费10.94万元
        regexp_replace(
            trim(unnest(string_split_regex(
                regexp_replace(
                    regexp_replace(listed, '等$', ''), '(\d),(\d{3})', '\1\2', 'g'
                ),
                '[、，,]'
            ))),
            '[为是]?[\d.]+(万|亿|千)?元.*$', ''
        ) as name,
    from lists
),

printed as (
    select
        judged_sha256 as document_sha256,
        subject_key(figures.line_label) as name,
        bool_or(figures.value <> 0) as has_figure,
    from figures_at_hand
    where figures.statement_code = 'GK06'
    group by all
    union all
    select judged_sha256, subject_key('社会保障缴费'), bool_or(figures.value > 0)
    from figures_at_hand
    where figures.statement_code = 'GK06' and figures.subject_code between '30108' and '30112'
    group by judged_sha256
)

select
    names.sentences.document_sha256 as document_sha256,
    names.sentences,
    names.name,
    coalesce(bool_or(printed.has_figure), false) as has_figure,
from names
left join printed
    on names.sentences.document_sha256 = printed.document_sha256
    and subject_key(names.name) = printed.name
where length(names.name) between 2 and 20
group by all;

insert into rule_checks by name
with lists as (
    select *, bool_or(has_figure) over (partition by document_sha256) as is_found,
    from listed_subjects
)

select
    'NARRATIVE-047' as rule_id,
    lists.document_sha256,
    'list:' || min(lists.sentences.paragraph_no) || ':' || min(lists.sentences.sentence_no)
        as about,
    case
        when bool_and(has_figure) then 'holds'
        when not any_value(statements.is_whole) then 'uncertain'
        when not any_value(is_found) then 'cannot_tell'
        else 'fails'
    end as verdict,
    if(
        any_value(statements.is_whole), '明细表中一个所列的科目也没有找到', '基本支出决算明细表没有读全'
    ) as doubt,
    'GK06' as statement_code,
    count(*) || '个科目，其中' || count(*) filter (not has_figure) || '个' as found_text,
    '正文第' || min(lists.sentences.page) || '页基本支出说明' as where_text,
    '一般公共预算财政拨款基本支出决算明细表' as other_text,
    inner_quotes(
        string_agg(name, '、' order by strpos(lists.sentences.text, name), name)
        filter (not has_figure)
    ) as what_text,
    place_of_text(any_value(lists.sentences)) as found_place,
from lists
inner join whole_statements as statements
    on lists.document_sha256 = statements.document_sha256 and statements.statement_code = 'GK06'
group by lists.document_sha256, lists.sentences;
