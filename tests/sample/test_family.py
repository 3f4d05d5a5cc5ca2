"""Reports ruled otherwise than a grid, drawn by seed: every figure has a cell of its own."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from extract.document import read_document
from extract.settings import ExtractSettings

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
sys.path.insert(0, str(SAMPLE))

from generator.document import write_document  # noqa: E402
from generator.family import draw_report  # noqa: E402
from generator.ruling import SPARSE  # noqa: E402

SEEDS = (2, 14, 22, 36, 45, 58, 68, 79, 90, 99)
"""One of each kind of ruling."""


def test_the_seeds_show_every_kind_of_ruling() -> None:
    assert {draw_report(seed)[0].traits[-1] for seed in SEEDS} == set(SPARSE)


def test_the_same_seed_draws_the_same_report() -> None:
    one, other = draw_report(7)[0], draw_report(7)[0]
    assert one == other
    assert one.leaves != draw_report(16)[0].leaves


@pytest.mark.parametrize("seed", SEEDS)
def test_every_figure_has_a_cell_of_its_own(seed: int, tmp_path: Path) -> None:
    report, lay_out = draw_report(seed)
    path = tmp_path / "report.pdf"
    document = write_document(report, path, with_scans=False, lay_out=lay_out)
    reading = read_document(path, ExtractSettings(reads_scans=False))
    cells: dict[int, Counter[str]] = {
        page.page: Counter(cell.text for cell in page.booking.cells) for page in reading.pages
    }
    wanted: dict[int, Counter[str]] = {}
    for printed in document.figures:
        wanted.setdefault(printed.page, Counter())[printed.figure.text] += 1
    missed = {page: texts - cells[page] for page, texts in wanted.items() if texts - cells[page]}
    # a page of a table without rulings that prints one figure alone is not known as a table yet
    assert sum(count.total() for count in missed.values()) <= 0.01 * len(document.figures), missed
    assert all(page.is_trusted for page in reading.pages if page.page in wanted)
