-- One row per grid and column: the headings above it, top down, and what each means.
select
    columns.document_sha256,
    columns.page,
    columns.grid_no,
    columns.grid_id,
    columns.column_no,
    columns.statement_id,
    columns.statement_code,
    columns.grid_in_document,
    columns.has_head,
    columns.head_grid_id,

    -- each figure below carries it: the longest of real headings has a thousand characters
    left(coalesce(
        string_agg(headings.squeezed, '/' order by headings.row_no), ''
    ), 2000) as header_path,
    coalesce(list(
        struct_pack(
            plain := headings.plain,
            concept := headings.concept,
            kind := headings.kind,
            cell_id := headings.cell_id,
            width := headings.last_column_no - headings.column_no + 1
        ) order by headings.row_no
    ) filter (where headings.cell_id is not null), []) as headings,
    coalesce(bool_or(headings.is_of_which), false) as is_of_which,
    coalesce(bool_or(headings.says_of_which), false) as says_of_which,
    coalesce(bool_or(headings.is_composed), false) as is_composed,
    max(headings.heading_year) as heading_year,
    max(headings.unit_name_zh) as heading_unit
from {{ ref('int_head_columns') }} as columns
left join {{ ref('int_headings') }} as headings
    on columns.head_grid_id = headings.grid_id
    and columns.head_column_no between headings.column_no and headings.last_column_no
group by all
