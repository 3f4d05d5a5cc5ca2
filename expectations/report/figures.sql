-- One row per figure of a statement, at its place in the grid that was read.
create or replace temp view report_figures as
with places as (
    select
        amounts.*,
        regexp_extract(amounts.cell_id, ':p\d+:g(\d+):r(\d+):c(\d+)$', ['grid', 'row', 'col'])
            as place,
        try_cast(replace(amounts.source_text, ',', '') as decimal(28, 8)) as number,
    from marts.statement_amounts as amounts
)

select
    places.document_sha256,
    places.statement_code,
    coalesce(names.name_zh, places.statement_code) as statement_name,
    places.source_page as page,
    coalesce(try_cast(places.place.grid as integer), 0) as grid,
    -- where the place in the grid is not known, the place on the page orders as well
    coalesce(try_cast(places.place.row as integer), -round(places.source_bbox[2])::integer, 0)
        as row_no,
    coalesce(try_cast(places.place.col as integer), round(places.source_bbox[1])::integer, 0)
        as column_no,
    coalesce(places.side, '') || coalesce(places.block, '') as side,
    coalesce(places.subject_code, '') as subject_code,
    trim(concat_ws(
        ' ', places.line_label, nullif(nullif(places.unit_name, ''), places.line_label)
    )) as line_label,
    replace(coalesce(places.header_path, ''), '/', '－') as header_path,
    coalesce(places.source_text, '') as source_text,
    case
        when not places.is_trusted or places.certainty = 'doubtful' then 'd'
        when places.certainty = 'contradicted' then 'f'
        when places.certainty = 'proved' then ''
        else 'u'
    end as mark,
    places.unit = 'yuan' as is_money,
    try_cast(places.value / nullif(places.number, 0) as integer) as factor,
from places
left join input_statement_names as names on places.statement_code = names.statement_code;
