"""Headings beside each other stand in the middle of the columns they are over."""

from __future__ import annotations

from extract.grids.aligned.below import Interval
from extract.grids.aligned.sharing import share_out

COLUMNS = [Interval(50 * n, 50 * n + 50) for n in range(8)]


def test_each_heading_gets_its_own_columns() -> None:
    assert share_out([(100, 2), (300, 2)], range(8), COLUMNS) == [(0, 3), (4, 7)]


def test_a_column_may_be_below_none() -> None:
    assert share_out([(150, 2), (325, 2)], range(8), COLUMNS) == [(1, 4), (5, 7)]


def test_a_heading_that_goes_on_may_be_over_one_column() -> None:
    assert share_out([(25, 1), (200, 2)], range(7), COLUMNS) == [(0, 0), (1, 6)]


def test_too_many_headings_are_over_one_column_each() -> None:
    assert share_out([(50, 2), (75, 2)], range(3), COLUMNS) == [(0, 0), (0, 0)]
