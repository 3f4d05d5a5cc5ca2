-- What dbt leaves in a build file, as far as rules, gate and report read it.
create schema marts;
create schema audit;
create schema intermediate;
create schema seeds;
create schema staging;

create table marts.files (
    file_path varchar, document_sha256 varchar, status varchar, reason_code varchar,
    reason varchar, remedy varchar, last_good_sha256 varchar
);
create table marts.documents (
    document_sha256 varchar, document_kind varchar, fiscal_year integer, department_name varchar,
    level varchar, place_name varchar, part varchar, page_count integer, is_trusted boolean,
    is_current boolean, supersedes_sha256 varchar, is_stale boolean
);
create table marts.department_totals (
    document_sha256 varchar, side varchar, total_yuan decimal(24, 4), is_trusted boolean
);
create table marts.disclosures (
    disclosure_id varchar, department_name varchar, level varchar, document_kind varchar,
    fiscal_year integer, document_sha256s varchar[], has_statements boolean, has_narrative boolean
);
create table marts.statement_amounts (
    cell_id varchar, document_sha256 varchar, statement_code varchar, side varchar, block varchar,
    unit_name varchar, period varchar, subject_code varchar, line_label varchar,
    line_path varchar, line_no integer, measure_code varchar, value decimal(24, 4), unit varchar,
    class_code varchar, line_level integer, is_total boolean, is_leaf boolean,
    is_trusted boolean, header_path varchar, source_page integer, source_text varchar,
    source_bbox double[], department_name varchar, fiscal_year integer, document_kind varchar,
    level varchar, is_current boolean, certainty varchar
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
    value decimal(24, 4), unit varchar, is_trusted boolean, source_page integer,
    source_text varchar
);
create table audit.unmapped_cells (
    document_sha256 varchar, page integer, grid_no integer, row_no integer, column_no integer,
    statement_code varchar, reason_code varchar, reason varchar, header_path varchar, line_label varchar,
    source_text varchar, source_bbox double[]
);
create table intermediate.int_other_figures (
    document_sha256 varchar, statement_code varchar, name_zh varchar, source_page integer, grid_no integer,
    row_no integer, column_no integer, header_path varchar, line_label varchar, source_text varchar,
    source_bbox double[]
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
create table intermediate.int_scale_doubts (
    document_sha256 varchar, statement_id varchar, statement_code varchar, value decimal(24, 4),
    other_statement_id varchar, other_statement_code varchar, other_value decimal(24, 4),
    factor integer
);
create table intermediate.int_text_rows (
    document_sha256 varchar, page integer, text_row_no bigint, text varchar, plain varchar,
    x0 double, y0 double, x1 double, y1 double, font_size double
);

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

create table intermediate.int_sentences (
    document_sha256 varchar, paragraph_no bigint, sentence_no bigint, page integer,
    starts_at integer, text varchar, source_bbox double[], is_trusted boolean
);
create table intermediate.int_paragraphs (
    document_sha256 varchar, paragraph_no bigint, page integer, last_page integer, text varchar,
    first_row_no bigint, x0 double, y0 double,
    y1 double, font_size double, is_indented boolean
);
create table intermediate.int_report_rows (
    document_sha256 varchar, page integer, text_row_no bigint, report_row_no bigint,
    plain varchar, shown varchar, x0 double, y0 double, x1 double, y1 double, font_size double,
    page_width double
);
create table intermediate.int_report_sections (
    document_sha256 varchar, paragraph_no bigint, page integer, section_level integer,
    numbering varchar, title_plain varchar, text varchar, is_contents_line boolean,
    section_code varchar, fund varchar, chain bigint[]
);
create table intermediate.int_report_notes (
    document_sha256 varchar, paragraph_no bigint, page integer, kind varchar, found_text varchar,
    statement_code varchar, text varchar
);
create table intermediate.int_claims (
    document_sha256 varchar, paragraph_no bigint, sentence_no bigint, place bigint, page integer,
    section_code varchar, fund varchar, figure_text varchar, value decimal(38,8), unit varchar,
    direction varchar, base_code varchar, compared_with varchar, claim_code varchar,
    fiscal_year integer, subject_words varchar, reason_code varchar, is_trusted boolean,
    lead varchar, tail varchar, sentence varchar
);
create table intermediate.int_claim_subjects (
    document_sha256 varchar, subject_words varchar, subject_code varchar
);
create table intermediate.int_amounts (
    document_sha256 varchar, page integer, grid_no integer, grid_id varchar, cell_id varchar,
    row_no integer, column_no integer, grid_in_document bigint, statement_id varchar,
    statement_code varchar, role varchar, side varchar, block varchar, group_no bigint,
    measure_column_no bigint, header_path varchar, heading_unit varchar, measure_code varchar,
    period varchar, section_name varchar, subject_code varchar, line_label varchar,
    unit_name varchar, label_texts varchar[], ordinal varchar, year_text varchar,
    label_ink_x0 double, leading_space_count bigint, label_column_no integer,
    label_last_column_no integer, text varchar, number_text varchar, number_printed decimal(28,8),
    source_bbox double[], text_source varchar, is_trusted boolean, grain varchar, unit varchar,
    factor integer, value decimal(24,4), half_width decimal(24,6), unmapped_reason varchar
);
create table intermediate.int_units (
    cell_id varchar, unit varchar, factor decimal(10, 0), unit_text varchar, decided_by varchar
);
create table intermediate.int_statement_grids (
    document_sha256 varchar, page integer, grid_no integer, grid_id varchar,
    grid_in_document bigint, statement_id varchar, statement_seq bigint, statement_code varchar,
    title_text varchar, body_row_no bigint, row_count integer, column_count integer,
    has_title boolean, is_orphan boolean, x0 double, y0 double, x1 double, y1 double
);
create table intermediate.int_grid_units (
    grid_id varchar, unit_text varchar, decided_by varchar
);
create table intermediate.int_grid_captions (
    grid_id varchar, region varchar, row_no bigint, caption_no bigint, text varchar, plain varchar,
    pieces varchar[]
);
create table intermediate.int_lines (
    grid_id varchar, row_no bigint, group_no bigint, statement_id varchar, subject_code varchar,
    line_label varchar, ordinal varchar, unit_name varchar, year_text varchar,
    label_texts varchar[], label_ink_x0 double, leading_space_count bigint,
    label_column_no integer, label_last_column_no integer, is_trusted boolean
);
create table audit.report_sections (
    document_sha256 varchar, section_no integer, parent_section_no integer, section_level integer,
    section_code varchar, numbering varchar, number integer, title varchar,
    is_contents_line boolean, is_out_of_sequence boolean, is_duplicated boolean,
    source_page integer
);
create table audit.performance_funds (
    cell_id varchar, document_sha256 varchar, statement_code varchar, project_name varchar,
    unit_name varchar, fund_code varchar, fund_label varchar, measure_code varchar,
    value decimal(24,4), unit varchar, is_trusted boolean, source_page integer,
    source_text varchar, source_bbox double[]
);
create table marts.performance_targets (
    document_sha256 varchar, statement_code varchar, project_name varchar, unit_name varchar,
    supervising_department varchar, target_kind varchar, horizon varchar, indicator_no integer,
    level1 varchar, level2 varchar, level3 varchar, target varchar, weight decimal(24,4),
    is_trusted boolean, source_page integer
);
create table intermediate.int_performance_forms (
    form_id varchar, document_sha256 varchar, statement_code varchar, project_name varchar,
    supervising_department varchar, unit_name varchar, total_score decimal(24,4),
    total_weight decimal(24,4), grade varchar, page integer
);
create table intermediate.int_performance_indicators (
    form_id varchar, block_no bigint, indicator_no integer, document_sha256 varchar,
    horizon varchar, row_seq bigint, project_name varchar, unit_name varchar, level1 varchar,
    level2 varchar, level3 varchar, target varchar, adjusted_target varchar, actual varchar,
    weight decimal(24,4), score decimal(24,4), is_trusted boolean, page integer
);
create table intermediate.int_performance_blanks (
    cell_id varchar, form_id varchar, row_seq bigint, block_no bigint, field varchar, page integer
);
create table intermediate.int_performance_executions (
    form_id varchar, row_seq bigint, document_sha256 varchar, page integer, is_total boolean,
    execution_rate decimal(24,4), budget_weight decimal(24,4), budget_score decimal(24,4),
    is_trusted boolean, is_score_blank boolean
);
create table intermediate.int_performance_funds (
    cell_id varchar, form_id varchar, document_sha256 varchar, project_name varchar,
    unit_name varchar, fund_code varchar, page integer, value decimal(24,4)
);
create table intermediate.int_performance_body (
    cell_id varchar, form_id varchar, row_seq bigint, kind varchar, source_bbox double[]
);
create table marts.dim_subject (
    classification varchar, subject_code varchar, fiscal_year integer, name_zh varchar,
    level integer, parent_code varchar, class_code varchar, document_count integer
);
create table audit.personal_data (
    document_sha256 varchar, page integer, kind varchar, masked_text varchar,
    source_bbox double[]
);
create table audit.page_accounts (
    document_sha256 varchar, page integer, text_source varchar, engine_step varchar,
    looks_tabular boolean, grid_count integer, glyphs_visible integer, glyphs_read integer,
    glyphs_in_cells integer, glyphs_in_lines integer, second_strikes integer,
    glyphs_excluded integer, account_closes boolean, is_trusted boolean, warnings varchar[]
);
create table marts.fct_three_public (cell_id varchar, expense_code varchar);

create table intermediate.int_columns (
    document_sha256 varchar, statement_code varchar, side varchar, role varchar,
    measure_code varchar
);
create table intermediate.int_cells (
    cell_id varchar, grid_id varchar, page integer, number_printed decimal(28, 8)
);
create table intermediate.int_cell_roles (cell_id varchar, grid_id varchar, role varchar);
