-- CODE-130: subject codes are well formed, known by their class, below a printed code, printed once,
-- in ascending order. What a statement's own arrangement may explain (lines by unit or project, two
-- classifications side by side, no rows of classes and sections at all) is no fault.
create or replace temp table printed_codes as
select
    asked.rule_id,
    asked.fiscal_year,
    lines.*,
    lines.grain = 'by_function' as is_functional,
    length(lines.subject_code) as width,
    left(lines.subject_code, length(lines.subject_code) - 2) as parent_code,
    lag(lines.subject_code, 2) over in_order as second_before,
    lag(lines.subject_code) over in_order as before,
    lead(lines.subject_code) over in_order as after,
    count(*) over same_code as times,
    bool_and(lines.is_trusted) over same_statement as is_read_well,
from asked
inner join audit.rules as rules on asked.rule_id = rules.rule_id
inner join input_code_lines as lines
    on asked.document_sha256 = lines.document_sha256
    and list_contains(rules.statement_codes, lines.statement_code)
where asked.rule_id = 'CODE-130' and lines.subject_code <> ''
window
    in_order as (
        partition by lines.statement_id, lines.unit_name, lines.group_no
        order by lines.grid_in_document, lines.row_no
    ),
    same_code as (partition by lines.statement_id, lines.unit_name, lines.subject_code),
    same_statement as (partition by lines.statement_id);

-- How a statement is arranged: are the codes above printed as a habit, how many codes stand twice,
-- how often does the order break?
create or replace temp table code_arrangements as
select
    codes.statement_id,
    count(distinct codes.subject_code) filter (codes.times > 1) as repeated_codes,
    count(*) filter (codes.subject_code < codes.before) as breaks,
    count(*) filter (codes.width > 3) as lower_codes,
    count(*) filter (codes.width > 3 and above.statement_id is null) as orphans,
    bool_and(codes.unit_name = '') as is_of_one_unit,
    bool_and(whole.is_whole) as is_whole,
from printed_codes as codes
left join (select distinct statement_id, unit_name, subject_code from printed_codes) as above
    on codes.statement_id = above.statement_id
    and codes.unit_name = above.unit_name
    and codes.parent_code = above.subject_code
left join whole_statements as whole
    on codes.document_sha256 = whole.document_sha256
    and codes.statement_code = whole.statement_code
group by codes.statement_id;

insert into rule_checks by name
with known as (
    select code, min(coalesce(valid_from, 0)) as since, max(coalesce(valid_to, 9999)) as until
    from input_code_names
    group by code
),

-- names that tell their code
telling as (
    select key, min(code) as code
    from input_code_names
    group by key
    having count(distinct code) = 1
),

judged as (
    select
        codes.*,
        case
            when codes.width > 5 and not codes.is_functional then 'finer'
            when codes.width not in (3, 5, 7) then 'malformed'
            when codes.is_functional <> codes.subject_code like '2%' then 'other_list'
            -- told once, for the highest printed code
            when classes.code is null and above.subject_code is null then 'unknown_class'
            when codes.is_functional and codes.fiscal_year not between classes.since and classes.until
                then 'class_of_another_year'
            when
                codes.width = 7 and sections.code is null and above.subject_code is null
                then 'unknown_section'
            when
                codes.width > 3 and above.subject_code is null
                and arranged.orphans <= greatest(1, arranged.lower_codes / 10)
                and arranged.lower_codes > 4
                then 'orphan'
            when
                codes.times > 1 and arranged.is_of_one_unit and arranged.repeated_codes <= 2
                and codes.statement_code like 'GK%'
                then 'repeated'
            when
                codes.subject_code < codes.before and arranged.breaks = 1
                and arranged.is_of_one_unit and arranged.repeated_codes = 0
                and (
                    codes.before < coalesce(codes.after, '9')
                    or coalesce(codes.second_before, '') < codes.subject_code
                )
                then 'misplaced'
        end as fault,
        arranged.is_whole,
    from printed_codes as codes
    inner join code_arrangements as arranged on codes.statement_id = arranged.statement_id
    left join known as classes on left(codes.subject_code, 3) = classes.code
    left join known as sections on left(codes.subject_code, 5) = sections.code
    left join (select distinct statement_id, unit_name, subject_code from printed_codes) as above
        on codes.statement_id = above.statement_id
        and codes.unit_name = above.unit_name
        and codes.parent_code = above.subject_code
),

faults as (
    select
        rule_id,
        document_sha256,
        subject_code,
        fault,
        arg_min(judged, (source_page, grid_in_document, row_no)) as line,
        list_sort(list(distinct statement_name || '第' || source_page || '页')) as pages,
        bool_and(is_read_well and coalesce(is_whole, false)) as is_read_whole,
        bool_or(printed_whole) as printed_whole,
        any_value(parent_code) as parent_code,
        -- the name tells which code was meant: no serial number, no code of a list we do not know
        any_value(telling.code) as meant_code,
    from judged
    left join telling using (key)
    group by all
)

select
    rule_id,
    document_sha256,
    subject_code || coalesce(':' || fault, '') as about,
    case
        when fault is null then 'holds'
        when fault = 'finer' then 'cannot_tell'
        when fault in ('class_of_another_year', 'other_list') or not is_read_whole then 'uncertain'
        when
            fault in ('malformed', 'unknown_class', 'unknown_section')
            and not (printed_whole and meant_code is not null)
            then 'uncertain'
        else 'fails'
    end as verdict,
    case
        when fault = 'finer' then '编码' || subject_code || '比科目表更细，是地方的细化'
        when fault like 'unknown%' then '科目表中没有编码' || subject_code || '的类或款，可能是新设的科目'
        when fault = 'class_of_another_year' then '编码' || subject_code || '的类不在该年度的科目表中'
        else '编码' || subject_code || '有疑问，但报表的识读不完整'
    end as doubt,
    line.statement_code as statement_code,
    subject_code,
    line.line_label as line_label,
    subject_code as found_text,
    array_to_string(pages, '、') as where_text,
    case fault
        when 'malformed' then '不是3位、5位或7位'
        when 'unknown_class' then '前3位“' || left(subject_code, 3) || '”不是科目表中的类'
        when 'unknown_section' then '前5位“' || left(subject_code, 5) || '”不是科目表中的款'
        when 'orphan' then '没有列出上一级科目“' || parent_code || '”'
        when 'repeated' then '在同一张表中重复出现'
        when 'misplaced' then '没有按编码从小到大排列'
    end || if(
        fault in ('malformed', 'unknown_class', 'unknown_section'),
        '，“' || inner_quotes(line.line_label) || '”的编码是' || meant_code, ''
    ) as what_text,
    place_of_line(line) as found_place,
from faults;
