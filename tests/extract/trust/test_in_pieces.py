"""A figure or heading in pieces is found, and whole ones are let be."""

from __future__ import annotations

import pytest

from extract.grids.booking import Cell
from extract.grids.grid import Span
from extract.marks.geometry import Box
from extract.trust.in_pieces import headings_in_pieces, rows_in_pieces


def count(rows: list[list[str]]) -> int:
    return rows_in_pieces(
        [
            Cell(0, Span(row, column, 1, 1, Box(0, 0, 1, 1)), text, None, None,
                 is_struck_twice=False, is_readable=True)
            for row, texts in enumerate(rows)
            for column, text in enumerate(texts)
            if text
        ]
    )  # fmt: skip


OTHERS = [["Roads", "12.50"], ["Fees", "8.00"]]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Roads", "1", "2", ".", "5", "0"]], 1),
        ([["Roads", "1", "2", "3", "4", "5"]], 0),
        ([["Roads", "6", "4", "8  7  5"], ["Parks", "648"]], 1),
        ([["Roads", "2033603 5"], ["Parks", "1 2 3"], ["Lights", "201 03 01"]], 1),
        ([["Roads", "¥", "5.00", "¥", "3.60"], ["Parks", "¥", ""]], 1),
        ([["Roads", "5,340", ".60"], ["Parks", "5.00", ".60"]], 1),
        ([["Total", "2652", "7"], ["", ".83", ""]], 1),
        ([["", "3.", ""], ["5.20", "", "3.60"], ["", "12", ""]], 1),
        ([["", "18,41"], ["Total", "9,345"]], 1),
        ([["Roads", "2652"], ["Parks", ".83"]], 0),
        ([["Roads", "18,419,345"], ["", "9,345.00"]], 0),
        ([["Parks", "3"], ["", "4.93"], *OTHERS], 1),
        ([["Parks", "9.5"], ["", "0"], *OTHERS], 1),
        ([["Parks", "0"], ["", "4.93"], *OTHERS], 0),
        ([["Parks", "3"], ["Lights", "4.93"], *OTHERS], 0),
        ([["Parks", "3"], ["", "4.93"], ["Roads", "12"], ["Fees", "8.00"]], 0),
        ([["", "6", "7"], ["", "4.93", "8.10"], ["", "1.25", "2.00"], ["", "3.00", "1.00"]], 0),
    ],
    ids=[
        "spread",
        "counts",
        "digits apart",
        "a digit apart",
        "a currency apart",
        "decimals apart",
        "ends below",
        "a line between",
        "groups",
        "named rows",
        "whole",
        "decimals below",
        "last digit below",
        "nothing above",
        "rows of their own",
        "other decimals",
        "numbers of columns",
    ],
)
def test_pieces_of_figures(rows: list[list[str]], expected: int) -> None:
    assert count(rows) == expected


Printed = tuple[str, float, float]
"""A text, and where its ink begins and ends, in a size of 10."""


def beside(*printed: Printed) -> list[Cell]:
    return [
        Cell(0, Span(0, column, 1, 1, Box(0, 0, 1, 1)), text, Box(x0, 0, x1, 10), 10.0,
             is_struck_twice=False, is_readable=True)
        for column, (text, x0, x1) in enumerate(printed)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ([("3", 0, 5), ("634.99", 7.6, 35)], 1),
        ([("3", 0, 5), ("634.99", 12, 39)], 0),
        ([("3.6", 0, 13), (" 0", 15.5, 20.5)], 1),
        ([("3.6", 0, 13), ("0", 15.5, 20.5)], 1),
        ([("3.60", 0, 18), ("12", 20.5, 30.5)], 0),
        ([("201", 0, 15), ("03", 34, 44)], 0),
        ([("34.99", 0, 25), ("302", 28, 43)], 0),
    ],
    ids=[
        "a space apart",
        "a column apart",
        "at a space",
        "decimals",
        "beside",
        "codes",
        "before a code",
    ],
)
def test_thousands_in_a_cell_of_their_own(printed: list[Printed], expected: int) -> None:
    assert rows_in_pieces(beside(*printed)) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ([("功  能  分", 0, 39), ("  类  科  目", 43.5, 82.5)], 1),
        ([("科  目  代", 0, 39), (" 码", 43.5, 53.5)], 1),
        ([("项  目", 0, 24.5), ("  金  额", 60, 84.5)], 0),
        ([("项  目", 0, 24.5), ("金  额", 28, 52.5)], 0),
        ([("项目", 0, 20), ("  金额", 24, 44)], 0),
    ],
    ids=["goes on", "last letter", "a column apart", "begins anew", "letters together"],
)
def test_headings_with_their_letters_apart(printed: list[Printed], expected: int) -> None:
    assert headings_in_pieces(beside(*printed)) == expected


def test_names_of_one_letter_a_row_are_in_pieces() -> None:
    letters = [["r"], ["o"], ["a"], ["d", "12.50"]]
    assert count(letters) == 3
    assert count(letters[1:]) == 0
