"""A ruled table whose rows are not ruled has a row for each line of figures."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from tests.extract.conftest import ReadPage, texts_of

COLUMNS = [50, 150, 250, 350]


def table(canvas: Canvas, *lines: tuple[str, str, str]) -> None:
    canvas.grid(COLUMNS, [280, 260, 100])
    for column, text in enumerate(("Name", "Basic", "Project")):
        canvas.drawString(COLUMNS[column] + 5, 266, text)
    for number, line in enumerate(lines):
        for column, text in enumerate(line):
            canvas.drawString(COLUMNS[column] + 5, 245 - 16 * number, text)


def test_each_line_of_figures_is_a_row(read_one: ReadPage) -> None:
    names = ("Roads", "Parks", "Schools")
    page = read_one(lambda canvas: table(canvas, *((name, "1.50", "2.75") for name in names)))
    texts = texts_of(page)
    assert [texts[row, 1] for row in (1, 2, 3, 4)] == ["Name", *names]
    assert [texts[row, 3] for row in (2, 3, 4)] == ["2.75"] * 3


def test_numbers_that_wrap_in_their_cells_are_one_row(read_one: ReadPage) -> None:
    lines = (("", "1208.2", "1682.7"), ("Roads", "", ""), ("", "0", "6"))
    page = read_one(lambda canvas: table(canvas, *lines))
    assert texts_of(page)[2, 2] == "1208.2\n0"
