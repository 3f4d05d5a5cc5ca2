"""The raw layer's datasets, column by column.

Coordinates are PDF points, origin at the bottom left of the page as displayed upright. Pages, rows
and columns count from 1.
"""

import pyarrow as pa

_KEYS = [("document_sha256", pa.string()), ("extraction_id", pa.string())]
_BOX = [(name, pa.float64()) for name in ("x0", "y0", "x1", "y1")]

DOCUMENTS = pa.schema(
    [
        *_KEYS,
        ("byte_size", pa.int64()),
        ("page_count", pa.int32()),
        ("pdf_title", pa.string()),
        ("pdf_author", pa.string()),
        ("pdf_creator", pa.string()),
        ("pdf_producer", pa.string()),
        ("pdf_created_at", pa.string()),
        ("pdf_modified_at", pa.string()),
        ("extractor_version", pa.string()),
        ("content_sha256", pa.string()),
        ("status", pa.string()),
        ("reason_code", pa.string()),
        ("reason_detail", pa.string()),
        ("read_seconds", pa.float64()),
    ]
)
PAGES = pa.schema(
    [
        *_KEYS,
        ("page", pa.int32()),
        ("width", pa.float64()),
        ("height", pa.float64()),
        ("rotation", pa.int32()),
        ("text_source", pa.string()),
        ("engine_step", pa.string()),
        ("looks_tabular", pa.bool_()),
        ("grid_count", pa.int32()),
        ("glyphs_visible", pa.int32()),
        ("glyphs_read", pa.int32()),
        ("glyphs_in_cells", pa.int32()),
        ("glyphs_in_lines", pa.int32()),
        ("second_strikes", pa.int32()),
        ("glyphs_excluded", pa.int32()),
        ("account_closes", pa.bool_()),
        ("image_share", pa.float64()),
        ("picture_sha256", pa.string()),
        ("warnings", pa.list_(pa.string())),
        ("is_doubted", pa.bool_()),
        ("is_trusted", pa.bool_()),
    ]
)
LINES = pa.schema(
    [
        *_KEYS,
        ("page", pa.int32()),
        ("line_no", pa.int32()),
        *_BOX,
        ("text", pa.string()),
        ("font_size", pa.float64()),
        ("is_struck_twice", pa.bool_()),
        ("is_trusted", pa.bool_()),
    ]
)
GRIDS = pa.schema(
    [
        *_KEYS,
        ("page", pa.int32()),
        ("grid_no", pa.int32()),
        ("engine_step", pa.string()),
        ("rotation", pa.int32()),
        *_BOX,
        ("row_count", pa.int32()),
        ("column_count", pa.int32()),
        ("column_edges", pa.list_(pa.float64())),
        ("row_edges", pa.list_(pa.float64())),
    ]
)
CELLS = pa.schema(
    [
        *_KEYS,
        ("page", pa.int32()),
        ("grid_no", pa.int32()),
        ("row_no", pa.int32()),
        ("column_no", pa.int32()),
        ("row_span", pa.int32()),
        ("column_span", pa.int32()),
        *_BOX,
        *((f"ink_{name}", kind) for name, kind in _BOX),
        ("text", pa.string()),
        ("font_size", pa.float64()),
        ("is_struck_twice", pa.bool_()),
        ("text_source", pa.string()),
        ("confidence", pa.float64()),
        ("is_trusted", pa.bool_()),
    ]
)
FILES = pa.schema(
    [
        ("file_path", pa.string()),
        ("byte_size", pa.int64()),
        ("modified_at", pa.string()),
        ("document_sha256", pa.string()),
        ("status", pa.string()),
        ("reason_code", pa.string()),
        ("last_good_sha256", pa.string()),
    ]
)
CURRENT = pa.schema(_KEYS)

DATASETS: dict[str, pa.Schema] = {
    "documents": DOCUMENTS,
    "pages": PAGES,
    "lines": LINES,
    "grids": GRIDS,
    "cells": CELLS,
}
