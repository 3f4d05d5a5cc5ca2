-- CODE-133, one row per class line: class lines of the two-sided statements bear the class names
-- of the year. A line is taken for a class line where its name is a class name of any year, or,
-- with the same ending, a slip of a character or two away from one and no other name of the code
-- lists.
insert into rule_checks by name
with lines as (
    select
        asked.rule_id,
        asked.fiscal_year,
        lines.document_sha256,
        lines.key,
        arg_min(lines, (lines.source_page, lines.grid_in_document, lines.row_no)) as line,
        list_sort(list(distinct lines.statement_name || '第' || lines.source_page || '页')) as pages,
        bool_or(lines.is_trusted) as is_trusted,
        bool_or(lines.ordinal <> '') as has_ordinal,
    from asked
    inner join warehouse.audit.rules as rules on asked.rule_id = rules.rule_id
    inner join input_code_lines as lines
        on asked.document_sha256 = lines.document_sha256
        and list_contains(rules.statement_codes, lines.statement_code)
    where asked.rule_id = 'CODE-133' and length(lines.key) >= 3
    group by all
),

classes as (
    select *
    from input_code_names
    where length(code) = 3 and code like '2%'
),

named as (
    select
        lines.rule_id,
        lines.document_sha256,
        lines.key,
        any_value(classes.name_zh) filter (is_sure(classes, lines.fiscal_year)) as right_name,
        any_value(classes.code) as code,
        coalesce(bool_or(
            classes.key = lines.key
            and coalesce(classes.valid_to >= lines.fiscal_year, true)
        ), false) as is_right,
        bool_or(named_so.key = lines.key) as is_older,
    from lines
    inner join classes as named_so
        on lines.key = named_so.key
        or lines.has_ordinal
        and right(lines.key, 2) = right(named_so.key, 2)
        and not contains(lines.key, named_so.key) and not contains(named_so.key, lines.key)
        -- bytes, three to a character
        and levenshtein(lines.key, named_so.key) <= if(length(named_so.key) >= 8, 6, 3)
        and length(named_so.key) >= 6
        and lines.key not in (select key from input_code_names)
    inner join classes on named_so.code = classes.code
    group by all
)

select
    rule_id,
    document_sha256,
    key as about,
    case
        when is_right then 'holds'
        when lines.is_trusted and right_name is not null then 'fails'
        else 'uncertain'
    end as verdict,
    if(lines.is_trusted, '该年度的类级科目名称尚不能确定', '报表的识读不可靠') as doubt,
    lines.line.statement_code as statement_code,
    code as subject_code,
    lines.line.line_label as line_label,
    inner_quotes(lines.line.line_label) as found_text,
    right_name as expected_text,
    array_to_string(lines.pages, '、') as where_text,
    place_of_line(lines.line) as found_place,
from named
inner join lines using (rule_id, document_sha256, key);
