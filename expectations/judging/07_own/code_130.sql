-- CODE-130, one row per printed code and fault of it: subject codes are well formed, known by
-- their class, below a printed code, printed once, in ascending order. What a statement's own
-- arrangement may explain (lines by unit or project, two classifications side by side, no rows of
-- classes and sections at all) is no fault.
create or replace temp table printed_codes as
select
    asked.rule_id,
    asked.fiscal_year,
    lines.*,
    lines.grain = 'by_function' as is_functional,
    length(lines.subject_code) as width,
    left(lines.subject_code, length(lines.subject_code) - 2) as parent_code,
    lag(lines.subject_code) over in_order as before,
    lead(lines.subject_code) over in_order as after,
    lead(lines.subject_code, 2) over in_order as second_after,
    count(*) over same_code as times,
    bool_and(lines.is_trusted) over same_statement as is_read_well,
from asked
inner join warehouse.audit.rules as rules on asked.rule_id = rules.rule_id
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
    count(*) filter (codes.width < 3) as short_codes,
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

-- Names of only one code of a classification, which tell what code was meant.
create or replace temp table telling_names as
select
    left(code, 1) = '2' as is_functional,
    key,
    min(code) as meant_code,
    min(valid_from) as sure_from,
from input_code_names
group by left(code, 1), key
having count(distinct code) = 1;

create or replace temp macro is_one_digit_off(code, other) as
    length(code) = length(other) and hamming(rpad(code, 12, '-'), rpad(other, 12, '-')) = 1;

insert into rule_checks by name
with known as (
    select code, min(coalesce(valid_from, 0)) as since, max(coalesce(valid_to, 9999)) as until
    from input_code_names
    group by code
),

-- The code that a misread or misplaced name cannot explain: no code is like the printed one, and the name's is
-- but for a digit. A name of several codes tells one between two rows of its section.
near as (
    select
        codes.statement_id,
        codes.grid_in_document,
        codes.row_no,
        codes.group_no,
        min(names.code) as near_code,
    from printed_codes as codes
    inner join input_code_names as names
        on codes.key = names.key and is_one_digit_off(codes.subject_code, names.code)
        and codes.is_functional = (left(names.code, 1) = '2')
    left join telling_names as telling
        on names.key = telling.key and names.code = telling.meant_code
    where codes.printed_in_row and codes.is_trusted
        and codes.subject_code not in (select code from known)
        and codes.fiscal_year >= coalesce(names.valid_from, 0)
        and (
            telling.meant_code is not null
            or starts_with(codes.before, left(names.code, 5)) and starts_with(codes.after, left(names.code, 5))
        )
    group by all
    having count(distinct names.code) = 1
),

above as (
    select distinct statement_id, unit_name, subject_code, null as meant_code
    from printed_codes
    union
    -- the row of a class or section, beside a wrong code
    select statement_id, unit_name, '', meant_code
    from printed_codes
    inner join telling_names using (is_functional, key)
),

judged as (
    select
        codes.*,
        coalesce(near.near_code, telling.meant_code) as meant_code,
        near.near_code is not null as is_near,
        case
            when near.near_code is not null then 'mistyped'
            when codes.width > 5 and not codes.is_functional then 'finer'
            -- 07 below 301, which stands in a column of its own and was not read
            when codes.width < 3 and arranged.short_codes >= 3 then 'ending'
            when codes.is_functional <> codes.subject_code like '2%' then 'other_list'
            when listed.code is null and codes.fiscal_year >= telling.sure_from then 'mistyped'
            when codes.width not in (3, 5, 7) then 'malformed'
            -- told once, for the highest printed code
            when classes.code is null and above.statement_id is null then 'unknown_class'
            when codes.is_functional and codes.fiscal_year not between classes.since and classes.until
                then 'class_of_another_year'
            when codes.width = 7 and sections.code is null and above.statement_id is null
                then 'unknown_section'
            when
                codes.width > 3 and above.statement_id is null
                and arranged.orphans <= greatest(1, arranged.lower_codes / 4)
                and arranged.lower_codes > 4
                then 'orphan'
            when
                codes.times > 1 and arranged.is_of_one_unit and arranged.repeated_codes <= 2
                and codes.statement_code like 'GK%'
                then 'repeated'
            when
                arranged.breaks = 1 and arranged.is_of_one_unit and arranged.repeated_codes = 0
                and coalesce(codes.before, '') < coalesce(codes.after, '9')
                -- a wrong code is told as such, here or by CODE-131
                and coalesce(telling.meant_code, codes.subject_code) = codes.subject_code
                and coalesce(codes.before, listed.code) in (select code from known)
                and coalesce(codes.after, listed.code) in (select code from known)
                -- of two rows that changed places the lower one
                and (
                    codes.subject_code < codes.before
                    or codes.subject_code > codes.after
                    and codes.subject_code > coalesce(codes.second_after, '9')
                )
                then 'misplaced'
        end as fault,
        arranged.is_whole,
    from printed_codes as codes
    inner join code_arrangements as arranged on codes.statement_id = arranged.statement_id
    left join known as listed on codes.subject_code = listed.code
    left join known as classes on left(codes.subject_code, 3) = classes.code
    left join known as sections on left(codes.subject_code, 5) = sections.code
    left join telling_names as telling
        on codes.key = telling.key
        and codes.is_functional = telling.is_functional
    left join near
        on codes.statement_id = near.statement_id
        and codes.grid_in_document = near.grid_in_document
        and codes.row_no = near.row_no
        and codes.group_no = near.group_no
    left join above
        on codes.statement_id = above.statement_id
        and codes.unit_name = above.unit_name
        and codes.parent_code in (above.subject_code, above.meant_code)
),

faults as (
    select
        rule_id,
        document_sha256,
        if(fault = 'orphan', parent_code, subject_code) as about_code,
        fault,
        arg_min(judged, (source_page, grid_in_document, row_no)) as line,
        list_sort(list(distinct statement_name || '第' || source_page || '页')) as pages,
        bool_and(is_read_well and coalesce(is_whole, false)) as is_read_whole,
        bool_or(is_near) as is_near,
        bool_or(printed_whole and (
            fault <> 'unknown_class' or key in (select key from input_code_names)
        )) as is_surely_a_code,
    from judged
    group by all
)

select
    rule_id,
    document_sha256,
    about_code || coalesce(':' || fault, '') as about,
    case
        when fault is null then 'holds'
        when is_near then 'fails'
        when fault in ('finer', 'ending') then 'cannot_tell'
        when fault in ('class_of_another_year', 'other_list', 'unknown_section') then 'uncertain'
        when not is_read_whole then 'uncertain'
        when fault in ('malformed', 'mistyped', 'unknown_class') and not is_surely_a_code
            then 'uncertain'
        else 'fails'
    end as verdict,
    case
        when fault = 'finer' then '编码' || about_code || '比科目表更细，是地方的细化'
        when fault = 'ending' then '编码“' || about_code || '”像是末几位，前几位没有读到'
        when fault in ('unknown_class', 'unknown_section')
            then '科目表中没有编码' || about_code || '的类或款，可能是新设的科目'
        when fault = 'class_of_another_year' then '编码' || about_code || '的类不在该年度的科目表中'
        else '编码' || about_code || '有疑问，但报表的识读不完整'
    end as doubt,
    line.statement_code as statement_code,
    line.subject_code as subject_code,
    line.line_label as line_label,
    line.subject_code as found_text,
    array_to_string(pages, '、') as where_text,
    case fault
        when 'malformed' then '不是3位、5位或7位'
        when 'mistyped'
            then '不在科目表中，“' || inner_quotes(line.line_label) || '”的编码是' || line.meant_code
        when 'unknown_class' then '前3位“' || left(about_code, 3) || '”不是科目表中的类'
        when 'orphan' then '之上没有列出上一级科目“' || about_code || '”'
        when 'repeated' then '在同一张表中重复出现'
        when 'misplaced' then '没有按编码从小到大排列'
    end as what_text,
    place_of_line(line) as found_place,
from faults
-- a code whose right one is known is told as that
qualify not coalesce(
    fault in ('unknown_class', 'malformed') and bool_or(fault = 'mistyped') over (
        partition by rule_id, document_sha256, about_code
    ), false
);
