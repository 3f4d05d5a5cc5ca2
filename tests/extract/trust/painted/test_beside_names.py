"""Amounts that are painted beside names, where no table was found, are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader

from extract.trust.unread_ink import UNREAD, UNREAD_INK

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from tests.extract.conftest import ReadPage

NAMES = ("Roads and bridges", "Water", "Schools", "Parks")


def paste(canvas: Canvas, text: str, x: float, y: float) -> None:
    """Paste a picture of a text."""
    image = Image.new("L", (240, 60), 255)
    ImageDraw.Draw(image).text((90, 8), text, fill=0, font_size=36)
    canvas.drawImage(ImageReader(image), x, y, 60, 15)


def rows(canvas: Canvas, amounts: int, font: str = "", *, is_prose: bool = False) -> None:
    """Write names, and paste an amount behind some of them."""
    canvas.setFont(font or "Helvetica", 10)
    for at, name in enumerate(NAMES):
        y = 250 - 30 * at
        canvas.drawString(50, y, "经费支出，其中：" if is_prose else name)
        if at < amounts:
            paste(canvas, "7.25", 200, y - 4)


@pytest.mark.parametrize(
    ("amounts", "is_prose", "count"),
    [(4, False, 4), (3, False, 3), (2, False, 0), (4, True, 0)],
    ids=["behind all", "behind most", "two are no table", "signs of running text"],
)
def test_painted_amounts_behind_names_are_listed(
    read_one: ReadPage, song: str, amounts: int, count: int, *, is_prose: bool
) -> None:
    page = read_one(lambda canvas: rows(canvas, amounts, song, is_prose=is_prose))
    marks = [number for number, line in enumerate(page.booking.lines) if line.text == UNREAD]
    assert len(marks) == count
    assert page.line_doubts == dict.fromkeys(marks, UNREAD_INK)
    assert page.is_trusted == (count == 0)


def test_a_row_of_painted_amounts_needs_no_name(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 250, "Title")
        for at in range(4):
            paste(canvas, "7.25", 50 + 80 * at, 200)

    page = read_one(draw)
    assert [line.text for line in page.booking.lines].count(UNREAD) == 4


def test_bullets_before_names_are_no_amounts(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        rows(canvas, 0)
        for at in range(4):
            canvas.circle(40, 254 - 30 * at, 4, fill=1)

    assert read_one(draw).is_trusted
