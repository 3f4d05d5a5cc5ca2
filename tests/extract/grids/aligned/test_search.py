"""A table with horizontal rules only is read by its gutters and baselines."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from extract.page.reading import DocumentReading
from tests.extract.conftest import ReadPage, texts_of

NAMES = ["Roads", "Parks", "Schools", "Water"]


def heading(canvas: Canvas) -> None:
    """Draw top rule, two storeys of heading, and the rule below them."""
    canvas.line(50, 260, 350, 260)
    canvas.drawString(55, 240, "Name")
    canvas.drawCentredString(265, 248, "Years")
    canvas.drawRightString(250, 232, "2023A")
    canvas.drawRightString(345, 232, "2024A")
    canvas.line(50, 225, 350, 225)


def body(canvas: Canvas) -> None:
    """Draw four rows, the third with a name over two lines."""
    for row, name in enumerate(NAMES):
        y = 210 - 20 * row
        if name == "Schools":
            canvas.drawString(55, y + 5.5, "Schools and")
            canvas.drawString(55, y - 5.5, "nurseries")
        else:
            canvas.drawString(55, y, name)
        canvas.drawRightString(250, y, f"1,00{row}.50")
        canvas.drawRightString(345, y, f"{row}.25")


def test_rows_columns_and_heading_spans_are_found(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(150, 275, "Title")
        heading(canvas)
        body(canvas)
        canvas.line(50, 138, 350, 138)
        canvas.drawString(50, 120, "Note")

    page = read_one(draw)
    texts = texts_of(page)
    assert page.engine_step == "aligned"
    assert {texts[row, 1] for row in (3, 4, 6)} == {"Roads", "Parks", "Water"}
    assert texts[5, 1] == "Schools and\nnurseries"
    assert [texts[row, 2] for row in range(3, 7)] == [f"1,00{row}.50" for row in range(4)]
    assert [texts[row, 3] for row in range(3, 7)] == [f"{row}.25" for row in range(4)]
    spans = {c.text: (c.span.rows, c.span.columns) for c in page.booking.cells if c.text}
    assert spans["Years"] == (1, 2)
    assert spans["Name"] == (2, 1)
    assert [line.text for line in page.booking.lines] == ["Title", "Note"]
    assert page.account.closes


def test_a_table_that_runs_on_over_the_page_break_needs_no_last_rule(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        heading(canvas)
        body(canvas)
        canvas.drawString(190, 20, "- 7 -")

    page = read_one(draw)
    assert texts_of(page)[6, 3] == "3.25"
    assert [line.text for line in page.booking.lines] == ["- 7 -"]


def test_two_tables_are_parted_by_their_titles(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        for top in (280, 140):
            canvas.line(50, top, 350, top)
            for x, text in ((60, "Name"), (200, "First"), (300, "Second")):
                canvas.drawString(x, top - 14, text)
            canvas.line(50, top - 20, 350, top - 20)
            for row in range(3):
                canvas.drawString(60, top - 34 - 15 * row, f"row {chr(97 + row)}")
                canvas.drawRightString(230, top - 34 - 15 * row, f"{top}.0{row}")
                canvas.drawRightString(340, top - 34 - 15 * row, f"{top}.1{row}")
            canvas.line(50, top - 72, 350, top - 72)
        canvas.drawString(150, 175, "Another title")

    page = read_one(draw)
    assert len(page.grids) == 2
    assert texts_of(page, 0)[4, 3] == "280.12"
    assert texts_of(page, 1)[2, 2] == "140.00"
    assert [line.text for line in page.booking.lines] == ["Another title"]


def test_prose_between_two_rules_is_no_table(read: Callable[..., DocumentReading]) -> None:
    def draw(canvas: Canvas) -> None:
        for y in (280, 150, 30):
            canvas.line(30, y, 370, y)
        for row in range(7):
            words = "spent 1,234.50 on roads and 99.10 on parks in the year 2024 alone"
            canvas.drawString(32, 265 - 15 * row, words[row:] + " " + words[:row])

    (page,) = read(draw).pages
    assert page.looks_tabular
    assert page.grids == []
