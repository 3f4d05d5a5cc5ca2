"""Where nothing rules the columns, a figure off the others of its own may be another's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.grids.booking import NOTHING_BOOKED, Cell
from extract.grids.grid import Span, make_grid
from extract.marks.geometry import Box
from extract.trust.unruled import off_columns, off_rows
from tests.extract.conftest import ReadPage

NAMES = ("教育支出", "卫生健康支出", "住房保障支出", "农林水支出", "其他支出")


@pytest.mark.parametrize(
    ("right", "is_doubted"),
    [(240, False), (245, False), (262, True), (222, True)],
    ids=["below the others", "nearly", "between two columns", "too far left"],
)
def test_a_figure_off_its_column_is_in_doubt(
    read_one: ReadPage, song: str, right: float, *, is_doubted: bool
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(song, 10)
        for x, heading in ((50, "科目名称"), (208, "合计"), (288, "基本支出")):
            canvas.drawString(x, 280, heading)
        for row, name in enumerate(NAMES):
            canvas.drawString(50, 260 - 20 * row, name)
            canvas.drawRightString(right if row == 3 else 240, 260 - 20 * row, f"{row}123.45")
            if row != 3:
                canvas.drawRightString(320, 260 - 20 * row, f"{row}045.67")

    page = read_one(draw)
    assert {grid.step for grid in page.grids} == {"aligned"}
    found = [page.booking.cells[number].text for number in page.cell_doubts]
    assert found == ["3123.45"] * is_doubted
    assert set(page.cell_doubts.values()) <= {"off_its_column"}


def test_parts_of_a_number_in_two_columns_are_in_doubt(read_one: ReadPage, song: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(song, 10)
        for x, heading in ((50, "科目名称"), (170, "合计"), (208, "基本支出")):
            canvas.drawString(x, 280, heading)
        for row, name in enumerate(NAMES):
            canvas.drawString(50, 260 - 20 * row, name)
            canvas.drawRightString(200, 260 - 20 * row, "4" if row == 2 else "95.10")
            canvas.drawRightString(236, 260 - 20 * row, "312.00")

    page = read_one(draw)
    doubted = {page.booking.cells[n].text: reason for n, reason in page.cell_doubts.items()}
    assert doubted == {"4": "off_its_column", "312.00": "off_its_column"}


def test_decimals_in_a_column_of_their_own_put_the_number_in_doubt(
    read_one: ReadPage, song: str
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(song, 10)
        for x, heading in ((50, "科目名称"), (160, "合计")):
            canvas.drawString(x, 280, heading)
        for row, name in enumerate(NAMES):
            canvas.drawString(50, 260 - 20 * row, name)
            canvas.drawRightString(200, 260 - 20 * row, f"{row + 1},234")
            canvas.drawRightString(216, 260 - 20 * row, f"{row}5")

    page = read_one(draw)
    doubted = {page.booking.cells[n].text for n in page.cell_doubts}
    assert not page.is_trusted or doubted >= {"1,234", "2,234", "05", "15"}


@pytest.mark.parametrize(("x", "is_doubted"), [(300, False), (255, True)])
def test_figures_below_another_heading_than_the_others_are_in_doubt(
    x: float, *, is_doubted: bool
) -> None:
    def cell(row: int, column: int, text: str, right: float) -> Cell:
        span = Span(row, column, 1, 1, Box(0, 0, 1, 1))
        ink = Box(right - 5 * len(text), 100 - 10 * row, right, 108 - 10 * row)
        return Cell(0, span, text, ink, 10.0, is_struck_twice=False, is_readable=True)

    headings = [cell(0, column, "合计金额", 100.0 * column) for column in range(1, 4)]
    amounts = [
        cell(row, column, f"{row}23.45", x if column == 3 else 100.0 * column)
        for row in (1, 2)
        for column in range(1, 4)
    ]
    grid = make_grid("aligned", (0, 100, 200, 300), (100, 90, 80, 70), lambda *_: (1, 1))
    found = off_columns([grid], replace(NOTHING_BOOKED, cells=[*headings, *amounts]))
    assert [*found] == ([5, 8] if is_doubted else [])


@pytest.mark.parametrize(
    ("middle", "height", "is_doubted"),
    [(95, 8, False), (92, 8, False), (100, 8, True), (95, 20, False), (100, 20, False)],
    ids=["level", "nearly", "between two rows", "a name in two lines", "level with its last"],
)
def test_a_figure_beside_a_name_between_two_rows_is_in_doubt(
    middle: float, height: float, *, is_doubted: bool
) -> None:
    def cell(column: int, text: str, ink: Box) -> Cell:
        span = Span(1, column, 1, 1, Box(0, 0, 1, 1))
        return Cell(0, span, text, ink, 10.0, is_struck_twice=False, is_readable=True)

    name = cell(0, "教育支出", Box(10, middle - height / 2, 60, middle + height / 2))
    grid = make_grid("aligned", (0, 100, 200), (110, 100, 90), lambda *_: (1, 1))
    booking = replace(NOTHING_BOOKED, cells=[name, cell(1, "123.45", Box(150, 91, 190, 99))])
    assert [*off_rows([grid], booking)] == ([1] if is_doubted else [])
