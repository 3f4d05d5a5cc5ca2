"""Make real reports otherwise, read both, and tell which figures are read otherwise.

usage: python -m benchmarks.altered PDF … [--ways WAY …] [--pages N] [--seed N] [--keep FOLDER]

Of each report N pages with tables are drawn. They are read as they are and in each way (`ways.py`).
A row with figures that is read otherwise on a page without doubt is silent; one whose page, or
cell, is in doubt is not. Prints both counts and the first silent rows. Never asserts.
"""

from __future__ import annotations

import argparse
import random
import subprocess
from collections import Counter, defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from benchmarks.altered.ways import WAYS
from extract.document import read_document
from extract.grids.tabular import is_figure
from extract.settings import ExtractSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.page.reading import DocumentReading

    Rows = Counter[tuple[str, ...]]

SETTINGS = ExtractSettings(reads_scans=False)
FEWEST = 10
"""Figures of a page that is worth drawing."""

SHOWN = 4


def main() -> None:
    """Compare each report with itself made otherwise."""
    asked = _arguments()
    total: dict[str, Counter[str]] = defaultdict(Counter)
    with TemporaryDirectory() as scratch:
        folder = asked.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for pdf in asked.pdfs:
            plain = folder / f"{pdf.stem}.pdf"
            if not draw_pages(pdf, plain, asked.pages, random.Random(f"{asked.seed}{pdf.stem}")):
                continue
            rows, _ = rows_of(read_document(plain, SETTINGS))
            for way in asked.ways:
                print(f"{pdf.stem}, {way}:", end=" ", flush=True)
                counts = compare(rows, plain, way, folder / f"{pdf.stem}~{way}.pdf")
                total[way] += counts
    for way, counts in total.items():
        print(f"{way:16}", *(f"{name} {number}" for name, number in counts.items()))


def compare(rows: Rows, plain: Path, way: str, altered: Path) -> Counter[str]:
    """Count the rows that are read otherwise."""
    try:
        WAYS[way](plain, altered)
    except (FileNotFoundError, subprocess.CalledProcessError, pdfium.PdfiumError) as error:
        print("not made:", str(error)[:80])
        return Counter({"not_made": 1})
    reading = read_document(altered, SETTINGS)
    trusted, doubted = rows_of(reading)
    lost, new = rows - trusted - doubted, trusted - rows
    # a row that is not there any more, on pages without doubt, would be missed by nobody
    is_doubted = any(_doubts(reading)) or bool(reading.reason_code)
    counts = Counter({
        "rows": rows.total(),
        "same": (rows & trusted).total(),
        "doubted": (rows & doubted).total() + (0 if not is_doubted else lost.total()),
        "silent": new.total() + (0 if is_doubted else lost.total()),
    })  # fmt: skip
    print(*(f"{name} {number}" for name, number in counts.items()), end="; ")
    print(reading.reason_code or "", *sorted(set(_doubts(reading))))
    if counts["silent"]:
        for sign, found in (("-", lost), ("+", new)):
            print(
                *(f"    {sign} {' | '.join(row)}\n" for row in list(found)[:SHOWN]), sep="", end=""
            )
    return counts


def draw_pages(source: Path, target: Path, count: int, chance: random.Random) -> bool:
    """Take pages with tables out of a report; say whether it has any."""
    with pdfium.PdfDocument(source) as document, pdfium.PdfDocument.new() as drawn:
        worth = [
            index
            for index, page in enumerate(document)
            if sum(map(is_figure, page.get_textpage().get_text_bounded().split())) >= FEWEST
        ]
        if not worth:
            return False
        drawn.import_pages(document, sorted(chance.sample(worth, min(count, len(worth)))))
        drawn.save(target)
    return True


def rows_of(reading: DocumentReading) -> tuple[Rows, Rows]:
    """Give the rows with figures, and apart those of which a page or cell is in doubt."""
    trusted: Rows = Counter()
    doubted: Rows = Counter()
    for page in reading.pages:
        rows: dict[tuple[int, int], list[str]] = defaultdict(list)
        in_doubt = {
            (cell.grid, cell.span.row)
            for number, cell in enumerate(page.booking.cells)
            if number in page.cell_doubts
        }
        for cell in page.booking.cells:
            if text := "".join(cell.text.split()):
                rows[cell.grid, cell.span.row].append(text)
        for place, texts in rows.items():
            if any(is_figure(text) and len(text) > len("12") for text in texts):
                is_sure = page.is_trusted and place not in in_doubt
                (trusted if is_sure else doubted)[tuple(texts)] += 1
    return trusted, doubted


def _doubts(reading: DocumentReading) -> Iterator[str]:
    for page in reading.pages:
        if not page.is_trusted:
            yield from (doubt.split(":")[0] for doubt in (*page.failures, *page.doubts))
            if not (page.account.closes and page.account.readers_agree):
                yield "account"
        if page.cell_doubts:
            yield "cells"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pdfs", nargs="+", type=Path)
    parser.add_argument("--ways", nargs="*", choices=list(WAYS), default=list(WAYS), metavar="WAY")
    parser.add_argument("--pages", type=int, default=4)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
