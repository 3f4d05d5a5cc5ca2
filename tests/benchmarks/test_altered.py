"""What `benchmarks.altered` makes of a report, and how it compares."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.altered.__main__ import SETTINGS, compare, draw_pages, rows_of
from extract.document import read_document

REPORT = Path(__file__).parents[2] / "data/sample/tiny/sound.pdf"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("altered") / "drawn.pdf"
    assert draw_pages(REPORT, path, 2, random.Random(1))
    return path


@pytest.mark.parametrize(
    "way", ["lying", "on A3", "turned over", "two on one", "a date across", "marked"]
)
def test_a_report_made_otherwise_says_the_same(way: str, drawn: Path, tmp_path: Path) -> None:
    rows, _ = rows_of(read_document(drawn, SETTINGS))
    counts = compare(rows, drawn, way, tmp_path / "altered.pdf")
    assert rows.total()
    assert counts["same"] == counts["rows"] == rows.total()
    assert not counts["silent"]


@pytest.mark.parametrize("way", ["a solid seal", "covered", "a note over it"])
def test_figures_that_are_hidden_are_in_doubt(way: str, drawn: Path, tmp_path: Path) -> None:
    rows, _ = rows_of(read_document(drawn, SETTINGS))
    counts = compare(rows, drawn, way, tmp_path / "altered.pdf")
    assert not counts["silent"]
