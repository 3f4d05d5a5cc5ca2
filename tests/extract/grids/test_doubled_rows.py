"""Two lines in one row of a grid are told apart, and one wrapped line is not."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.extract.conftest import ReadPage, texts_of

COLUMNS = [50.0, 150.0, 250.0, 350.0]


def read(read_one: ReadPage, cells: list[list[str]]) -> dict[tuple[int, int], str]:
    """Print a heading, and a row of cells with several lines each."""

    def draw(canvas: Canvas) -> None:
        canvas.grid(COLUMNS, [220, 200, 150])
        for column, lines in enumerate(cells):
            canvas.drawString(COLUMNS[column] + 5, 205, "abc"[column])
            for number, line in enumerate(lines):
                canvas.drawString(COLUMNS[column] + 5, 185 - 14 * number, line)

    page = read_one(draw)
    assert page.account.closes
    return {place: text for place, text in texts_of(page).items() if place[0] > 1}


def test_a_row_of_two_lines_is_parted(read_one: ReadPage) -> None:
    texts = read(read_one, [["Roads", "Schools"], ["369.26", "3,492.13"], ["", "3,492.13"]])
    assert texts == {
        (2, 1): "Roads",
        (2, 2): "369.26",
        (3, 1): "Schools",
        (3, 2): "3,492.13",
        (3, 3): "3,492.13",
    }


@pytest.mark.parametrize(
    "cells",
    [
        [["Roads and", "bridges"], ["369.26"]],
        [["Roads"], ["369.26", "3,492.13"]],
        [["Roads", "and"], ["3,49", "2.13"]],
        [["Roads and", "bridges", "Schools"], ["369.26", "3,492.13"]],
        [["2022", "2023"], ["12", "34"]],
    ],
    ids=["wrapped name", "one name", "wrapped number", "a name more", "no amounts"],
)
def test_a_row_that_may_be_one_line_stays_whole(read_one: ReadPage, cells: list[list[str]]) -> None:
    texts = read(read_one, cells)
    assert texts == {(2, column): "\n".join(lines) for column, lines in enumerate(cells, start=1)}
