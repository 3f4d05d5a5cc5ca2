"""A document's reading in, Arrow tables out: one for each dataset of the raw layer."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from extract.store.schemas import DATASETS
from extract.store.versions import version_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.page.reading import DocumentReading, PageReading

MENDED = "mended"
"""Begins the warning on each page of a file that had to be mended."""

DocumentTables = dict[str, bytes]
"""Per dataset, an Arrow IPC stream without the column `extraction_id`, which the batch gives."""


def to_tables(sha256: str, reading: DocumentReading) -> DocumentTables:
    """Lay a reading out as tables, ready to be sent from a worker to the writing process."""
    rows: dict[str, Iterable[dict[str, Any]]] = {
        "pages": (_page_row(page) for page in reading.pages),
        "lines": (row for page in reading.pages for row in _line_rows(page)),
        "grids": (row for page in reading.pages for row in _grid_rows(page)),
        "cells": (row for page in reading.pages for row in _cell_rows(page)),
    }
    tables = {name: _table(name, rows[name]) for name in rows}
    is_proved = all(_is_proved(page) for page in reading.pages)
    is_printed = any(tables[name].num_rows for name in ("cells", "lines"))
    content = _content_digest(tables, reading.extras) if is_proved and is_printed else None
    if reading.mended:  # told after the digest: a copy of a damaged file is a copy
        told = f"{MENDED}: {reading.mended}"
        rows_of_pages = tables["pages"].to_pylist()
        told_rows = ({**row, "warnings": [told, *row["warnings"]]} for row in rows_of_pages)
        tables["pages"] = _table("pages", told_rows)
    tables["documents"] = _table(
        "documents", [{**_document_row(reading), "content_sha256": content}]
    )
    return {name: _ipc(tables[name], sha256) for name in DATASETS}


def _is_proved(page: PageReading) -> bool:
    """Say whether another page of the same marks and pixels can only be a copy of this one.

    A line outside tables of which the picture shows nothing is no hindrance: it is doubted in both
    readings, with the same text at the same place, and the pictures show the same in its place.
    """
    is_certain = page.is_trusted and not page.cell_doubts and page.has_readable_lines
    return is_certain and page.picture_sha256 is not None


def from_ipc(stream: bytes) -> pa.Table:
    """Read a table back in the writing process."""
    with pa.ipc.open_stream(stream) as reader:
        return reader.read_all()


def _table(name: str, rows: Iterable[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), DATASETS[name].remove(1).remove(0))


def _content_digest(tables: dict[str, pa.Table], extras: tuple[str, ...]) -> str:
    """Digest what is printed, what it looks like and what is carried: the same for a copy.

    A copy was saved anew: its bytes differ, no mark and no pixel does. Asked only of a document of
    which every page is proved and something is printed: doubtful readings of unlike pages may be
    equal, and documents of blank pages are no copies of each other.
    """
    digest = hashlib.sha256(json.dumps(extras).encode())
    for name in sorted(tables):
        digest.update(_stream(tables[name]))
    return digest.hexdigest()


def _ipc(table: pa.Table, sha256: str) -> bytes:
    keys = pa.array([sha256] * table.num_rows, pa.string())
    return _stream(table.add_column(0, "document_sha256", keys))


def _stream(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    stream: bytes = sink.getvalue().to_pybytes()
    return stream


def _document_row(reading: DocumentReading) -> dict[str, Any]:
    metadata = {key: _text(value) for key, value in reading.metadata.items()}
    return {
        "byte_size": reading.byte_size,
        "page_count": reading.page_count,
        "pdf_title": metadata.get("Title"),
        "pdf_author": metadata.get("Author"),
        "pdf_creator": metadata.get("Creator"),
        "pdf_producer": metadata.get("Producer"),
        "pdf_created_at": metadata.get("CreationDate"),
        "pdf_modified_at": metadata.get("ModDate"),
        "extractor_version": version_of(reading.scans),
        "status": "unreadable" if reading.reason_code else "read",
        "reason_code": reading.reason_code,
        "reason_detail": reading.reason_detail and _text(reading.reason_detail),
        "read_seconds": reading.read_seconds,
    }


def _page_row(page: PageReading) -> dict[str, Any]:
    account = page.account
    return {
        "page": page.page,
        "width": page.size[0],
        "height": page.size[1],
        "rotation": page.rotation,
        "text_source": page.text_source,
        "engine_step": page.engine_step,
        "looks_tabular": page.looks_tabular,
        "grid_count": len(page.grids),
        "glyphs_visible": account.visible,
        "glyphs_read": account.read,
        "glyphs_in_cells": account.in_cells,
        "glyphs_in_lines": account.in_lines,
        "second_strikes": account.second_strikes,
        "glyphs_excluded": account.excluded,
        "account_closes": account.closes,
        "image_share": page.image_share,
        "picture_sha256": page.picture_sha256,
        "warnings": _warnings(page),
        "is_doubted": bool(page.doubts),
        "is_trusted": page.is_trusted,
    }


def _warnings(page: PageReading) -> list[str]:
    account = page.account
    warnings = [_text(text) for text in (*page.failures, *page.doubts)]
    if page.skew:
        warnings.append(f"skew: {page.skew}")
    if not account.closes:
        warnings.append("account_open")
    if not account.readers_agree:
        warnings.append(f"readers_disagree: {account.visible} against {account.read}")
    for where, doubts in (("lines", page.line_doubts), ("cells", page.cell_doubts)):
        for doubt, count in sorted(Counter(doubts.values()).items()):
            warnings.append(f"{doubt}_{where}: {count}")
    if account.unmapped:
        warnings.append(f"unmapped_glyphs: {account.unmapped}")
    return warnings


def _line_rows(page: PageReading) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(page.booking.lines, start=1):
        yield {
            "page": page.page,
            "line_no": number,
            **line.box._asdict(),
            "text": _text(line.text),
            "font_size": line.font_size,
            "is_struck_twice": line.is_struck_twice,
            "is_trusted": page.is_trusted and number - 1 not in page.line_doubts,
        }


def _grid_rows(page: PageReading) -> Iterator[dict[str, Any]]:
    for number, grid in enumerate(page.grids, start=1):
        yield {
            "page": page.page,
            "grid_no": number,
            "engine_step": grid.step,
            "rotation": page.rotation,
            **grid.box._asdict(),
            "row_count": len(grid.row_edges) - 1,
            "column_count": len(grid.column_edges) - 1,
            "column_edges": list(grid.column_edges),
            "row_edges": list(grid.row_edges),
        }


def _cell_rows(page: PageReading) -> Iterator[dict[str, Any]]:
    for number, cell in enumerate(page.booking.cells):
        span = cell.span
        ink = cell.ink._asdict() if cell.ink else {}
        yield {
            "page": page.page,
            "grid_no": cell.grid + 1,
            "row_no": span.row + 1,
            "column_no": span.column + 1,
            "row_span": span.rows,
            "column_span": span.columns,
            **span.box._asdict(),
            **{f"ink_{name}": value for name, value in ink.items()},
            "text": _text(cell.text),
            "font_size": cell.font_size,
            "is_struck_twice": cell.is_struck_twice,
            "text_source": cell.text_source,
            "confidence": cell.confidence,
            "is_trusted": page.is_trusted and cell.is_readable and number not in page.cell_doubts,
        }


def _text(text: str) -> str:
    """Replace what is no Unicode text (halves of surrogate pairs), which parquet cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
