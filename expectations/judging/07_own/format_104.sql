-- FORMAT-104 and -105, one row per way of printing or figure: what stands in a column of amounts and
-- is no number, or one with a space or comma out of place that the figure survives; negative amounts
-- where nothing lets one expect them. One habit is one finding, however many cells show it.
insert into rule_checks by name
with odd_cells as (
    select
        document_sha256, statement_code, page, source_bbox, source_text, header_path
    from input_unmapped
    where reason_code = 'not_a_number'
    union all
    select
        document_sha256, statement_code, source_page, source_bbox, source_text, header_path
    from input_figures
    where
        regexp_matches(trim(source_text), '^[^\d\s]?[1-9]\d{3,},\d{3}$|\d[\d,]* +[\d.,]|\d[.,] +\d')
        -- digits spread over the cell are a layout
        and not regexp_full_match(trim(source_text), '\D?\d([\s\p{Z}]+[\d.,])+')
),

shaped as (
    select
        cells.*,
        regexp_replace(regexp_replace(trim(source_text), '\d+', '9', 'g'), '(9,)+9', '9,9') as shape,
        -- what a picture or damaged type shows may be our reading, and words our column
        coalesce(pages.is_trusted and pages.text_source = 'text', true)
        and regexp_matches(source_text, '\d') and not regexp_matches(source_text, '\p{Han}') as is_read,
        -- down the page, where the first of them is shown
        (cells.page, -cells.source_bbox[2], cells.source_bbox[1], cells.source_text) as stands_at,
    from odd_cells as cells
    left join input_pages as pages
        on cells.document_sha256 = pages.document_sha256 and cells.page = pages.page
)

select
    'FORMAT-104' as rule_id,
    cells.document_sha256,
    cells.shape as about,
    if(bool_or(is_read), 'fails', 'uncertain') as verdict,
    '所在的页没有读准' as doubt,
    arg_min(cells.statement_code, stands_at) as statement_code,
    arg_min(names.name_zh, stands_at) || '第' || min(cells.page) || '页'
    || if(count(*) > 1, '等' || count(*) || '处', '') as where_text,
    inner_quotes(arg_min(cells.source_text, stands_at)) as what_text,
    {
        page: min(cells.page), bbox: arg_min(cells.source_bbox, stands_at),
        text: arg_min(cells.source_text, stands_at), value: null, subject_code: '', line_label: '',
        header_path: arg_min(cells.header_path, stands_at)
    } as found_place,
from shaped as cells
inner join input_statement_names as names on cells.statement_code = names.statement_code
group by cells.document_sha256, cells.shape
union all by name
select
    'FORMAT-104' as rule_id, document_sha256, 'statements' as about, 'holds' as verdict,
    null as doubt,
from (select distinct document_sha256 from input_figures)
union all by name
-- one finding for each negative amount: totals and other statements repeat it
select
    'FORMAT-105' as rule_id,
    document_sha256,
    value::varchar as about,
    if(bool_and(is_trusted), 'fails', 'uncertain') as verdict,
    '所用数字的识读不可靠' as doubt,
    arg_min(statement_code, (source_page, cell_id)) as statement_code,
    arg_min(subject_code, (source_page, cell_id)) as subject_code,
    arg_min(line_label, (source_page, cell_id)) as line_label,
    arg_min(measure_code, (source_page, cell_id)) as measure_code,
    value as found,
    'yuan' as unit,
    figure_place(arg_min(figures, (source_page, cell_id))) as where_text,
    place_of(arg_min(figures, (source_page, cell_id))) as found_place,
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

-- a row of a statement that prints amounts and no name
insert into rule_checks by name
select
    'FORMAT-104' as rule_id,
    cells.document_sha256,
    'nameless:' || cells.page || ':' || cells.grid_no || ':' || cells.row_no as about,
    if(bool_and(coalesce(pages.is_trusted and pages.text_source = 'text', true)), 'fails', 'uncertain')
        as verdict,
    '所在的页没有读准' as doubt,
    any_value(cells.statement_code) as statement_code,
    any_value(names.name_zh) || '第' || cells.page || '页没有名称的一行' as where_text,
    inner_quotes(string_agg(cells.source_text, ' ' order by cells.column_no)) as what_text,
    {
        page: cells.page, bbox: arg_min(cells.source_bbox, cells.column_no),
        text: arg_min(cells.source_text, cells.column_no), value: null, subject_code: '',
        line_label: '', header_path: arg_min(cells.header_path, cells.column_no)
    } as found_place,
from input_unmapped as cells
inner join input_statement_names as names on cells.statement_code = names.statement_code
left join input_pages as pages
    on cells.document_sha256 = pages.document_sha256 and cells.page = pages.page
where
    cells.reason_code = 'unbound_line' and coalesce(cells.line_label, '') = ''
    and regexp_matches(cells.source_text, '[1-9]')
group by cells.document_sha256, cells.page, cells.grid_no, cells.row_no
having count(*) >= 3;
