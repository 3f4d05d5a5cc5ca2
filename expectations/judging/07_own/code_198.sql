-- CODE-198, one row per statement: no line is printed twice, one below the other, with the same code, name
-- and amounts. Where a statement lists several units or projects, or several statements repeat the
-- line, lines may be alike.
insert into rule_checks by name
with printed as (
    select
        figures.document_sha256,
        figures.statement_code,
        any_value(figures.statement_name) as statement_name,
        figures.unit_name,
        rows.grid_in_document,
        rows.row_no,
        figures.side,
        figures.block,
        figures.subject_code as code,
        any_value(figures.line_label) as label,
        list_sort(list((figures.measure_code, figures.period, figures.value))) as amounts,
        bool_or(figures.value <> 0) as has_amount,
        bool_and(figures.is_trusted) as is_trusted,
        arg_max(figures, (abs(figures.value), figures.cell_id)) as figure,
    from input_figures as figures
    inner join input_rows as rows on figures.cell_id = rows.cell_id
    semi join asked
        on figures.document_sha256 = asked.document_sha256 and asked.rule_id = 'CODE-198'
    where figures.subject_code <> ''
    group by
        figures.document_sha256, figures.statement_code, figures.unit_name, rows.grid_in_document,
        rows.row_no, figures.side, figures.block, figures.subject_code
),

followed as (
    select
        *,
        coalesce(
            lead(code) over below = code and lead(label) over below = label
            and lead(amounts) over below = amounts and has_amount,
            false
        ) as is_twice,
        count(*) over (
            partition by document_sha256, statement_code, unit_name, side, block, code
        ) as times,
    from printed
    window below as (
        partition by document_sha256, statement_code, unit_name, grid_in_document, side, block
        order by row_no
    )
),

counted as (
    select
        document_sha256,
        statement_code,
        count(*) filter (is_twice) as doubles,
        count(*) filter (times > 1) as alike,
        arg_min(followed, (grid_in_document, row_no)) filter (is_twice) as line,
        count(*) as lines,
    from followed
    group by document_sha256, statement_code
)

select
    'CODE-198' as rule_id,
    document_sha256,
    statement_code || coalesce(':' || line.code, '') as about,
    case
        when doubles = 0 then 'holds'
        -- nothing else in the statement bears one code on two lines
        when
            doubles = 1 and alike = 2 and lines > 4 and line.is_trusted
            -- a manner of the report: a section without items stands for its item too
            and count(*) over (partition by document_sha256, line.code) = 1
            then 'fails'
        else 'uncertain'
    end as verdict,
    '这张表有几行编码相同，可能是不同的单位或项目' as doubt,
    statement_code,
    line.code as subject_code,
    line.label as line_label,
    line.code || inner_quotes(line.label) as found_text,
    line.statement_name || '第' || line.figure.source_page || '页' as where_text,
    place_of(line.figure) as found_place,
from counted
-- told by CODE-130
where not exists (
    select 1 from rule_checks as told
    where told.rule_id = 'CODE-130' and told.verdict = 'fails'
        and told.document_sha256 = counted.document_sha256
        and told.about = counted.line.code || ':repeated'
);
