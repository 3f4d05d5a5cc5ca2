-- One row per piece of words wherever a page prints it; one per number of a person, masked.

-- Words wherever a page prints them: sentences of the text, headings, captions of grids (titles and
-- what stands above), text of cells. `place` is a place of `rule_checks`; `statement_code` where
-- the words belong to a statement.
create or replace table input_texts as
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
    -- the foot of the page before
    grids.page - if(captions.region = 'page_before', 1, 0) as page,
    if(
        captions.region = 'page_before', [grids.x0, 0, grids.x1, 250],
        [grids.x0, grids.y1, grids.x1, grids.y1 + 60]
    ) as source_bbox,
    captions.text,
from warehouse.intermediate.int_grid_captions as captions
inner join warehouse.intermediate.int_statement_grids as grids on captions.grid_id = grids.grid_id
union all by name
select
    document_sha256,
    'cell' as source,
    regexp_replace(text, '\s', '', 'g') as plain,
    '' as section_code,
    page,
    [x0, y0, x1, y1] as source_bbox,
    text,
from folded_cells
where
    -- the end of a name that a page break cut may be short (三保)
    (length(text) > 3 or regexp_matches(text, '\p{Han}[）)》”]'))
    and not regexp_full_match(text, '[\d\s.,%\-－—+()（）]*');

-- One row per document: all words that its cells print, as names are compared, with | between; a
-- name that is not among them is in no table.
create or replace table input_cell_words as
select
    document_sha256,
    string_agg(distinct name_key(text), '|' order by name_key(text)) as words,
from folded_cells
where regexp_matches(text, '\p{Han}')
group by document_sha256;

-- The numbers that cells print, of four digits and more.
create or replace table input_cell_numbers as
select distinct
    document_sha256,
    page,
    as_figure(regexp_replace(text, '[,，\s]', '', 'g')) as number,
from folded_cells
where regexp_full_match(trim(text), '-?\d[\d,，\s]{2,15}(\.\d{1,6})?')
    and length(regexp_replace(text, '\D', '', 'g')) between 4 and 18;

-- The rows of a list of statements that tells which of them are empty, cell by cell with | between.
create or replace table input_listed_rows as
select
    document_sha256,
    page,
    string_agg(regexp_replace(text, '\s', '', 'g'), '|' order by column_no) as plain,
from folded_cells
where (document_sha256, page, grid_no) in (
    select (document_sha256, page, grid_no) from folded_cells as lists
    where contains(text, '是否空表')
)
group by document_sha256, page, grid_no, row_no;

-- People's numbers that a page prints, masked.
create or replace view input_personal_data as
select *
from warehouse.audit.personal_data;
