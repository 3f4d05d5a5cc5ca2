-- What the rules beyond sums read: figures, sentences, claims. Tables, since many rules read them.

-- Every figure of the statements. `half_width` is half its last printed digit in its unit, what
-- rounding can hide.
create or replace temp table input_figures as
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
    widths.half_width::decimal(24, 4) as half_width,
    amounts.unit,
    coalesce(amounts.header_path, '') as header_path,
    amounts.source_page,
    amounts.source_text,
    amounts.source_bbox,
from marts.statement_amounts as amounts
left join marts.fct_three_public as expenses on amounts.cell_id = expenses.cell_id
left join intermediate.int_amounts as widths on amounts.cell_id = widths.cell_id
left join seeds.statements as names on amounts.statement_code = names.statement_code;

-- Every sentence of the running text, with the rows it touches on its first page as its box.
-- `section_code` is what its heading is about (seed section_titles); `plain` has no white space.
create or replace temp table input_sentences as
select
    sentences.document_sha256,
    sentences.paragraph_no,
    sentences.sentence_no,
    sentences.page,
    sentences.text,
    regexp_replace(sentences.text, '\s', '', 'g') as plain,
    sentences.source_bbox,
    coalesce(sections.section_code, '') as section_code,
    coalesce(sections.fund, 'all') as fund,
    coalesce(sections.title_plain, '') as section_title,
from intermediate.int_sentences as sentences
asof left join (
    select * from intermediate.int_report_sections where not is_contents_line
) as sections
    on sentences.document_sha256 = sections.document_sha256
    and sentences.paragraph_no >= sections.paragraph_no;

-- Every figure that the text claims (seed claims), with half its last printed digit. Money in yuan,
-- rates in percent; a decrease is negative. `place` orders the claims of a document.
create or replace temp table input_claims as
select
    claims.document_sha256,
    claims.paragraph_no,
    claims.sentence_no,
    place_in_document(claims.paragraph_no, claims.place) as place,
    claims.claim_code,
    topics.topic_code,
    coalesce(topics.measure_code, '') as measure_code,
    regexp_replace(
        regexp_extract(topics.claim_zh, '^[^：]+'), '(（[^）]*）|的数量|的金额)$', ''
    ) as topic_zh,
    regexp_extract(topics.claim_zh, '：([^，（(]+)', 1) as measure_zh,
    coalesce(subjects.subject_code, '') as subject_code,
    coalesce(claims.subject_words, '') as subject_words,
    claims.fiscal_year,
    documents.fiscal_year as document_year,
    claims.value::decimal(24, 4) as value,
    claim_half_width(claims.figure_text, claims.unit) as half_width,
    claims.unit,
    claims.direction,
    claims.base_code,
    claims.compared_with,
    claims.section_code,
    claims.fund,
    claims.figure_text,
    claims.page as source_page,
    sentences.text as sentence,
    coalesce(sentences.section_title, '') as section_title,
    sentences.source_bbox,
    coalesce(pages.is_trusted, true) as is_trusted,
from intermediate.int_claims as claims
inner join marts.documents as documents
    on claims.document_sha256 = documents.document_sha256
inner join seeds.claims as topics
    on claims.claim_code = topics.claim_code
left join intermediate.int_claim_subjects as subjects
    on claims.document_sha256 = subjects.document_sha256
    and claims.subject_words = subjects.subject_words
left join input_sentences as sentences
    on claims.document_sha256 = sentences.document_sha256
    and claims.paragraph_no = sentences.paragraph_no
    and claims.sentence_no = sentences.sentence_no
left join audit.page_accounts as pages
    on claims.document_sha256 = pages.document_sha256
    and claims.page = pages.page;

-- Figures of the text that no claim was made of.
create or replace temp view input_unclaimed as
select
    document_sha256,
    paragraph_no,
    sentence_no,
    place_in_document(paragraph_no, place) as place,
    unit,
    value,
    reason_code,
from intermediate.int_claims
where claim_code is null;

-- Headings in reading order, those of the table of contents among them.
create or replace temp view input_sections as
select *
from marts.report_sections;

-- The same headings with their paragraph and its box.
create or replace temp view input_headings as
select
    sections.*,
    [paragraphs.x0, paragraphs.y0, paragraphs.x0 + 300, paragraphs.y1] as source_bbox,
from intermediate.int_report_sections as sections
left join intermediate.int_paragraphs as paragraphs
    on sections.document_sha256 = paragraphs.document_sha256
    and sections.paragraph_no = paragraphs.paragraph_no;

-- Notes that a statement is empty, placeholders, remnants of a template.
create or replace temp view input_notes as
select *
from intermediate.int_report_notes;

-- Pages: how they were read.
create or replace temp view input_pages as
select *
from staging.stg_raw__pages;

-- Where each statement is printed: its grids with their titles.
create or replace temp view input_grids as
select *
from intermediate.int_statement_grids;

create or replace temp view input_grid_captions as
select *
from intermediate.int_grid_captions;

-- Whole numbers that a statement prints anywhere, and those that are row numbers (行次).
create or replace temp view input_numbers as
select
    grids.document_sha256,
    grids.statement_code,
    cells.page,
    cells.number_printed::integer as number,
    coalesce(roles.role, '') as role,
from intermediate.int_cells as cells
inner join intermediate.int_statement_grids as grids on cells.grid_id = grids.grid_id
left join intermediate.int_cell_roles as roles on cells.cell_id = roles.cell_id
where cells.number_printed between 1 and 200 and cells.number_printed % 1 = 0;

create or replace temp view input_line_numbers as
select *
from input_numbers
where role = 'line_number';

-- Performance tables.
create or replace temp view input_projects as
select *
from marts.performance_projects;

create or replace temp view input_indicators as
select *
from marts.performance_indicators;

create or replace temp view input_funds as
select *
from marts.performance_funds;

create or replace temp view input_targets as
select *
from marts.performance_targets;

-- People's numbers that a page prints, masked.
create or replace temp view input_personal_data as
select *
from audit.personal_data;

-- Where on its statement a figure stands: grid and row.
create or replace temp view input_rows as
select cell_id, grid_in_document, row_no
from intermediate.int_amounts;

-- The columns of amounts that a statement prints, filled or not.
create or replace temp view input_columns as
select distinct document_sha256, statement_code, coalesce(side, '') as side, measure_code
from intermediate.int_columns
where role = 'measure' and measure_code is not null;

-- The lines that a statement prints, with a figure or without, and how many times.
create or replace temp view input_lines as
select
    grids.document_sha256,
    grids.statement_code,
    lines.line_label,
    count(*) as times,
from intermediate.int_lines as lines
inner join intermediate.int_statement_grids as grids on lines.grid_id = grids.grid_id
where lines.line_label <> ''
group by all;

-- Words wherever a page prints them: sentences of the text, headings, captions of grids (titles and
-- what stands above), text of cells. `place` is a place of `rule_checks`; `statement_code` where the
-- words belong to a statement.
create or replace temp table input_texts as
select
    document_sha256,
    'sentence' as source,
    regexp_replace(text, '\s', '', 'g') as plain,
    section_code,
    null::varchar as statement_code,
    page,
    source_bbox,
    text,
from input_sentences
union all by name
select
    document_sha256,
    'heading' as source,
    title_plain as plain,
    coalesce(section_code, '') as section_code,
    page,
    source_bbox,
    text,
from input_headings
where not is_contents_line
union all by name
select
    grids.document_sha256,
    'caption' as source,
    captions.plain,
    '' as section_code,
    grids.statement_code,
    grids.page,
    [grids.x0, grids.y1, grids.x1, grids.y1 + 60] as source_bbox,
    captions.text,
from intermediate.int_grid_captions as captions
inner join intermediate.int_statement_grids as grids on captions.grid_id = grids.grid_id
union all by name
select
    document_sha256,
    'cell' as source,
    regexp_replace(text, '\s', '', 'g') as plain,
    '' as section_code,
    page,
    [x0, y0, x1, y1] as source_bbox,
    text,
from staging.stg_raw__cells
where length(text) > 3 and not regexp_full_match(text, '[\d\s.,%\-－—+()（）]*');

-- Names of subject codes by year (code lists of dbt). `valid_from` is null where we are not sure of the
-- name; `key` is what names are compared by.
create or replace temp table input_code_names as
select
    code::varchar as code,
    name_zh,
    name_key(name_zh) as key,
    valid_from::integer as valid_from,
    valid_to::integer as valid_to,
from (
    select class_code as code, name_zh, valid_from, valid_to
    from seeds.function_classes
    union all by name
    select code, name_zh, valid_from, valid_to
    from seeds.function_codes
    union all by name
    select code, name_zh, valid_from, valid_to
    from seeds.departmental_economic_codes
    union all by name
    select code, name_zh, valid_from, valid_to
    from seeds.governmental_economic_codes
);

create or replace temp view input_code_variants as
select code::varchar as code, name_key(name_zh) as key
from seeds.code_name_variants;

-- Lines of statements as they are printed, with a figure or without. `printed_whole`: the code
-- stands in one cell, so that it is not put together by us.
create or replace temp table input_code_lines as
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
    grids.page as source_page,
    cells.bbox as source_bbox,
from intermediate.int_lines as lines
inner join intermediate.int_statement_grids as grids on lines.grid_id = grids.grid_id
left join seeds.statements as names on grids.statement_code = names.statement_code
left join lateral (
    select
        bool_or(
            regexp_replace(row_cells.text, '\s', '', 'g') = lines.subject_code
        ) as printed_whole,
        arg_min([x0, y0, x1, y1], abs(column_no - lines.label_column_no)) as bbox,
    from staging.stg_raw__cells as row_cells
    where
        row_cells.document_sha256 = grids.document_sha256
        and row_cells.page = grids.page
        and row_cells.grid_no = grids.grid_no
        and row_cells.row_no = lines.row_no
        and row_cells.text <> ''
) as cells on true
where lines.line_label <> '' or lines.subject_code <> '';
