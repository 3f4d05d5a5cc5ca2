-- One row per document, statement, line and measure: every figure printed in a statement of a
-- loaded document, as printed, never recalculated. Those of a kind of statement, or of a column,
-- that no words know stand under their printed title and heading, and are not trusted.
with

figures as (
    select * from {{ ref('int_statement_figures') }}
),

adding_up as (
    select * from {{ ref('int_adding_up') }}
),

known as (
    select
        figures.* exclude (
            is_repeat, bound_by, certainty, certainty_reason, is_trusted, header_path, source_page,
            source_text, source_bbox
        ),
        adding_up.adds_up_to,
        figures.is_repeat,
        figures.bound_by,
        figures.certainty,
        figures.certainty_reason,
        figures.is_trusted,

        figures.header_path,
        figures.source_page,
        figures.source_text,
        figures.source_bbox
    from figures
    left join adding_up
        on figures.cell_id = adding_up.cell_id
)

select * from known
union all by name
select
    * exclude (statement_id, grid_no, row_no, column_no, name_zh, document_kind),
    false as is_leaf,
    false as is_repeat,
    'words' as bound_by,
    'doubtful' as certainty,
    case when name_zh is null then 'column_in_doubt' else 'statement_in_doubt' end
        as certainty_reason,
    false as is_trusted
from {{ ref('int_other_figures') }}
order by document_sha256, statement_code, source_page, source_bbox[4] desc, source_bbox[1]
