"""Where the PDFs of a build lie: document hash → path, for crops of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from expectations.warehouse import open_warehouse

if TYPE_CHECKING:
    from pathlib import Path


def find_originals(warehouse: Path, inbox: Path) -> dict[str, Path]:
    """Find each loaded document's file below `inbox`; what is gone is left out."""
    with open_warehouse(warehouse, read_only=True) as connection:
        files = connection.execute(
            "select document_sha256, file_path from marts.files"
            " where status = 'loaded' and document_sha256 is not null"
        ).fetchall()
    return {sha256: inbox / path for sha256, path in files if (inbox / path).is_file()}
