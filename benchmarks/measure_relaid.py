"""Read the sample reports laid out otherwise, and compare: no truth is needed.

usage: python -m benchmarks.measure_relaid [REPORT …] [--ways NAME …]

Each report of the sample is printed as it is and in other ways (`generator.relaid`): moved, scaled,
turned, split at other lines, ruled otherwise, in other type. What stands together in a printed row
with a figure must be read as it is in the first; rows that are lost, or new, are printed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "data" / "sample"))

from generator.document import write_document
from generator.model import load_reports
from generator.relaid import WAYS, as_it_is
from generator.surface import Press

from extract.document import read_document
from extract.grids.tabular import is_figure
from extract.settings import ExtractSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Report
    from generator.relaid import Way

    from extract.page.reading import DocumentReading, PageReading

SHOWN = 3
"""Rows printed of each kind of difference."""

Rows = Counter[tuple[str, ...]]
"""Rows as they are read: the texts of their cells from left to right, without white space."""


def figure_rows(report: Report, way: Way, folder: Path) -> Rows:
    """Print a report in a way, read it, and give its rows with figures."""
    return rows_of(printed_and_read(report, way, folder))


def printed_and_read(report: Report, way: Way, folder: Path) -> DocumentReading:
    """Print a report in a way, and read it."""
    path = folder / "report.pdf"
    lay_out, press = way
    write_document(report, path, with_scans=False, lay_out=lay_out, press=press)
    return read_document(path, ExtractSettings(reads_scans=False))


def rows_of(reading: DocumentReading) -> Rows:
    """Give the rows of a reading that print a figure, but for numbers of columns."""
    found: Rows = Counter()
    for page in reading.pages:
        rows: dict[tuple[int, int], list[str]] = defaultdict(list)
        for cell in page.booking.cells:
            if text := "".join(cell.text.split()):
                rows[cell.grid, cell.span.row].append(text)
        for texts in rows.values():
            figures = [text for text in texts if is_figure(text)]
            if any(len(figure) > len("12") for figure in figures):
                found[tuple(texts)] += 1
    return found


def _doubts(page: PageReading) -> Iterator[str]:
    """Name the doubts about a page; a sound one has none, however it is laid out."""
    yield from (doubt.split(":")[0] for doubt in (*page.failures, *page.doubts))
    if not (page.account.closes and page.account.readers_agree):
        yield "account"
    if page.cell_doubts or page.line_doubts:
        yield "cells_or_lines"


def main() -> None:
    """Read the command line, and compare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reports = {key: report for key, report in load_reports().items() if not report.damage}
    parser.add_argument("reports", nargs="*", default=list(reports), metavar="REPORT")
    parser.add_argument("--ways", nargs="*", default=list(WAYS), metavar="NAME")
    arguments = parser.parse_args()
    differing = 0
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for key in arguments.reports:
            plain = figure_rows(reports[key], (as_it_is, Press()), folder)
            for name in arguments.ways:
                reading = printed_and_read(reports[key], WAYS[name], folder)
                got = rows_of(reading)
                lost, new = plain - got, got - plain
                differing += lost.total() + new.total()
                print(
                    f"{key}, {name}: {plain.total()} rows, lost {lost.total()}, new {new.total()};"
                    f" {reading.reason_code or ''}",
                    *sorted({doubt for page in reading.pages for doubt in _doubts(page)}),
                )
                for sign, rows in (("-", lost), ("+", new)):
                    print(*(f"  {sign} {' | '.join(row)}\n" for row in list(rows)[:SHOWN]), sep="")
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
