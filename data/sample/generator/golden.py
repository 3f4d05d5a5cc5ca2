"""The tables beside the PDFs: figures, documents, faults; from the model, never read off a PDF."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from generator.tables import Printed

FIGURE_COLUMNS = (
    "document_sha256", "statement_code", "side", "block", "subject_code", "line_label", "line_no",
    "measure_code", "period", "value", "unit", "page", "source_text",
)  # fmt: skip


def write_figures(path: Path, sha256: str, printed: Sequence[Printed]) -> None:
    """Write a row per figure, with `line_no` only where lines would be alike without it."""
    alike = Counter(_place(p) for p in printed)
    seen: Counter[tuple[str, ...]] = Counter()
    rows = []
    for p in printed:
        figure, place = p.figure, _place(p)
        seen[place] += 1
        number = str(seen[place]) if alike[place] > 1 else ""
        rows.append(
            (
                sha256,
                figure.statement_code,
                figure.side,
                figure.block,
                figure.subject_code,
                figure.line_label,
                number,
                figure.measure_code,
                figure.period,
                f"{figure.value:f}",
                figure.unit,
                p.page,
                figure.text,
            )
        )
    write_table(path, FIGURE_COLUMNS, rows)


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a CSV file with a header line and unix line ends."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def sha256_of(path: Path) -> str:
    """Return the hash that names a document."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _place(printed: Printed) -> tuple[str, ...]:
    f = printed.figure
    where = (f.statement_code, f.side, f.block, f.subject_code)
    return *where, f.line_label, f.measure_code, f.period
