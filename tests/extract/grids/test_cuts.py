"""Where the texts of two cells were written in one go."""

from __future__ import annotations

import pytest

from extract.grids.cuts import is_number, place_to_cut
from tests.extract.conftest import glyphs


@pytest.mark.parametrize(
    ("text", "ruling", "cut"),
    [
        ("1.00  A", 5, 5),
        ("0.00Health", 3, 4),
        ("行政运行12.34", 5, 4),
        ("2012601行政运行", 6, 7),
        ("0.0012.34", 4, 4),
        ("0.0012.34", 5, 4),
        ("27693630.00", 1, None),
        ("3,711,204,000.00", 5, None),
        ("27 693 630.00", 2, None),
        ("养老保险缴费支出", 4, None),
        ("（含上年结转2022）", 7, None),
    ],
)
def test_a_run_is_cut_only_where_it_says_so_itself(text: str, ruling: int, cut: int | None) -> None:
    assert place_to_cut(glyphs(text, 50), ruling) == cut


def test_a_gap_at_the_ruling_parts_two_headings() -> None:
    run = [*glyphs("基本支出", 50), *glyphs("项目支出", 71.5)]
    assert place_to_cut(run, 4) == 4
    spaced = [
        mark for number, char in enumerate("基本支出") for mark in glyphs(char, 50 + 7 * number)
    ]
    assert place_to_cut(spaced, 2) is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("1,234.50", True),
        ("-3", True),
        ("(1.5)", True),
        ("99%", True),
        ("2022）", False),
        ("项", False),
    ],
)
def test_a_number_has_nothing_beside_it(text: str, answer: bool) -> None:  # noqa: FBT001
    assert is_number(text) is answer
