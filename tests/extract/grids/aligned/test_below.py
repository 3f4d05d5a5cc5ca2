"""A heading over several columns is over those whose own headings stand deep enough below it."""

from __future__ import annotations

from extract.grids.aligned.below import Interval, free_columns
from tests.extract.grids.aligned.test_header import piece

COLUMNS = [Interval(50, 100), Interval(100, 150), Interval(150, 200), Interval(200, 250)]


def test_a_heading_half_as_deep_is_as_high_as_both_storeys() -> None:
    group = piece("Group", 150, 220)
    beside = [piece("All", 75, 210), piece("Rest", 225, 210)]
    below = [piece("Basic", 125, 200), piece("Other", 175, 200)]
    assert free_columns(group, [group, *beside, *below], COLUMNS) == [False, True, True, False]
