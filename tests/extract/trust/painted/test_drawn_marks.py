"""Figures of which a mark or a digit is drawn beside text are in doubt."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extract.page.reading import PageReading
from extract.trust.unread_ink import UNREAD_INK
from tests.extract.conftest import Draw, ReadPage, draw_grid

COLUMNS, ROWS = [50, 150, 250], [180, 160, 140, 120]
LEFT, BASE = 160.0, 127.0
AMOUNT = "1234 56"


def doubts(page: PageReading) -> list[str]:
    return [doubt for number, doubt in page.cell_doubts.items()
            if page.booking.cells[number].text.strip().startswith("1")]  # fmt: skip


def with_drawn(draw: Draw) -> Draw:
    def drawn(canvas: Canvas) -> None:
        draw_grid(canvas, COLUMNS, ROWS, [["Name", "Amount"], ["Roads", "2.50"], ["Bridges", ""]])
        canvas.drawString(LEFT, BASE, AMOUNT)
        draw(canvas)

    return drawn


def minus(canvas: Canvas) -> None:
    canvas.line(LEFT - 5, BASE + 3, LEFT - 1, BASE + 3)


def sliver(canvas: Canvas) -> None:
    canvas.rect(LEFT - 5, BASE + 3, 4, 0.6, stroke=0, fill=1)


def point(canvas: Canvas) -> None:
    canvas.circle(LEFT + 23.6, BASE + 0.6, 0.6, stroke=0, fill=1)


def square_point(canvas: Canvas) -> None:
    canvas.rect(LEFT + 23, BASE, 1.2, 1.2, stroke=0, fill=1)


def seven(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(LEFT - 6, BASE + 7)
    for x, y in ((-1, 7), (-1, 6), (-4, 0), (-5, 0), (-2, 6), (-6, 6)):
        path.lineTo(LEFT + x, BASE + y)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def pasted(canvas: Canvas) -> None:
    image = Image.new("L", (60, 100), 255)
    ImageDraw.Draw(image).text((10, 5), "7", fill=0, font_size=80)
    canvas.drawImage(ImageReader(image), LEFT - 6, BASE, 5, 8)


@pytest.mark.parametrize("draw", [minus, sliver, point, square_point, seven, pasted])
def test_what_is_drawn_beside_digits_is_doubted(read_one: ReadPage, draw: Draw) -> None:
    assert doubts(read_one(with_drawn(draw))) == [UNREAD_INK]


def white(canvas: Canvas) -> None:
    canvas.setFillGray(1)
    square_point(canvas)


def underline(canvas: Canvas) -> None:
    canvas.line(LEFT, BASE - 1.5, LEFT + 9, BASE - 1.5)


def tick_of_an_axis(canvas: Canvas) -> None:
    canvas.line(LEFT + 40, BASE + 3, LEFT + 43, BASE + 3)


def joint_of_rulings(canvas: Canvas) -> None:
    canvas.rect(LEFT + 39, BASE + 8, 0.9, 0.9, stroke=0, fill=1)


def upright(canvas: Canvas) -> None:
    canvas.line(LEFT - 2, BASE - 1, LEFT - 2, BASE + 8)


def far_away(canvas: Canvas) -> None:
    canvas.line(90, BASE + 3, 94, BASE + 3)


@pytest.mark.parametrize(
    "draw", [white, underline, tick_of_an_axis, joint_of_rulings, upright, far_away]
)
def test_what_is_no_part_of_a_figure_is_not(read_one: ReadPage, draw: Draw) -> None:
    assert doubts(read_one(with_drawn(draw))) == []
