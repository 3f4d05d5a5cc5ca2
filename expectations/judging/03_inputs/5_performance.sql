-- One row per project, indicator, source of funds and target of performance forms; one per page, per
-- form and per cell.

-- Performance tables; a form may print no name of its project.
create or replace view input_projects as
select * replace (coalesce(project_name, '') as project_name),
from warehouse.marts.performance_projects;

create or replace view input_indicators as
select * replace (coalesce(project_name, '') as project_name),
from warehouse.marts.performance_indicators;

create or replace view input_funds as
select funds.*, units.factor,
from warehouse.audit.performance_funds as funds
left join warehouse.intermediate.int_units as units on funds.cell_id = units.cell_id;

create or replace view input_targets as
select *
from warehouse.marts.performance_targets;

-- Pages: how they were read.
create or replace view input_pages as
select *
from warehouse.staging.stg_raw__pages;

-- Every form, those of whole departments too, with the totals it prints.
create or replace view input_forms as
select
    form_id,
    document_sha256,
    statement_code,
    coalesce(project_name, '') as project_name,
    coalesce(supervising_department, '') as supervising_department,
    coalesce(unit_name, '') as unit_name,
    total_score,
    total_weight,
    page,
from warehouse.intermediate.int_performance_forms
where document_sha256 in (select document_sha256 from warehouse.marts.documents);

-- Every indicator of every form.
create or replace view input_form_indicators as
select
    indicators.*,
    blanks.form_id is not null as has_blank_actual,
from warehouse.intermediate.int_performance_indicators as indicators
left join (
    select distinct form_id, row_seq, block_no
    from warehouse.intermediate.int_performance_blanks
    where field = 'actual'
) as blanks
    on indicators.form_id = blanks.form_id
    and indicators.row_seq = blanks.row_seq
    and indicators.block_no = blanks.block_no
where indicators.document_sha256 in (select document_sha256 from warehouse.marts.documents);

-- Weights of the indicators of target forms.
create or replace view input_form_weights as
select
    indicators.document_sha256,
    indicators.form_id,
    coalesce(indicators.project_name, forms.project_name, '') as form_name,
    indicators.weight,
    indicators.page,
    indicators.is_trusted,
from input_form_indicators as indicators
inner join input_forms as forms on indicators.form_id = forms.form_id
where forms.statement_code in ('JX02', 'JX03') and indicators.block_no = 1;

-- Rows of forms that weigh the execution of funds.
create or replace view input_executions as
select *
from warehouse.intermediate.int_performance_executions
where document_sha256 in (select document_sha256 from warehouse.marts.documents);

-- Projects of lists, each with whether its goal is left blank.
create or replace view input_listed_goals as
select
    funds.document_sha256,
    funds.form_id,
    funds.page,
    funds.project_name,
    coalesce(funds.unit_name, '') as unit_name,
    funds.value,
    body.source_bbox,
    bool_or(blanks.form_id is not null) as is_blank,
from warehouse.intermediate.int_performance_funds as funds
inner join warehouse.intermediate.int_performance_body as body on funds.cell_id = body.cell_id
left join warehouse.intermediate.int_performance_blanks as blanks
    on body.form_id = blanks.form_id and body.row_seq = blanks.row_seq and blanks.field = 'goal'
where funds.fund_code = 'total' and funds.project_name is not null and body.kind = 'list'
    and funds.document_sha256 in (select document_sha256 from warehouse.marts.documents)
group by all;

-- Cells in words and numbers of pages with project money: what a project is to do beside its amount.
create or replace view input_printed_cells as
select
    document_sha256,
    page,
    grid_no,
    row_no,
    row_span,
    column_no,
    column_span,
    text,
    regexp_replace(text, '\s', '', 'g') as plain,
    [x0, y0, x1, y1] as source_bbox,
from folded_cells
where trim(text) <> '' and document_sha256 in (select document_sha256 from warehouse.marts.documents);
