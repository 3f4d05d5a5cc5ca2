-- What dbt leaves in a build file, as far as rules, gate and report read it.
create schema marts;
create schema audit;
create schema intermediate;
create schema seeds;
create schema staging;

create table marts.files (
    file_path varchar, document_sha256 varchar, status varchar, reason_code varchar,
    reason varchar, remedy varchar
);
create table marts.documents (
    document_sha256 varchar, document_kind varchar, fiscal_year integer, department_name varchar,
    level varchar, place_name varchar, part varchar, page_count integer, is_trusted boolean,
    is_current boolean
);
create table marts.disclosures (
    disclosure_id varchar, department_name varchar, level varchar, document_kind varchar,
    fiscal_year integer, document_sha256s varchar[]
);
create table marts.statement_amounts (
    cell_id varchar, document_sha256 varchar, statement_code varchar, side varchar, block varchar,
    unit_name varchar, period varchar, subject_code varchar, line_label varchar,
    line_path varchar, line_no integer, measure_code varchar, value decimal(24, 4), unit varchar,
    class_code varchar, line_level integer, is_total boolean, is_leaf boolean,
    is_trusted boolean, header_path varchar, source_page integer, source_text varchar,
    source_bbox double[], department_name varchar, fiscal_year integer, document_kind varchar,
    level varchar, is_current boolean
);
create table marts.performance_projects (
    document_sha256 varchar, project_name varchar, supervising_department varchar, unit varchar,
    initial_budget decimal(24, 4), annual_budget decimal(24, 4), executed decimal(24, 4),
    balance decimal(24, 4), execution_rate decimal(24, 4), budget_score decimal(24, 4),
    total_score decimal(24, 4), grade varchar, source_page integer
);
create table marts.performance_indicators (
    document_sha256 varchar, project_name varchar, level1 varchar, level2 varchar, level3 varchar,
    target varchar, adjusted_target varchar, actual varchar, weight decimal(24, 4),
    score decimal(24, 4), source_page integer
);
create table marts.narrative_claims (
    document_sha256 varchar, claim_code varchar, subject_code varchar, fiscal_year integer,
    value decimal(24, 4), unit varchar, source_page integer, source_text varchar
);
create table audit.unmapped_cells (
    document_sha256 varchar, page integer, grid_no integer, row_no integer, column_no integer,
    statement_code varchar, reason_code varchar, reason varchar, header_path varchar,
    source_text varchar, source_bbox double[]
);
create table audit.statement_coverage (
    document_sha256 varchar, statement_id varchar, statement_code varchar,
    is_recognised boolean, amount_count integer, mapped_count integer, performance_count integer, unmapped_count integer
);
create table intermediate.int_identity_checks (
    check_id varchar, identity_id varchar, rule_id varchar, document_sha256 varchar,
    statement_code varchar, side varchar, block varchar, unit_name varchar, period varchar,
    subject_code varchar, line_label varchar, measure_code varchar,
    expected decimal(24, 4), found decimal(24, 4), difference decimal(24, 4),
    allowed decimal(24, 4), addend_count integer, outcome varchar, reason varchar, unit varchar,
    is_trusted boolean, total_cell_id varchar
);
create table intermediate.int_identity_terms (
    check_id varchar, role varchar, sign integer, cell_id varchar, value decimal(24, 4),
    line_label varchar, subject_code varchar, measure_code varchar, source_page integer,
    source_bbox double[], source_text varchar
);
create table intermediate.int_text_rows (
    document_sha256 varchar, page integer, text_row_no bigint, text varchar
);
create table seeds.statements (
    statement_code varchar, document_kind varchar, name_zh varchar
);
insert into seeds.statements values
    ('GK01', 'final_accounts', '收入支出决算总表'), ('GK02', 'final_accounts', '收入决算表'),
    ('GK03', 'final_accounts', '支出决算表'),
    ('GK04', 'final_accounts', '财政拨款收入支出决算总表'),
    ('GK05', 'final_accounts', '一般公共预算财政拨款支出决算表'),
    ('GK06', 'final_accounts', '一般公共预算财政拨款基本支出决算明细表'),
    ('GK07', 'final_accounts', '政府性基金预算财政拨款收入支出决算表'),
    ('GK08', 'final_accounts', '国有资本经营预算财政拨款支出决算表'),
    ('GK09', 'final_accounts', '财政拨款“三公”经费支出决算表'),
    ('GK10', 'final_accounts', '部门决算公开相关信息统计表'),
    ('YS01', 'budget', '收支预算总表'), ('YS02', 'budget', '收入预算总表'),
    ('YS03', 'budget', '支出预算总表'), ('YS04', 'budget', '财政拨款收支预算总表'),
    ('YS05', 'budget', '一般公共预算支出功能分类预算表'),
    ('YS06', 'budget', '政府性基金预算支出功能分类预算表'),
    ('YS07', 'budget', '国有资本经营预算支出功能分类预算表'),
    ('YS08', 'budget', '一般公共预算基本支出部门预算经济分类预算表'),
    ('YS09', 'budget', '“三公”经费和机关运行经费预算表');

create table staging.stg_raw__files (
    file_path varchar, byte_size bigint, modified_at varchar, document_sha256 varchar,
    status varchar, reason_code varchar
);
create table staging.stg_raw__documents (
    document_sha256 varchar, byte_size bigint, page_count integer, pdf_title varchar,
    pdf_author varchar, pdf_creator varchar, pdf_producer varchar, pdf_created_at varchar,
    pdf_modified_at varchar, extractor_version varchar, status varchar, reason_code varchar,
    reason_detail varchar, read_seconds double
);
create table staging.stg_raw__pages (
    document_sha256 varchar, page integer, width double, height double, rotation integer,
    text_source varchar, engine_step varchar, looks_tabular boolean, grid_count integer,
    glyphs_visible integer, glyphs_read integer, glyphs_in_cells integer,
    glyphs_in_lines integer, second_strikes integer, glyphs_excluded integer,
    account_closes boolean, image_share double, warnings varchar[], is_trusted boolean
);
create table staging.stg_raw__lines (
    document_sha256 varchar, page integer, line_no integer, x0 double, y0 double, x1 double,
    y1 double, text varchar, font_size double, is_struck_twice boolean
);
create table staging.stg_raw__grids (
    document_sha256 varchar, page integer, grid_no integer, engine_step varchar,
    rotation integer, x0 double, y0 double, x1 double, y1 double, row_count integer,
    column_count integer, column_edges double[], row_edges double[]
);
create table staging.stg_raw__cells (
    document_sha256 varchar, page integer, grid_no integer, row_no integer, column_no integer,
    row_span integer, column_span integer, x0 double, y0 double, x1 double, y1 double,
    ink_x0 double, ink_y0 double, ink_x1 double, ink_y1 double, text varchar, font_size double,
    is_struck_twice boolean, text_source varchar, confidence double, is_trusted boolean
);
