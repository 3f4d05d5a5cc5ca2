-- NARRATIVE-070, one row per paragraph that lists the classes of expenditure with their amounts
-- (按支出功能分类，包括…, or three of them with their shares): where all that it names meet one statement, it
-- names all classes of it.
set variable by_function = (select pattern from input_prose_words where use = 'by_function');  -- noqa: PRS

create or replace temp table class_amounts as
select
    parts.document_sha256,
    figures.statement_code,
    regexp_replace(name_key(figures.line_label), '支出$', '') as key,
    any_value(figures) as figure,
from input_parts as parts
inner join input_figures as figures on parts.part_sha256 = figures.document_sha256
where
    figures.statement_code in ('YS03', 'YS05', 'GK03', 'GK05')
    and length(figures.subject_code) = 3 and figures.measure_code in ('total', 'amount')
    and figures.unit_name = '' and figures.unit = 'yuan' and figures.value <> 0
group by all
having count(distinct figures.value) = 1 and length(key) >= 2;

insert into rule_checks by name
with paragraphs as (
    select
        document_sha256,
        paragraph_no,
        string_agg(name_key(plain), '' order by sentence_no) as words,
        any_value(page) as page,
        arg_min(source_bbox, sentence_no) as source_bbox,
        arg_min(text, sentence_no) as text,
        bool_and(is_trusted) as is_trusted,
    from input_sentences
    group by document_sha256, paragraph_no
    having
        regexp_matches(words, getvariable('by_function'))
        or regexp_matches(words, '(类[)）]?(支出)?[\d,.]+[亿万]?元[,，]?占[\d.]+%.*){3}')
),

listed as (
    select
        paragraphs.document_sha256,
        paragraphs.paragraph_no,
        classes.statement_code,
        classes.figure,
        contains(paragraphs.words, classes.key) as is_named,
        paragraphs as paragraph,
        count(figures.place) > 0 as is_met,
    from paragraphs
    inner join class_amounts as classes on paragraphs.document_sha256 = classes.document_sha256
    left join prose_figures as figures
        on paragraphs.document_sha256 = figures.document_sha256
        and paragraphs.paragraph_no = figures.paragraph_no
        and figures.role = 'amount'
        and abs(figures.value - classes.figure.value)
        <= figures.half_width + classes.figure.half_width
    group by all
),

judged as (
    select
        document_sha256,
        paragraph_no,
        statement_code,
        count(*) filter (is_named) as named,
        count(*) filter (is_named and not is_met) as unmet,
        list(figure order by figure.cell_id) filter (not is_named) as left_out,
        any_value(paragraph) as paragraph,
    from listed
    group by document_sha256, paragraph_no, statement_code
    having named >= 3 and unmet = 0
    -- the statement of which the most is named
    qualify row_number() over (
        partition by document_sha256, paragraph_no order by len(coalesce(left_out, [])), statement_code
    ) = 1
)

select
    'NARRATIVE-070' as rule_id,
    document_sha256,
    statement_code || ':' || paragraph_no as about,
    case
        when left_out is null then 'holds'
        when paragraph.is_trusted and list_bool_and(list_transform(left_out, lambda one: one.is_trusted))
            then 'fails'
        else 'uncertain'
    end as verdict,
    '正文或报表的识读不可靠' as doubt,
    statement_code,
    words_text(list_transform(left_out, lambda one: one.line_label)) as found_text,
    '正文第' || paragraph.page || '页' as where_text,
    figure_place(left_out[1]) as other_text,
    named || '类' as what_text,
    place_of_words(paragraph.page, paragraph.source_bbox, paragraph.text) as found_place,
    place_of(left_out[1]) as other_place,
from judged;
