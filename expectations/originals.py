"""Where the PDFs of a build lie: document hash → files, for crops of pages."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from expectations.warehouse import open_warehouse
from extract.inbox import locate

if TYPE_CHECKING:
    from pathlib import Path


def find_originals(warehouse: Path, inbox: Path) -> dict[str, tuple[Path, ...]]:
    """Find each document's files below `inbox`, copies included.

    A document whose files are gone has none. Whether a file still is what was read is not asked.
    """
    with open_warehouse(warehouse, read_only=True) as connection:
        files = connection.execute(
            "select document_sha256, file_path from marts.files"
            " where document_sha256 is not null order by status <> 'loaded', file_path"
        ).fetchall()
    locations = locate(inbox)
    originals: defaultdict[str, list[Path]] = defaultdict(list)
    for sha256, path in files:
        originals[sha256] += [locations[path]] if path in locations else []
    return {sha256: tuple(paths) for sha256, paths in originals.items()}
