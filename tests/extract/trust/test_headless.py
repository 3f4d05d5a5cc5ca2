"""A table without rulings whose columns do not fit its headings puts its page in doubt."""

from __future__ import annotations

import pytest

from extract.grids.booking import Cell
from extract.grids.grid import make_grid
from extract.trust.headless import doubted_columns


def doubts(step: str, rows: list[list[str]]) -> list[str]:
    columns = len(rows[0])
    edges = [10.0 * number for number in range(columns + 1)]
    grid = make_grid(step, edges, [100.0 - 10 * n for n in range(len(rows) + 1)], lambda *_: (1, 1))
    cells = [
        Cell(0, grid.spans[grid.owner[row][column]], text, None, None,
             is_struck_twice=False, is_readable=True)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]  # fmt: skip
    return [doubt.split(":")[0] for doubt in doubted_columns([grid], cells)]


HEADED = [["Name", "Sum", "Basic"], ["Roads", "12.50", "2.00"]]
HALF = [["", "Sum", ""], ["10.80", "1.20", "9.60"]]
GOES_ON = [["Roads", "12.50", "2.00"], ["Parks", "3.50", "1.00"]]
PIECES = [["Name", "", "Sum", "", "", ""], ["Roads", "1", "2", ".", "5", "0"]]
JOINED = [["Name", "Sum", "Paid"], ["Roads 12.50 Fees", "", "2.00"], ["Parks 3.50", "", "1.00"]]
ENDS_SO = [["Name", "Sum", "Paid"], ["Roads", "12.50", "2.00"], ["Plan 12345", "3.50", "1.00"]]
NAMES = [["Total Travel Guests", "Cars", "Fuel"], ["5.20", "1.60", "3.60"]]
CAPTION = [["Name", "Sum", "Unit：yuan"], ["Roads", "12.50", "2.00"]]
ABOVE = [["Office: Parks", "", "Unit：yuan"], *HEADED]
OF_NAMES = [["Name", "其中：basic", "Sum（unit：yuan）"], ["Roads", "12.50", "2.00"]]
BESIDE = [HEADED[0], ["3.00", "12.50 Roads", "2.00"], ["3.00", "1.50 Parks", "1.00"]]
TOUCHED = [HEADED[0], ["3.00", "1,012.50Roads", "2.00"], ["3.00", "1.50Parks", "1.00"]]
CODED = [HEADED[0], ["20805 Roads", "12.50万元", "2.00"], ["2080501 Parks", "1.50万元", "1.00"]]
NUMBERED = [["Name", "a", "b", "c", "d", "e"], ["", "1", "2", "3", "4", "5"]]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (HEADED, []),
        (HALF, ["figures_without_heading"]),
        (GOES_ON, []),
        (PIECES, ["figures_in_pieces"]),
        (JOINED, ["columns_in_one"]),
        (ENDS_SO, []),
        (NAMES, ["columns_in_one"]),
        (CAPTION, ["caption_in_heading"]),
        (ABOVE, []),
        (OF_NAMES, []),
        (BESIDE, ["columns_in_one"]),
        (TOUCHED, ["columns_in_one"]),
        (CODED, []),
        (NUMBERED, []),
    ],
    ids=[
        *("headed", "a heading over one column", "goes on", "digits spread"),
        *("names with amounts", "a name that ends so", "names side by side"),
        *("unit among names", "unit above", "colons of names"),
        *("amounts before names", "names that touch amounts", "codes and units"),
        "columns numbered",
    ],
)
def test_columns_that_do_not_fit(rows: list[list[str]], expected: list[str]) -> None:
    assert doubts("aligned", rows) == expected


def test_rulings_are_beyond_doubt() -> None:
    assert doubts("vector", HALF) == []
