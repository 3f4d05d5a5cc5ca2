-- One row per figure of the statements, and what a statement prints beside figures: grids, rows,
-- columns, lines, whole numbers.

-- Every figure of the statements. `half_width` is half its last printed digit in its unit, what
-- rounding can hide.
create or replace table input_figures as
select
    amounts.cell_id,
    amounts.document_sha256,
    amounts.statement_code,
    coalesce(names.name_zh, amounts.statement_code) as statement_name,
    coalesce(amounts.side, '') as side,
    coalesce(amounts.block, '') as block,
    coalesce(amounts.unit_name, '') as unit_name,
    coalesce(amounts.period, '') as period,
    coalesce(amounts.subject_code, '') as subject_code,
    coalesce(amounts.line_label, '') as line_label,
    amounts.line_no,
    amounts.line_path,
    amounts.measure_code,
    -- the three public expenses printed downwards: the line is the measure
    coalesce(expenses.expense_code, amounts.measure_code) as expense_code,
    amounts.class_code,
    amounts.line_level,
    coalesce(amounts.is_total, false) as is_total,
    amounts.is_leaf,
    amounts.is_trusted,
    amounts.value,
    as_figure(widths.half_width) as half_width,
    amounts.unit,
    units.factor,
    coalesce(amounts.header_path, '') as header_path,
    amounts.source_page,
    amounts.source_text,
    amounts.source_bbox,
from warehouse.marts.statement_amounts as amounts
left join warehouse.marts.fct_three_public as expenses on amounts.cell_id = expenses.cell_id
left join warehouse.intermediate.int_amounts as widths on amounts.cell_id = widths.cell_id
left join warehouse.intermediate.int_units as units on amounts.cell_id = units.cell_id
left join warehouse.intermediate.int_statement_kinds as names on amounts.statement_code = names.statement_code;

-- One row per document and statement, and one per document (no statement): the unit that most of
-- its money is printed in, so that a reader finds a figure on the page as a message writes it.
create or replace view input_factors as
select
    document_sha256,
    statement_code,
    arg_max(factor, {count: figure_count, factor: factor}) as factor,
from (
    select document_sha256, statement_code, factor, count(*) as figure_count,
    from input_figures
    where unit = 'yuan'
    group by cube (statement_code), document_sha256, factor
)
group by document_sha256, statement_code;

create or replace view input_unit_words as
select factor, unit_name_zh
from warehouse.seeds.units;

-- Where on its statement a figure stands: grid and row.
create or replace view input_rows as
select cell_id, grid_in_document, row_no
from warehouse.intermediate.int_amounts;

-- The columns of amounts that a statement prints, filled or not.
create or replace view input_columns as
select distinct document_sha256, statement_code, coalesce(side, '') as side, measure_code
from warehouse.intermediate.int_columns
where role = 'measure' and measure_code is not null;

-- The lines that a statement prints, with a figure or without, and how many times.
create or replace view input_lines as
select
    grids.document_sha256,
    grids.statement_code,
    lines.line_label,
    count(*) as times,
from warehouse.intermediate.int_lines as lines
inner join warehouse.intermediate.int_statement_grids as grids on lines.grid_id = grids.grid_id
where lines.line_label <> ''
group by all;

-- Where each statement is printed: its grids with their titles.
create or replace view input_grids as
select grids.*, printed.unit_text as unit_name_zh
from warehouse.intermediate.int_statement_grids as grids
left join warehouse.intermediate.int_grid_units as printed
    on grids.grid_id = printed.grid_id and printed.decided_by <> 'end of caption'
        and printed.unit_text in (select unit_name_zh from warehouse.seeds.units);

-- Whole numbers that a statement prints anywhere; `role` line_number: they are row numbers (行次).
create or replace view input_numbers as
select
    grids.document_sha256,
    grids.statement_code,
    cells.page,
    whole_number(cells.number_printed) as number,
    coalesce(roles.role, '') as role,
from warehouse.intermediate.int_cells as cells
inner join warehouse.intermediate.int_statement_grids as grids on cells.grid_id = grids.grid_id
left join warehouse.intermediate.int_cell_roles as roles on cells.cell_id = roles.cell_id
where cells.number_printed between 1 and 200 and cells.number_printed % 1 = 0;

-- Statements that print the figures of another statement in another unit (元 and 万元).
create or replace view input_scale_doubts as
select document_sha256, statement_code, other_statement_code, value, other_value
from warehouse.intermediate.int_scale_doubts;
