-- One row per selector of the terms of kind sums_agree and report: is a blank one for certain?
create or replace table sum_blanks as
-- whatever is printed by unit alone makes no list of codes
with printed as (
    select
        judged_sha256,
        statement_code,
        list(distinct code) filter (code <> '' and not is_apart) as codes,
    from sum_figures
    group by all
),

columns as (
    select judged_sha256, statement_code, side, measure_code from sum_figures
    union
    select parts.document_sha256, statement_code, side, measure_code
    from input_columns as columns
    inner join input_parts as parts on columns.document_sha256 = parts.part_sha256
),

-- a class is left out for certain only where those that are printed make up a total
classes as (
    select
        judged_sha256,
        statement_code,
        side,
        measure_code,
        sum(value) filter (length(code) = 3) as class_sum,
        sum(half_width) filter (length(code) = 3) as class_width,
        list(value) filter (is_total) as totals,
    from sum_figures
    where not is_apart
    group by all
    having len(list_filter(totals, lambda one: abs(one - class_sum) <= class_width + 0.01)) > 0
),

lines as (
    select judged_sha256, statement_code, line, 1 as times from sum_figures where not is_apart
    union
    select parts.document_sha256, statement_code, line_label, times
    from input_lines as lines
    inner join input_parts as parts on lines.document_sha256 = parts.part_sha256
),

-- each different line meets each pattern once
matched as (
    select
        selectors.selector,
        selectors.codes,
        selectors.statement_code,
        words.line,
        regexp_full_match(words.line, selectors.line_words) as is_line,
        regexp_full_match(words.line, selectors.above) as is_above,
        selectors.above <> '' as has_above,
    from sum_selectors as selectors
    inner join (select distinct statement_code, line from lines) as words
        on selectors.statement_code = words.statement_code
    where is_line or is_above
),

-- a name that is told by the line above is printed twice, or there is no such line
named_lines as (
    select matched.selector, matched.codes, lines.judged_sha256
    from matched
    inner join lines
        on matched.statement_code = lines.statement_code and matched.line = lines.line
    group by all
    having max(lines.times) filter (matched.is_line)
        >= if(bool_or(matched.has_above and matched.is_above), 2, 1)
)

select
    selectors.selector,
    selectors.codes,
    statements.document_sha256 as judged_sha256,
    coalesce(printed.codes, []) as printed_codes,
    printed.judged_sha256 is null as is_nil,
    -- a statement without any figure has no total either, whichever of its columns were read
    case
        when printed.judged_sha256 is null
            then columns.judged_sha256 is not null or selectors.measure_code = 'total'
        when columns.judged_sha256 is null then false
        when selectors.line_kind = 'asked' then classes.judged_sha256 is not null
        else selectors.line_kind = 'coded' or named_lines.judged_sha256 is not null
    end as has_place,
from sum_selectors as selectors
inner join whole_statements as statements
    on selectors.statement_code = statements.statement_code and statements.is_whole
left join printed
    on statements.document_sha256 = printed.judged_sha256
    and selectors.statement_code = printed.statement_code
left join columns
    on statements.document_sha256 = columns.judged_sha256
    and selectors.statement_code = columns.statement_code
    and selectors.side = columns.side
    and selectors.measure_code = columns.measure_code
left join classes
    on statements.document_sha256 = classes.judged_sha256
    and selectors.statement_code = classes.statement_code
    and selectors.side = classes.side
    and selectors.measure_code = classes.measure_code
left join named_lines
    on selectors.selector = named_lines.selector
    and selectors.codes = named_lines.codes
    and statements.document_sha256 = named_lines.judged_sha256;
