-- COMPLETENESS-002 and -003, one row per statement. -002: a statement without a figure, or with
-- noughts only, and no note on its pages, nor words anywhere that it is printed empty; words below its
-- title that deny something in another way are for a reader. -003: a note beside figures; a note that
-- there is no fiscal money, beside some.

-- The patterns of a kind are compiled together: one that comes from a row is compiled for each text.
set variable nil_note_patterns = (  -- noqa: PRS
    select string_agg('(?:' || pattern || ')', '|' order by pattern) from input_note_patterns
    where kind in ('nil_note', 'empty_statement')
);
set variable told_empty_patterns = (  -- noqa: PRS
    select string_agg('(?:' || pattern || ')', '|' order by pattern) from input_note_patterns
    where kind = 'told_empty'
);

create or replace temp table nil_notes as
select
    texts.document_sha256,
    texts.page,
    texts.plain,
    texts,
from (
    select * from input_texts
    where
        length(plain) < 200
        and (
            regexp_matches(plain, getvariable('nil_note_patterns'))
            or regexp_full_match(plain, '[（(]?(注[:：])?(无|空表|(本|此|该)表(格)?(为|是)?空(表|白)?)[)）。]?')
        )
) as texts
-- what a template asks to be written is not yet written
anti join (
    select pattern from input_note_patterns where kind = 'instruction'
) as instructions
    on regexp_matches(texts.plain, instructions.pattern);

set variable denying_words = (select pattern from input_prose_words where use = 'denying');  -- noqa: PRS
set variable not_denying_words = (select pattern from input_prose_words where use = 'not_denying');  -- noqa: PRS

set variable of_itself_words = (select pattern from input_prose_words where use = 'of_itself');  -- noqa: PRS

create or replace temp table denials as
select distinct texts.document_sha256, texts.page
from input_texts as texts
-- what a template asks to be written is not yet written
anti join (
    select pattern from input_note_patterns where kind = 'instruction'
) as instructions
    on regexp_matches(texts.plain, instructions.pattern)
where
    source <> 'heading' and length(plain) between 4 and 200
    -- 未归口管理的行政单位离退休 is the name of a line
    and (source <> 'cell' or regexp_matches(plain, getvariable('of_itself_words')))
    and regexp_matches(
        regexp_replace(plain, getvariable('not_denying_words'), '', 'g'), getvariable('denying_words')
    );

-- what the report says elsewhere of a statement that it prints empty: a sentence that names the
-- money (已公开空表), or its row in the list of statements (是否空表：是)
create or replace temp table told_empty as
select told.document_sha256, named.statement_code,
from (
    select document_sha256, plain
    from (
        select
            document_sha256,
            -- above a title may stand what is said of the statement before
            if(source = 'caption', regexp_extract(plain, '[^。]*$'), plain) as plain,
        from input_texts
    )
    where
        contains(plain, '表') and length(plain) < 200
        and regexp_matches(plain, getvariable('told_empty_patterns'))
    union
    select document_sha256, plain
    from input_listed_rows
    where regexp_matches(plain, '\|是(\||$)')
) as told
inner join (
    values
    ('GK07', '政府性基金'), ('YS06', '政府性基金'), ('GK08', '国有资本'), ('YS07', '国有资本'),
    ('GK09', '三公'), ('YS09', '三公'), ('GK10', '相关信息统计表|采购情况表'), ('YS08', '基本支出')
) as named (statement_code, words)
    on regexp_matches(told.plain, named.words)
group by all;

create or replace temp table statement_values as
select
    coverage.document_sha256,
    coverage.statement_code,
    any_value(names.name_zh) as name_zh,
    min(grids.page) as page,
    max(grids.page) as last_page,
    arg_min([grids.x0, grids.y0, grids.x1, grids.y1], grids.page) as bbox,
    bool_or(coverage.is_recognised and coverage.unmapped_count = 0) as is_whole,
    coalesce(max(abs(figures.value)), 0) as greatest,
    if(count(figures.value) = 0, '没有数字', '的数字全是0') as what_text,
    arg_max(figures, abs(figures.value)) as figures,
from input_coverage as coverage
inner join input_grids as grids
    on coverage.document_sha256 = grids.document_sha256
    and coverage.statement_code = grids.statement_code
inner join input_statement_names as names on coverage.statement_code = names.statement_code
left join input_figures as figures
    on coverage.document_sha256 = figures.document_sha256
    and coverage.statement_code = figures.statement_code
group by coverage.document_sha256, coverage.statement_code;

insert into rule_checks by name
select
    'COMPLETENESS-002' as rule_id,
    printed.document_sha256,
    printed.statement_code as about,
    case
        when bool_or(nil_notes.page is not null) then 'holds'
        when bool_or(told_empty.statement_code is not null) then 'holds'
        when not bool_and(printed.is_whole) then 'cannot_tell'
        when bool_or(denials.page is not null) then 'cannot_tell'
        else 'fails'
    end as verdict,
    if(bool_and(printed.is_whole), '本页有否定的话，没有读懂是不是说明', '表没有读全') as doubt,
    printed.statement_code,
    any_value(printed.name_zh) || '第' || min(printed.page) || '页' as where_text,
    any_value(printed.what_text) as what_text,
    place_of_words(min(printed.page), any_value(printed.bbox), '') as found_place,
from statement_values as printed
left join nil_notes
    on printed.document_sha256 = nil_notes.document_sha256
    and nil_notes.page between printed.page and printed.last_page
left join denials
    on printed.document_sha256 = denials.document_sha256
    and denials.page between printed.page and printed.last_page
left join told_empty
    on printed.document_sha256 = told_empty.document_sha256
    and printed.statement_code = told_empty.statement_code
where
    printed.greatest = 0
    and printed.statement_code in ('GK07', 'GK08', 'GK09', 'GK10', 'YS06', 'YS07', 'YS08', 'YS09')
group by printed.document_sha256, printed.statement_code;

-- a note belongs to the only statement of its page
insert into rule_checks by name
with alone as (
    select document_sha256, page, any_value(statement_code) as statement_code
    from input_grids
    where statement_code is not null
    group by document_sha256, page
    having count(distinct statement_code) = 1
)

select
    'COMPLETENESS-003' as rule_id,
    notes.document_sha256,
    printed.statement_code as about,
    case
        when max(printed.greatest) = 0 then 'holds'
        when bool_and(printed.figures.is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '所用数字的识读不可靠' as doubt,
    printed.statement_code,
    max(printed.greatest) as found,
    'yuan' as unit,
    '第' || min(notes.page) || '页' as where_text,
    coalesce(figure_place(any_value(printed.figures)), any_value(printed.name_zh)) as other_text,
    place_of_text(arg_min(notes.texts, text_order(notes.texts))) as found_place,
from input_notes as noted
inner join nil_notes as notes
    on noted.document_sha256 = notes.document_sha256 and noted.page = notes.page
inner join alone
    on notes.document_sha256 = alone.document_sha256 and notes.page = alone.page
inner join statement_values as printed
    on alone.document_sha256 = printed.document_sha256
    and alone.statement_code = printed.statement_code
where
    noted.kind = 'nil_note' and noted.statement_code = printed.statement_code
    -- 注：无 says that there is nothing to remark
    and not regexp_full_match(noted.found_text, '[（(]?(注|说明|备注)[:：]?(无|没有)?')
    and regexp_matches(notes.plain, '本表(为空表|无数据)|表为空表|无发生额')
    and printed.statement_code in ('GK07', 'GK08', 'GK09', 'YS06', 'YS07', 'YS09')
group by notes.document_sha256, printed.statement_code;

-- a note that no fiscal money is used, on an empty statement, beside a statement that prints some
insert into rule_checks by name
select
    'COMPLETENESS-003' as rule_id,
    nil.document_sha256,
    'fiscal:' || nil.statement_code as about,
    if(bool_and(spent.figures.is_trusted), 'fails', 'uncertain') as verdict,
    '所用数字的识读不可靠' as doubt,
    nil.statement_code,
    max(spent.greatest) as found,
    'yuan' as unit,
    '第' || min(notes.page) || '页' as where_text,
    figure_place(any_value(spent.figures)) as other_text,
    place_of_text(arg_min(notes.texts, text_order(notes.texts))) as found_place,
    place_of(any_value(spent.figures)) as other_place,
from statement_values as nil
inner join nil_notes as notes
    on nil.document_sha256 = notes.document_sha256
    and notes.page between nil.page and nil.last_page
    and notes.plain like '%财政拨款%' and not regexp_matches(notes.plain, '政府性基金|国有资本')
inner join statement_values as spent
    on nil.document_sha256 = spent.document_sha256
    and spent.statement_code in ('GK05', 'YS05') and spent.greatest > 0
where nil.statement_code in ('GK04', 'YS04') and nil.greatest = 0 and nil.is_whole
group by nil.document_sha256, nil.statement_code;
