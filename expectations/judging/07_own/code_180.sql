-- CODE-180, one row per functional subject that several statements of a report list: its code and
-- its name are the same in all of them. Told where one statement alone has another name for the code, or
-- another code for the name in that place of the list, and two statements and more agree against it. A
-- name cut short, or joined with what stands beside it, may be our reading.
insert into rule_checks by name
with printed as (
    select
        document_sha256,
        statement_id,
        subject_code as code,
        key,
        any_value(statement_name) as statement_name,
        arg_min(lines, (source_page, grid_in_document, row_no)) as line,
        bool_and(is_trusted and printed_whole) as is_certain,
    from input_code_lines as lines
    where grain = 'by_function' and unit_name = '' and length(key) >= 2
        and regexp_full_match(subject_code, '2\d\d(\d\d){0,2}')
    group by document_sha256, statement_id, subject_code, key
),

-- where one statement has two names for a code, projects or units stand below it
single as (
    select *
    from printed
    qualify count(*) over (partition by document_sha256, statement_id, code) = 1
        and count(*) over (
            partition by document_sha256, statement_id, left(code, length(code) - 2), key
        ) = 1
),

compared as (
    select
        one.document_sha256,
        one.statement_id,
        one.code,
        one.key,
        any_value(one) as one,
        count(*) filter (others.code = one.code and others.key = one.key) as agreeing,
        count(*) filter (others.code = one.code and others.key <> one.key) as other_names,
        count(distinct others.key) filter (others.code = one.code and others.key <> one.key) as kinds_of_names,
        count(*) filter (others.code <> one.code) as other_codes,
        count(distinct others.code) filter (others.code <> one.code) as kinds_of_codes,
        coalesce(
            arg_min(others, others.statement_id) filter (others.code = one.code),
            arg_min(others, others.statement_id)
        ) as other,
        string_agg(distinct others.statement_name, '、' order by others.statement_name) as other_statements,
    from single as one
    inner join single as others
        on one.document_sha256 = others.document_sha256
        and one.statement_id <> others.statement_id
        and one.statement_name <> others.statement_name
        and (
            one.code = others.code
            or one.key = others.key and length(one.code) = length(others.code)
            and left(one.code, length(one.code) - 2) = left(others.code, length(others.code) - 2)
        )
    group by one.document_sha256, one.statement_id, one.code, one.key
),

judged as (
    select
        *,
        agreeing = 0 and (
            -- two characters at most: DuckDB counts bytes, three to a character
            other_codes = 0 and other_names >= 2 and kinds_of_names = 1
            and not starts_with(other.key, one.key) and levenshtein(other.key, one.key) <= 6
            -- nothing else is printed with the code, here or there
            -- or the name of another code of the list
            or other_names >= 2 and kinds_of_names = 1
            and exists (
                select 1 from input_code_names as names
                where names.key = compared.key
            )
            and not exists (
                select 1 from input_code_names as names
                where names.key = compared.key and names.code = compared.code
            )
            or other_names = 0 and other_codes >= 2 and kinds_of_codes = 1
            and not exists (
                select 1 from printed as besides
                where besides.document_sha256 = compared.document_sha256
                    and (
                        besides.statement_id = compared.statement_id and besides.code = other.code
                        or besides.statement_id <> compared.statement_id and besides.code = one.code
                    )
            )
        ) as differs,
    from compared
)

select
    'CODE-180' as rule_id,
    document_sha256,
    statement_id || ':' || code || ':' || key as about,
    case
        when not differs then 'holds'
        when
            one.is_certain and other.is_certain
            -- name after name: our reading
            and count(*) filter (differs) over (partition by document_sha256) <= 3
            then 'fails'
        else 'uncertain'
    end as verdict,
    '报表的识读不可靠' as doubt,
    one.line.statement_code as statement_code,
    code as subject_code,
    one.line.line_label as line_label,
    code || inner_quotes(one.line.line_label) as found_text,
    other.code || inner_quotes(other.line.line_label) as expected_text,
    one.statement_name || '第' || one.line.source_page || '页' as where_text,
    other_statements as other_text,
    place_of_line(one.line) as found_place,
    place_of_line(other.line) as other_place,
from judged
where agreeing > 0 or differs
    -- what the list of codes has told of the line is told
    and not exists (
        select 1 from rule_checks as told
        where told.rule_id = 'CODE-131' and told.verdict = 'fails'
            and told.document_sha256 = judged.document_sha256
            and told.about = judged.code || ':' || judged.key
    );
