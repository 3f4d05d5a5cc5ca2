"""What is printed onto a page beside its own text: watermarks, layers that are off, other sheets.

In: a page and the name of a stamp. Out: operations. None of it is text of the report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

    Size = tuple[float, float]

SONG = "sample-song"
GREY = 0.78
CROPPED = 40.0


def _level(canvas: Canvas, size: Size) -> None:
    """Say a number again and again, level and pale."""
    canvas.saveState()
    canvas.setFillGray(GREY)
    canvas.setFont("Helvetica", 13)
    for row in range(7):
        for column in range(4):
            canvas.drawString(35 + column * size[0] / 4, 60 + row * size[1] / 7, "20240613")
    canvas.restoreState()


def _slanted(canvas: Canvas, size: Size) -> None:
    """Say words across the page."""
    canvas.saveState()
    canvas.setFillGray(GREY)
    canvas.translate(size[0] / 4, size[1] / 4)
    canvas.rotate(38)
    canvas.setFont(SONG, 40)
    canvas.drawString(0, 0, "部门预算 2024")
    canvas.restoreState()


def _large(canvas: Canvas, size: Size) -> None:
    """Write one word over the table, seen through."""
    canvas.saveState()
    canvas.setFillAlpha(0.2)
    canvas.setFont(SONG, 66)
    canvas.drawCentredString(size[0] / 2, size[1] * 0.62, "公开")
    canvas.restoreState()


def _scattered(canvas: Canvas, size: Size) -> None:
    """Write a word letter by letter across the table, pale."""
    canvas.saveState()
    canvas.setFillGray(GREY)
    canvas.setFont(SONG, 44)
    for place, letter in enumerate("部门预算公开"):
        canvas.drawString(60 + place * (size[0] - 120) / 6, size[1] * 0.66, letter)
    canvas.restoreState()


def _beyond_the_edge(canvas: Canvas, size: Size) -> None:
    """Cut the page, and print figures beyond."""
    canvas.setFont("Helvetica", 8)
    for row in range(9):
        canvas.drawString(4, 90 + 70 * row, "9,876.54")
    canvas.setCropBox((CROPPED, 0, size[0], size[1]))


STAMPS: dict[str, Callable[[Canvas, Size], None]] = {
    "level": _level,
    "slanted": _slanted,
    "large": _large,
    "scattered": _scattered,
    "beyond_the_edge": _beyond_the_edge,
}


def stamp(canvas: Canvas, name: str, size: Size) -> None:
    """Print a stamp onto the page."""
    assert pdfmetrics.getFont(SONG)
    STAMPS[name](canvas, size)
