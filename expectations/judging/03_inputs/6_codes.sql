-- One row per name of a subject code, and per line of a statement that prints a code or a name.

-- Names of subject codes by year (code lists of dbt). `valid_from` is null where we are not sure of
-- the name; `key` is what names are compared by.
create or replace table input_code_names as
select
    code::varchar as code,
    name_zh,
    name_key(name_zh) as key,
    valid_from::integer as valid_from,
    valid_to::integer as valid_to,
from (
    select class_code as code, name_zh, valid_from, valid_to
    from warehouse.seeds.function_classes
    union all by name
    select code, name_zh, valid_from, valid_to
    from warehouse.seeds.function_codes
    union all by name
    select code, name_zh, valid_from, valid_to
    from warehouse.seeds.departmental_economic_codes
    union all by name
    select code, name_zh, valid_from, valid_to
    from warehouse.seeds.governmental_economic_codes
);

create or replace view input_code_variants as
select code::varchar as code, name_key(name_zh) as key
from warehouse.seeds.code_name_variants;

-- Lines of statements as they are printed, with a figure or without. `printed_whole`: the code
-- stands in one cell, so that it is not put together by us.
create or replace table input_code_lines as
select
    grids.document_sha256,
    grids.statement_code,
    coalesce(names.name_zh, grids.statement_code) as statement_name,
    names.grain,
    grids.statement_id,
    grids.grid_in_document,
    lines.row_no,
    lines.group_no,
    coalesce(lines.subject_code, '') as subject_code,
    lines.line_label,
    name_key(lines.line_label) as key,
    coalesce(lines.ordinal, '') as ordinal,
    coalesce(lines.unit_name, '') as unit_name,
    coalesce(lines.is_trusted, true) as is_trusted,
    coalesce(cells.printed_whole, false) as printed_whole,
    -- in one cell, or its 类, 款 and 项 side by side with nothing taken from above
    coalesce(cells.printed_whole or cells.printed_digits = lines.subject_code, false) as printed_in_row,
    grids.page as source_page,
    cells.bbox as source_bbox,
from warehouse.intermediate.int_lines as lines
inner join warehouse.intermediate.int_statement_grids as grids on lines.grid_id = grids.grid_id
left join warehouse.intermediate.int_statement_kinds as names on grids.statement_code = names.statement_code
left join lateral (
    select
        bool_or(
            regexp_replace(row_cells.text, '\s', '', 'g') = lines.subject_code
        ) as printed_whole,
        string_agg(row_cells.text, '' order by column_no)
            filter (column_no < lines.label_column_no and regexp_full_match(row_cells.text, '\d{2,3}')) as printed_digits,
        arg_min([x0, y0, x1, y1], abs(column_no - lines.label_column_no)) as bbox,
    from folded_cells as row_cells
    where
        row_cells.document_sha256 = grids.document_sha256
        and row_cells.page = grids.page
        and row_cells.grid_no = grids.grid_no
        and row_cells.row_no = lines.row_no
        and row_cells.text <> ''
) as cells on true
where lines.line_label <> '' or lines.subject_code <> '';
