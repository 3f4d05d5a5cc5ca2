"""Figures that a program reads and people do not see, or see as others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.lib.colors import black, white
from reportlab.pdfgen.canvas import Canvas

from extract.page.reading import PageReading
from extract.trust.doubts import told_otherwise, unknown_marks
from tests.extract.conftest import ReadPage, draw_grid, glyphs

TEXTS = [["Name", "Amount"], ["Roads", "1,234.50"], ["Total", "1,234.50"]]


def table(canvas: Canvas) -> None:
    """Draw a small table."""
    draw_grid(canvas, [50, 150, 250], [280, 260, 240, 220], TEXTS)


def kinds(page: PageReading) -> list[str]:
    """Give the doubts without their counts."""
    return [doubt.split(":")[0] for doubt in page.doubts]


def covered(canvas: Canvas) -> None:
    table(canvas)
    canvas.setFillColor(white)
    canvas.rect(40, 200, 230, 90, stroke=0, fill=1)


def clipped(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(0, 0, 1, 1)
    canvas.clipPath(path, stroke=0, fill=0)
    table(canvas)


def clipped_in_part(canvas: Canvas) -> None:
    table(canvas)
    path = canvas.beginPath()
    path.rect(270, 220, 50, 40)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.grid([250, 350], [280, 260, 240, 220])
    canvas.drawString(253, 225, "9,876.54")


def minus_clipped(canvas: Canvas) -> None:
    table(canvas)
    canvas.grid([250, 350], [280, 260, 240, 220])
    path = canvas.beginPath()
    path.rect(258, 220, 90, 40)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.drawString(253, 225, "-9,876.54")


def white_on_white(canvas: Canvas) -> None:
    table(canvas)
    canvas.setFillColor(white)
    canvas.drawString(200, 225, "9,999.99")


def mirrored(canvas: Canvas) -> None:
    canvas.transform(-1, 0, 0, 1, 400, 0)
    table(canvas)


def printed_over(canvas: Canvas) -> None:
    table(canvas)
    canvas.drawString(153, 245, "8,888.88")


def invisible(canvas: Canvas) -> None:
    table(canvas)
    text = canvas.beginText(300, 100)
    text.setTextRenderMode(3)
    text.textLine("777")
    canvas.drawText(text)


def minute(canvas: Canvas) -> None:
    table(canvas)
    canvas.setFont("Helvetica", 0.01)
    canvas.drawString(190, 250, "777")


@pytest.mark.parametrize(
    ("draw", "doubt"),
    [
        (covered, "unseen_figures"),
        (clipped, "hidden_text"),
        (clipped_in_part, "hidden_figures"),
        (minus_clipped, "hidden_figures"),
        (white_on_white, "unseen_figures"),
        (minute, "unseen_figures"),
        (mirrored, "mirrored_figures"),
        (printed_over, "figures_over_figures"),
        (invisible, "hidden_figures"),
    ],
)
def test_figures_that_people_cannot_see_are_not_trusted(
    read_one: ReadPage, draw: Callable[[Canvas], None], doubt: str
) -> None:
    page = read_one(draw)
    assert doubt in kinds(page)
    assert not page.is_trusted


def test_a_table_cut_by_the_edge_is_not_trusted(read_one: ReadPage) -> None:
    page = read_one(lambda canvas: (canvas.translate(0, 20), table(canvas)), size=(175.0, 300.0))
    assert kinds(page) == ["words_cut", "hidden_figures"]


def test_a_name_cut_by_the_edge_is_not_trusted(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        table(canvas)
        canvas.drawString(-30, 100, "1234567890")

    page = read_one(draw)
    assert kinds(page) == ["words_cut"]
    assert not page.is_trusted


def test_figures_beyond_the_edge_and_outside_grids_raise_no_doubt(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        table(canvas)
        canvas.drawString(60, -50, "12,345.00")

    assert read_one(draw).is_trusted


def test_a_page_without_anything_to_see_shows_what_it_hides(read_one: ReadPage) -> None:
    page = read_one(lambda canvas: (canvas.translate(0, 400), table(canvas)))
    assert kinds(page) == ["hidden_text"]
    texts = [text for row in TEXTS for text in row]
    assert [cell.text for cell in page.booking.cells if cell.text] == texts
    assert not page.is_trusted


def bold(canvas: Canvas) -> None:
    table(canvas)
    canvas.translate(0.3, 0)
    table(canvas)


def white_on_dark(canvas: Canvas) -> None:
    canvas.setFillColor(black)
    canvas.rect(50, 220, 200, 60, fill=1)
    canvas.setFillColor(white)
    table(canvas)


@pytest.mark.parametrize("draw", [table, bold, white_on_dark])
def test_visible_print_is_trusted(read_one: ReadPage, draw: Callable[[Canvas], None]) -> None:
    page = read_one(draw)
    assert page.doubts == ()
    assert page.is_trusted


def test_a_white_running_header_raises_no_doubt(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        table(canvas)
        canvas.setFillColor(white)
        canvas.drawString(100, 290, "2026")

    assert read_one(draw).is_trusted


def test_unknown_marks_among_digits_are_counted() -> None:
    assert list(unknown_marks(["12\x003", "\ue031,\ue032", "\ue0b7 item", "1\n2"])) == [
        "untold_figures: 2"
    ]


def test_a_radical_told_as_its_character_is_no_other_mark() -> None:
    printed = glyphs("⻔⼾12", x=0)  # as browsers print 门户: NFKC knows one of the two radicals
    assert told_otherwise("门户12", printed) == 0
    assert told_otherwise("门户13", printed) == 1
    assert told_otherwise("门户厅12", printed) == 1


def test_columns_of_figures_without_a_grid_are_doubted(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        for row, texts in enumerate((("1.00", "20.00"), ("10.00", "2.00"), ("100.00", "200.00"))):
            for column, text in enumerate(texts):
                canvas.drawString(100 + 100 * column, 200 - 20 * row, text)

    assert kinds(read_one(draw)) == ["figures_without_grid", "figures_astray"]
