-- NAME-216, one row per report with a table of its units before the statements: where it holds all units of
-- the statement of revenue, all of its units are in that statement.
insert into rule_checks by name
with units as (
    select distinct
        document_sha256,
        name_key(regexp_replace(unit_name, '[（(][^）)]*[）)]|^[\d_\-—]+', '', 'g')) as name,
    from input_code_lines
    where statement_code = 'YS02' and regexp_matches(unit_name, '\p{Han}{5}')
),

columns as (
    select document_sha256, page, grid_no, column_no, row_no as head_row
    from input_printed_cells
    where regexp_full_match(plain, '(预算)?单位名称')
),

entries as (
    select
        cells.document_sha256,
        cells.page,
        cells.source_bbox,
        cells.plain,
        name_key(regexp_replace(cells.plain, '[（(][^）)]*[）)]', '', 'g')) as name,
        name in (
            select units.name from units where units.document_sha256 = cells.document_sha256
        ) as is_listed,
    from columns
    inner join input_printed_cells as cells
        on columns.document_sha256 = cells.document_sha256
        and columns.page = cells.page and columns.grid_no = cells.grid_no
        and columns.column_no = cells.column_no and columns.head_row < cells.row_no
    inner join (
        select document_sha256, min(page) as page from input_grids where statement_code <> '' group by all
    ) as statements
        on cells.document_sha256 = statements.document_sha256 and cells.page < statements.page
    where regexp_full_match(
        name, '[\p{Han}\d]{6,30}(院|局|中心|所|站|校|馆|队|委员会|办公室|处|园|社|大学|学院|厅|室)'
    )
)

select
    'NAME-216' as rule_id,
    document_sha256,
    'units' as about,
    if(count(*) filter (not is_listed) > 0, 'fails', 'holds') as verdict,
    words_text(list(plain order by page, plain) filter (not is_listed)) as found_text,
    count(distinct name) || '个' as what_text,
    pages_text(list(page)) as where_text,
    page_place(
        min(page) filter (not is_listed), arg_min(plain, page) filter (not is_listed)
    ) as found_place,
from entries
group by document_sha256
having count(distinct name) filter (is_listed) >= 3
    and count(distinct name) filter (is_listed) = (
        select count(*) from units where units.document_sha256 = entries.document_sha256
    );
