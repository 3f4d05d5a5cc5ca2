-- One row per document, statement, line and measure: every figure printed in a recognised statement
-- of a loaded document, as printed, never recalculated.
with

figures as (
    select * from {{ ref('int_statement_figures') }}
),

adding_up as (
    select * from {{ ref('int_adding_up') }}
)

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
order by document_sha256, statement_code, source_page, source_bbox[4] desc, source_bbox[1]
