"""A run goes whole to the cell it belongs to."""

from __future__ import annotations

import pytest

from extract.grids.grid import make_grid
from extract.grids.placing import place_runs
from extract.marks.runs import Run, text_of
from tests.extract.conftest import glyph, glyphs

GRID = make_grid("vector", (0, 60, 100, 140, 400), (120, 90), lambda *_: (1, 1))


def places(*runs: Run) -> list[tuple[int | None, str]]:
    """Give the column and the text of each piece."""
    return [(slot[1] if slot else None, text_of(run)) for slot, run in place_runs(runs, [GRID])]


@pytest.mark.parametrize(
    ("text", "x", "column"),
    [
        ("行政单位医疗", 3, 0),
        ("机关事业单位基本养老保险缴费支出", 3, 0),  # over three cells, aligned with the first
        ("1234567890.00", 73, 2),  # 65 wide, aligned with the end of a cell of 40
        ("公务用车购置及运行维护费", 50, 1),  # 60 wide, in the middle of a cell of 40
    ],
)
def test_a_run_wider_than_its_cell_goes_where_it_is_aligned(
    text: str, x: float, column: int
) -> None:
    assert places(glyphs(text, x)) == [(column, text)]


def test_what_the_clip_hides_has_no_say() -> None:
    label = [
        mark.replaced(is_clipped=mark.x > 57) for mark in glyphs("一般行政管理事务（2022）", 40)
    ]
    assert places(label) == [(0, "一般行政管理事务（2022）")]


def test_blank_ends_of_a_run_stay_where_they_are() -> None:
    assert places(glyphs(" 合计", 57)) == [(0, " "), (1, "合计")]


def test_a_run_that_leaves_the_grid_stays_in_it() -> None:
    assert places(glyphs("1,234,567.89", 345)) == [(3, "1,234,567.89")]
    assert places(glyphs("outside", 500)) == [(None, "outside")]


def test_glyphs_shown_one_by_one_are_placed_one_by_one() -> None:
    assert places([glyph("2", 55.5), glyph("1", 60.5, shown_by=1)]) == [(0, "2"), (1, "1")]
