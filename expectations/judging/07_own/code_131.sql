-- CODE-131 (functional codes) and CODE-132 (economic codes), one row per printed code and name:
-- the printed name of a code is the name of that code in the list of the year. A name fails only
-- where we are sure of the right one, and where it is an older name, the name of another code (of
-- the same section, if items), or a slip of a character or two; a name cut short or one unlike
-- any (a project's) may be our reading.
create or replace temp table printed_code_names as
select
    asked.rule_id,
    asked.fiscal_year,
    lines.document_sha256,
    lines.subject_code as code,
    lines.key,
    arg_min(lines, (lines.source_page, lines.grid_in_document, lines.row_no)) as line,
    list_sort(list(distinct lines.statement_name || '第' || lines.source_page || '页')) as pages,
    list(distinct lines.statement_id) as statement_ids,
    bool_or(lines.is_trusted) as is_trusted,
    bool_or(lines.printed_whole) as printed_whole,
from asked
inner join input_code_lines as lines
    on asked.document_sha256 = lines.document_sha256
    and if(
        asked.rule_id = 'CODE-131',
        lines.grain = 'by_function' and lines.subject_code like '2%',
        lines.grain = 'by_economic'
        and regexp_full_match(lines.subject_code, '[35]\d{2}(\d{2})?')
    )
where asked.rule_id in ('CODE-131', 'CODE-132') and lines.key <> ''
group by all;

insert into rule_checks by name
with listed as (
    select
        printed.rule_id,
        printed.document_sha256,
        printed.code,
        printed.key,
        count(names.code) > 0 as is_listed,
        bool_or(
            names.key = printed.key
            -- 一般行政管理事务（人力资源事务）: the section's name behind the item's
            or starts_with(printed.key, names.key)
            and sections.key = substr(printed.key, length(names.key) + 1)
        ) filter (coalesce(names.valid_to >= printed.fiscal_year, true)) as is_right,
        bool_or(names.key = printed.key) as is_older,
        bool_or(contains(names.key, printed.key) or contains(printed.key, names.key)) as is_part,
        any_value(names.name_zh) filter (is_sure(names, printed.fiscal_year)) as right_name,
        any_value(names.key) filter (is_sure(names, printed.fiscal_year)) as right_key,
    from printed_code_names as printed
    left join input_code_names as names on printed.code = names.code
    left join input_code_names as sections
        on left(printed.code, length(printed.code) - 2) = sections.code
    group by all
),

compared as (
    select
        printed.*,
        listed.* exclude (rule_id, document_sha256, code, key),
        variants.code is not null as is_variant,
        exists (
            select 1 from input_code_names as others
            where
                others.key = printed.key and others.code <> printed.code
                and left(others.code, 1) = left(printed.code, 1)
                and length(others.code) = length(printed.code)
                and (length(printed.code) < 7 or left(others.code, 5) = left(printed.code, 5))
        ) and printed.printed_whole as is_of_another,
        not exists (
            select 1 from input_code_lines as others
            inner join input_code_names as names on others.subject_code = names.code
            where
                others.document_sha256 = printed.document_sha256
                and names.key = printed.key and others.subject_code <> printed.code
        ) as is_missing,
        -- two characters at most: DuckDB counts bytes, three to a character
        length(listed.right_key) >= 4 and levenshtein(listed.right_key, printed.key) <= 6
            as is_slip,
    from printed_code_names as printed
    inner join listed using (rule_id, document_sha256, code, key)
    left join input_code_variants as variants
        on printed.code = variants.code and printed.key = variants.key
),

told as (
    select
        *,
        case
            when is_right then 'holds'
            -- below its own name a code stands for projects or units, but one of the economic
            -- classification not for a subject whose own code is left out
            when not (rule_id = 'CODE-132' and is_of_another and is_missing) and exists (
                select 1 from compared as named
                where
                    named.is_right and named.rule_id = compared.rule_id
                    and named.document_sha256 = compared.document_sha256
                    and named.code = compared.code
                    and list_has_any(named.statement_ids, compared.statement_ids)
            ) then 'cannot_tell'
            when
                not is_variant and is_trusted and right_name is not null
                and (is_older or not is_part and (is_of_another or is_slip))
                then 'fails'
            else 'uncertain'
        end as verdict,
    from compared
)

select
    rule_id,
    document_sha256,
    code || ':' || key as about,
    -- names that stand beside other codes row after row are our fault
    if(
        verdict = 'fails'
        and count(*) filter (verdict = 'fails') over (partition by rule_id, document_sha256)
        > greatest(3, count(*) over (partition by rule_id, document_sha256) / 5),
        'uncertain', verdict
    ) as verdict,
    case
        when not is_listed then '科目表中没有编码' || code || '“' || inner_quotes(line.line_label) || '”，可能是地方科目'
        when is_variant then '编码' || code || '有几个名称并行，哪一年用哪一个尚不确定'
        when not is_trusted then '报表的识读不可靠'
        when is_part then '编码' || code || '的名称没有印全或另有文字'
        else '编码' || code || '的名称与所掌握的科目表不同，该年度的名称尚不能确定'
    end as doubt,
    line.statement_code as statement_code,
    code as subject_code,
    line.line_label as line_label,
    inner_quotes(line.line_label) as found_text,
    right_name as expected_text,
    array_to_string(pages, '、') as where_text,
    code as what_text,
    place_of_line(line) as found_place,
from told;
