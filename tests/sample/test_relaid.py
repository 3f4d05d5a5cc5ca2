"""A report laid out otherwise says the same: the rows with figures are read as in the plain one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.measure_relaid import figure_rows

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "data" / "sample"))

from generator.model import load_reports
from generator.relaid import WAYS, as_it_is
from generator.surface import Press

REPORT = load_reports()["lvhua-budget-2024"]
DRAWN = ("smaller", "rotated", "clipped names", "posts", "bare and split")
"""All the ways are in `benchmarks/measure_relaid.py`; these change the most."""


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> object:
    return figure_rows(REPORT, (as_it_is, Press()), tmp_path_factory.mktemp("plain"))


@pytest.mark.parametrize("name", DRAWN)
def test_the_rows_of_a_report_do_not_depend_on_its_layout(
    name: str, plain: object, tmp_path: Path
) -> None:
    assert figure_rows(REPORT, WAYS[name], tmp_path) == plain
