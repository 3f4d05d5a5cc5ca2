"""Tables without any ruling stand between titles and notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportlab.pdfgen.canvas import Canvas

from extract.grids.aligned.bare import find_bare_frames, find_post_frames, without_page_frame
from extract.marks.geometry import Box
from extract.marks.rulings import Ruling, level_ruling
from extract.marks.textlines import TextLine
from extract.page.reading import DocumentReading
from tests.extract.conftest import ReadPage, texts_of
from tests.extract.grids.aligned.test_header import piece

PAGE = Box(0, 0, 400, 300)


def post(x: float, y0: float, y1: float) -> Ruling:
    return Ruling(Box(x, y0, x, y1), is_shape=False)


def rows(canvas: Canvas, top: float, *names: str) -> None:
    for number, name in enumerate(names):
        y = top - 16 * number
        canvas.drawString(50, y, name)
        canvas.drawRightString(240, y, f"{number + 1},100.50")
        if number != 1:
            canvas.drawRightString(340, y, f"{number}.25")


def heading(canvas: Canvas, top: float) -> None:
    canvas.drawString(60, top, "Name")
    canvas.drawCentredString(215, top, "Basic")
    canvas.drawCentredString(320, top, "Project")


def test_a_table_without_rulings_is_read_with_its_heading(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 15)
        canvas.drawString(150, 270, "Title")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(290, 252, "Unit: yuan")
        heading(canvas, 236)
        rows(canvas, 220, "Roads", "Parks", "Schools")
        canvas.drawString(50, 130, "Note")

    page = read_one(draw)
    texts = texts_of(page)
    assert [texts[1, column] for column in (1, 2, 3)] == ["Name", "Basic", "Project"]
    assert [texts.get((3, column)) for column in (1, 2, 3)] == ["Parks", "2,100.50", None]
    assert [line.text for line in page.booking.lines] == ["Title", "Unit: yuan", "Note"]


def test_a_table_goes_on_overleaf_in_the_same_columns(
    read: Callable[..., DocumentReading],
) -> None:
    def first(canvas: Canvas) -> None:
        heading(canvas, 236)
        rows(canvas, 220, "Roads", "Parks", "Schools")

    def second(canvas: Canvas) -> None:
        for number, name in enumerate(("Water", "Air", "Soil")):
            canvas.drawString(50, 250 - 16 * number, name)
            canvas.drawRightString(340, 250 - 16 * number, f"{number}.75")

    one, two = read(first, second).pages
    assert two.grids[0].column_edges == one.grids[0].column_edges
    assert texts_of(two)[1, 3] == "0.75"


def test_prose_with_amounts_is_no_table(read: Callable[..., DocumentReading]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(
            50, 250, "The income of the year was made of many parts as told below and"
        )
        canvas.drawString(50, 234, "came to   1115.48   yuan, the expenditure to   1092.80   yuan.")

    [page] = read(draw).pages
    assert page.grids == []


def test_a_title_and_a_line_with_the_unit_stand_above_a_table() -> None:
    unit = piece("Unit: 1", 300, 216)
    body = [piece(text, x, y) for y in (200, 184) for text, x in (("1.50", 175), ("2.50", 275))]
    [frame] = find_bare_frames([unit, *body])
    assert frame.y1 < 212


def test_three_vertical_rulings_are_the_columns_of_a_table() -> None:
    posts = [post(x, 50, 200) for x in (50, 150, 250)]
    assert list(find_post_frames(posts)) == [(Box(50, 50, 250, 200), (50, 150, 250))]
    assert list(find_post_frames(posts[:2])) == []


def test_a_frame_around_the_page_is_no_table() -> None:
    frame = [post(20, 20, 280), post(380, 20, 280)]
    frame += [level_ruling(20, 20, 380), level_ruling(280, 20, 380)]
    inner = level_ruling(150, 50, 350)
    assert without_page_frame([*frame, inner], PAGE) == [inner]
    assert without_page_frame([post(50, 100, 200), inner], PAGE) == [post(50, 100, 200), inner]


def test_rows_that_print_nothing_end_no_table(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        heading(canvas, 236)
        rows(canvas, 220, "Roads", "Parks", "Schools")
        canvas.drawString(50, 130, "Total")
        canvas.drawRightString(240, 130, "6,301.50")

    texts = texts_of(read_one(draw))
    assert texts[5, 1], texts[5, 2] == ("Total", "6,301.50")


def test_figures_below_the_numbers_of_their_columns_are_the_tables(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        heading(canvas, 236)
        for x, number in ((75, "1"), (215, "2"), (320, "3")):
            canvas.drawCentredString(x, 224, number)
        for x, text in ((100, "7.50"), (240, "3,100.50"), (340, "9.25")):
            canvas.drawRightString(x, 190, text)

    texts = texts_of(read_one(draw))
    assert [texts[3, column] for column in (1, 2, 3)] == ["7.50", "3,100.50", "9.25"]


def test_a_large_name_among_names_is_no_title() -> None:
    def line(y: float, name: str, *figures: str) -> list[TextLine]:
        return [piece(name, 60, y), *(piece(text, 150, y) for text in figures)]

    lines = [line(200 - 15 * n, "Roads", *["1.50"] * (n != 2)) for n in range(6)]
    lines[2][0] = replace(lines[2][0], font_size=14.0)
    [frame] = find_bare_frames([each for line in lines for each in line])
    assert frame.y1 - frame.y0 > 75
