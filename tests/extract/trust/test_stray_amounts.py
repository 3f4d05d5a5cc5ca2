"""An amount that stands apart outside every grid is no running text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.page.reading import DocumentReading
from tests.extract.conftest import ReadPage, draw_grid


@pytest.mark.parametrize(
    ("pieces", "is_astray"),
    [
        ((("Total", 60), ("1,474.53", 300)), True),
        ((("Roads", 60), ("12.50", 200), ("Parks", 240), ("8.25", 340)), True),
        ((("came to 1,474.53 in all", 60),), False),
        ((("came to", 60), ("1,474.53", 107)), False),
        ((("1,474.53", 300),), True),
        ((("Report", 60), ("2024.08", 300)), False),
        ((("Total", 60), ("14", 300)), False),
        ((("Total", 60), ("1,474.53*", 300)), True),
        ((("Total", 60), ("1,474.53|", 300)), True),
        ((("Total", 60), ("1,474:53", 300)), True),
        ((("Share", 60), ("14.53%", 300)), False),
        ((("Total   1,474.53   12.50", 60),), True),
    ],
    ids=[
        "by a name",
        "two of them",
        "prose",
        "justified",
        "without a name",
        "a date",
        "a number",
        "noted",
        "a bar behind",
        "a colon for its point",
        "a share",
        "a row set in blanks",
    ],
)
def test_an_amount_apart_from_its_name_is_astray(
    read_one: ReadPage, pieces: tuple[tuple[str, float], ...], *, is_astray: bool
) -> None:
    def draw(canvas: Canvas) -> None:
        draw_grid(canvas, [50, 150, 250], [280, 260, 240], [["Name", "Sum"], ["Water", "3.00"]])
        for text, x in pieces:
            canvas.drawString(x, 60, text)

    page = read_one(draw)
    assert page.is_trusted != is_astray
    assert [doubt.split(":")[0] for doubt in page.doubts] == ["figures_astray"] * is_astray
    assert list(page.line_doubts.values()) == ["figures_astray"] * is_astray


@pytest.mark.parametrize(
    ("text", "x", "is_astray"),
    [("5783800", 205, True), ("5783800", 330, False), ("2024", 205, False)],
    ids=["below a column", "elsewhere", "a year"],
)
def test_a_whole_number_below_a_column_of_them_is_astray(
    read_one: ReadPage, song: str, text: str, x: float, *, is_astray: bool
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(song, 10)
        for row, name in enumerate(("科目名称", "教育支出", "卫生健康支出", "住房保障支出")):
            canvas.drawString(50, 260 - 20 * row, name)
            canvas.drawString(205, 260 - 20 * row, "1230000" if row else "合计")
            canvas.drawString(285, 260 - 20 * row, "4560000" if row else "基本支出")
        canvas.drawString(
            50, 120, "本表反映部门本年度各项支出的情况，其他支出另见下列各行，不再重复说明。"
        )
        canvas.drawString(50, 60, "农林水支出")
        canvas.drawString(x, 60, text)

    page = read_one(draw)
    assert {grid.step for grid in page.grids} == {"aligned"}
    assert ("figures_astray" in page.line_doubts.values()) == is_astray


@pytest.mark.parametrize("count", [2, 3])
def test_lines_that_end_in_an_amount_and_its_unit_are_a_table(
    read_one: ReadPage, song: str, count: int
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(song, 10)
        for row in range(count):
            canvas.drawString(50, 280 - 20 * row, "基本支出")
            canvas.drawString(250, 280 - 20 * row, "12.50万元")

    astray = ["figures_astray"] * count if count > 2 else []
    assert [*read_one(draw).line_doubts.values()] == astray


@pytest.mark.parametrize("has_table", [True, False])
def test_amounts_alone_are_astray_beside_a_table_and_an_axis_elsewhere(
    read_one: ReadPage, *, has_table: bool
) -> None:
    def draw(canvas: Canvas) -> None:
        if has_table:
            draw_grid(canvas, [50, 150, 250], [280, 260, 240], [["Name", "Sum"], ["Water", "3.00"]])
        for y in (60, 80, 100):
            canvas.drawString(300, y, "1,474.53")

    page = read_one(draw)
    assert ("figures_astray" in page.line_doubts.values()) == has_table


def test_a_line_of_short_figures_between_such_lines_is_astray_too(
    read_one: ReadPage, song: str
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(song, 10)
        draw_grid(canvas, [50, 150, 250], [280, 260, 240], [["Name", "Sum"], ["Water", "3.00"]])
        for row, sums in enumerate((("12.50", "1.25"), ("42", "42"), ("8.25", "8.25"), ("3.50",))):
            canvas.drawString(50, 180 - 20 * row, f"2、教育支出{'甲乙丙丁'[row]}")
            for column, text in enumerate(sums):
                canvas.drawRightString(200 + 60 * column, 180 - 20 * row, text)
        canvas.drawString(50, 80, "共3页")

    page = read_one(draw)
    astray = [page.booking.lines[number].text for number in sorted(page.line_doubts)]
    assert [text.split()[-1] for text in astray] == ["1.25", "42", "8.25", "3.50"]


@pytest.mark.parametrize(
    ("name", "x", "is_astray"),
    [(50, 205, True), (50, 330, False), (270, 205, False)],
    ids=["below a column", "elsewhere", "a code before its name"],
)
def test_a_whole_number_below_a_column_of_the_page_before_is_astray(
    read: Callable[..., DocumentReading], song: str, name: float, x: float, *, is_astray: bool
) -> None:
    def table(canvas: Canvas) -> None:
        draw_grid(canvas, [50, 200, 300], [280, 260, 240], [["Name", "Sum"], ["Water", ""]])
        canvas.setFont(song, 10)
        canvas.drawString(205, 245, "1230000")

    def rest(canvas: Canvas) -> None:
        canvas.setFont(song, 10)
        canvas.drawString(name, 260, "Roads")
        canvas.drawString(x, 260, "5783800")

    page = read(table, rest).pages[1]
    assert ("figures_astray" in page.line_doubts.values()) == is_astray


@pytest.mark.parametrize(("has_chart", "is_astray"), [(False, True), (True, False)])
def test_a_row_of_amounts_alone_is_astray_where_no_chart_is_drawn(
    read_one: ReadPage, *, has_chart: bool, is_astray: bool
) -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(4):
            canvas.drawString(50 + 80 * number, 200, f"{number}0.50")
        if has_chart:
            canvas.wedge(50, 20, 150, 120, 0, 90, fill=1)

    page = read_one(draw)
    assert ("figures_astray" in page.line_doubts.values()) == is_astray


def test_amounts_that_stand_upwards_beside_each_other_are_a_table(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 250, "Roads")
        for x, y in ((200, 220), (260, 220), (200, 150), (260, 150)):
            canvas.saveState()
            canvas.translate(x, y)
            canvas.rotate(90)
            canvas.drawString(0, 0, f"{x}.50")
            canvas.restoreState()

    page = read_one(draw)
    astray = [page.booking.lines[number].text for number in page.line_doubts]
    assert sorted(astray) == sorted(line.text for line in page.booking.lines if "." in line.text)
