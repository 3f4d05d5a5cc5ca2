"""Cells that show figures which are no text, or other ones than their text says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extract.page.reading import PageReading
from extract.trust.unread_ink import UNREAD, UNREAD_INK
from tests.extract.conftest import ReadPage, draw_grid, texts_of

COLUMNS, ROWS = [50, 150, 250], [180, 160, 140, 120]


def table(canvas: Canvas, amount: str = "") -> None:
    rows = [["Name", "Amount"], ["Roads", "1.50"], ["Bridges", amount]]
    draw_grid(canvas, COLUMNS, ROWS, rows)


def picture(canvas: Canvas, text: str, box: tuple[float, float, float, float]) -> None:
    image = Image.new("L", (300, 60), 255)
    ImageDraw.Draw(image).text((200, 8), text, fill=0, font_size=36)
    canvas.drawImage(ImageReader(image), *box)


def pasted(canvas: Canvas) -> None:
    table(canvas)
    picture(canvas, "7.25", (151, 121, 98, 18))


def outlined(canvas: Canvas) -> None:
    table(canvas)
    canvas.setLineWidth(1.5)
    canvas.ellipse(200, 125, 205, 134)
    canvas.ellipse(208, 125, 213, 134)


def through_outlines(canvas: Canvas) -> None:
    table(canvas)
    text = canvas.beginText(200, 125)
    text.setTextRenderMode(7)
    text.textOut("7.25")
    canvas.drawText(text)
    canvas.rect(151, 121, 98, 18, stroke=0, fill=1)


def blank_picture(canvas: Canvas) -> None:
    table(canvas)
    picture(canvas, "", (151, 121, 98, 18))


def ringed(canvas: Canvas) -> None:
    table(canvas)
    canvas.ellipse(140, 110, 260, 150)


def dashed(canvas: Canvas) -> None:
    table(canvas)
    canvas.bezier(200, 130, 202, 130, 204, 130, 206, 130)


def doubts(page: PageReading) -> dict[str, str]:
    return {page.booking.cells[number].text: doubt for number, doubt in page.cell_doubts.items()}


@pytest.mark.parametrize("draw", [pasted, outlined, through_outlines])
def test_a_figure_that_is_no_text_leaves_a_mark_in_its_cell(
    read_one: ReadPage, draw: Callable[[Canvas], None]
) -> None:
    page = read_one(draw)
    assert texts_of(page)[3, 2] == UNREAD
    assert doubts(page) == {UNREAD: UNREAD_INK}
    assert page.account.closes


@pytest.mark.parametrize("draw", [table, blank_picture, ringed, dashed])
def test_a_cell_without_figures_stays_blank(
    read_one: ReadPage, draw: Callable[[Canvas], None]
) -> None:
    page = read_one(draw)
    assert (3, 2) not in texts_of(page)
    assert not page.cell_doubts


def test_a_figure_under_a_picture_of_another_one_is_in_doubt(read_one: ReadPage) -> None:
    def over(canvas: Canvas) -> None:
        table(canvas, "9.75")
        picture(canvas, "9.25", (151, 121, 98, 18))

    page = read_one(over)
    assert "9.75" in doubts(page) or page.doubts


def test_a_figure_on_a_picture_is_not(read_one: ReadPage) -> None:
    def under(canvas: Canvas) -> None:
        picture(canvas, "", (151, 121, 98, 18))
        table(canvas, "9.75")

    page = read_one(under)
    assert texts_of(page)[3, 2] == "9.75"
    assert not page.cell_doubts
    assert page.is_trusted


@pytest.mark.parametrize(("row", "doubt"), [(1, {"1.50": "struck"}), (2, {})])
def test_a_figure_that_a_slanted_line_crosses_is_in_doubt(
    read_one: ReadPage, row: int, doubt: dict[str, str]
) -> None:
    def crossed(canvas: Canvas) -> None:
        table(canvas)
        canvas.line(152, ROWS[row + 1] + 4, 176, ROWS[row] - 8)

    assert doubts(read_one(crossed)) == doubt


@pytest.mark.parametrize(("ends", "doubt"), [((1, 2), {"1.50": "struck"}), ((0, 3), {})])
def test_a_line_from_corner_to_corner_strikes_its_cell_alone(
    read_one: ReadPage, ends: tuple[int, int], doubt: dict[str, str]
) -> None:
    def crossed(canvas: Canvas) -> None:
        table(canvas)
        top, foot = ends
        canvas.line(COLUMNS[1], ROWS[top], COLUMNS[2], ROWS[foot])

    assert doubts(read_one(crossed)) == doubt
