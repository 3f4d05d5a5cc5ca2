-- FORMAT-104 and -105, one row per cell or figure: what stands in a column of amounts and is no
-- number; negative amounts where nothing lets one expect them.
insert into rule_checks by name
select
    'FORMAT-104' as rule_id,
    cells.document_sha256,
    concat_ws(':', cells.statement_code, cells.header_path, cells.source_text)
        as about,
    'fails' as verdict,
    any_value(cells.statement_code) as statement_code,
    any_value(names.name_zh) || '第' || min(cells.page) || '页' as where_text,
    inner_quotes(any_value(cells.source_text)) as what_text,
    {
        page: min(cells.page), bbox: any_value(cells.source_bbox), text: any_value(cells.source_text),
        value: null, subject_code: '', line_label: '', header_path: any_value(cells.header_path)
    } as found_place,
from input_unmapped as cells
inner join input_statement_names as names on cells.statement_code = names.statement_code
where cells.reason_code = 'not_a_number'
group by
    cells.document_sha256, cells.statement_code, cells.header_path,
    cells.source_text
union all by name
select 'FORMAT-104' as rule_id, document_sha256, 'statements' as about, 'holds' as verdict
from (select distinct document_sha256 from input_figures)
union all by name
-- one finding for each negative amount: totals and other statements repeat it
select
    'FORMAT-105' as rule_id,
    document_sha256,
    value::varchar as about,
    if(bool_and(is_trusted), 'fails', 'uncertain') as verdict,
    '所用数字的识读不可靠' as doubt,
    arg_min(statement_code, source_page) as statement_code,
    arg_min(subject_code, source_page) as subject_code,
    arg_min(line_label, source_page) as line_label,
    arg_min(measure_code, source_page) as measure_code,
    value as found,
    'yuan' as unit,
    figure_place(arg_min(figures, source_page)) as where_text,
    place_of(arg_min(figures, source_page)) as found_place,
from input_figures as figures
where
    value < 0 and period = 'current' and unit = 'yuan' and line_no = 1
    and not regexp_matches(measure_code, 'balance|change|rate|prior')
    and not regexp_matches(line_label || header_path, '结转|结余|增减|减少|差额|调整|变动|比上年')
    and not exists (
        select 1 from input_texts as notes
        where notes.document_sha256 = figures.document_sha256
            and notes.page between figures.source_page and figures.source_page + 1
            and regexp_matches(notes.plain, '负数|冲减|冲销|退回|收回|核减|红字')
    )
group by document_sha256, value;
