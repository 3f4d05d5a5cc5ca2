-- One row per page of a document read: whether its glyph account closes, and what found its grids.
select
    document_sha256,
    page,
    text_source,
    engine_step,
    looks_tabular,
    grid_count,
    glyphs_visible,
    glyphs_read,
    glyphs_in_cells,
    glyphs_in_lines,
    second_strikes,
    glyphs_excluded,
    account_closes,
    is_trusted,
    warnings
from {{ ref('stg_raw__pages') }}
