"""A figure that stands in pieces is found, and whole figures are let be."""

from __future__ import annotations

import pytest

from extract.grids.booking import Cell
from extract.grids.grid import Span
from extract.marks.geometry import Box
from extract.trust.in_pieces import rows_in_pieces


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


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Roads", "1", "2", ".", "5", "0"]], 1),
        ([["Roads", "1", "2", "3", "4", "5"]], 0),
        ([["Total", "2652", "7"], ["", ".83", ""]], 1),
        ([["", "3.", ""], ["5.20", "", "3.60"], ["", "12", ""]], 1),
        ([["", "18,41"], ["Total", "9,345"]], 1),
        ([["Roads", "2652"], ["Parks", ".83"]], 0),
        ([["Roads", "18,419,345"], ["", "9,345.00"]], 0),
    ],
    ids=["spread", "counts", "ends below", "a line between", "groups", "named rows", "whole"],
)
def test_pieces_of_figures(rows: list[list[str]], expected: int) -> None:
    assert count(rows) == expected


ROADS, PARKS = ["Roads", "3", "634.99"], ["Parks", "12", "708.42"]
SMALL = ["Lights", "", "193.88"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([ROADS, PARKS, SMALL], 2),
        ([ROADS, SMALL], 0),
        ([ROADS, PARKS], 0),
        ([ROADS, PARKS, ["Lights", "", "1193.88"]], 0),
        ([ROADS, PARKS, ["Lights", "7", "93.88"], SMALL], 0),
    ],
    ids=["apart", "one row", "beside all", "larger amounts", "smaller beside"],
)
def test_thousands_in_a_column_of_their_own(rows: list[list[str]], expected: int) -> None:
    assert count(rows) == expected
