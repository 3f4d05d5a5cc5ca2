"""Troubles of borders: each cell has its own, drawn by whatever program made the table."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from generator.tables import write_cell
from PIL import Image
from reportlab.lib.utils import ImageReader

from benchmarks.troubles.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random
    from typing import Any

    from generator.ruling import Box
    from generator.surface import Surface
    from generator.tables import Cell, Statement

_DOT = BytesIO()
Image.new("L", (2, 2)).save(_DOT, "PNG")


def _bordered(draw: Callable[[Any, Box], None]) -> Callable[[Statement, Random], Statement]:
    """Draw something around or under each cell, of the heading too; boxes count from the foot."""

    def write(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        surface.canvas.saveState()
        height = surface.size[1]
        draw(surface.canvas, (box[0], height - box[3], box[2], height - box[1]))
        surface.canvas.restoreState()
        write_cell(surface, cell, box, statement)

    def change(statement: Statement, _: Random) -> Statement:
        rows = [
            tuple(tuple(replace(cell, ink=write) for cell in row) for row in part)
            for part in (statement.header, statement.body)
        ]
        return replace(statement, header=rows[0], body=rows[1])

    return change


def _stroke(width: float, grey: float = 0) -> Callable[[Any, Box], None]:
    def draw(canvas: Any, box: Box) -> None:
        canvas.setLineWidth(width)
        canvas.setStrokeGray(grey)
        canvas.rect(box[0], box[1], box[2] - box[0], box[3] - box[1], 1, 0)

    return draw


def _broken(canvas: Any, box: Box) -> None:
    """Leave a gap in the middle of each side."""
    canvas.setLineWidth(0.5)
    x0, y0, x1, y1 = box
    for left, right in ((x0, x0 + (x1 - x0) * 0.35), (x0 + (x1 - x0) * 0.65, x1)):
        canvas.lines([(left, y, right, y) for y in (y0, y1)])
    for low, high in ((y0, y0 + (y1 - y0) * 0.35), (y0 + (y1 - y0) * 0.65, y1)):
        canvas.lines([(x, low, x, high) for x in (x0, x1)])


def _of_pictures(canvas: Any, box: Box) -> None:
    x0, y0, x1, y1 = box
    dot = ImageReader(BytesIO(_DOT.getvalue()))
    for x, y, wide, high in (
        (x0, y0, x1 - x0, 0.5),
        (x0, y1, x1 - x0, 0.5),
        (x0, y0, 0.5, y1 - y0),
        (x1, y0, 0.5, y1 - y0),
    ):
        canvas.drawImage(dot, x, y, wide, high)


def _of_letters(canvas: Any, box: Box) -> None:
    """Rule with the characters that text terminals have for it."""
    canvas.setFont("Courier", 6)
    wide = int((box[2] - box[0]) / 3.6)
    canvas.drawString(box[0], box[1] - 1, "-" * wide)
    for y in (box[1] + 3, box[1] + 9):
        canvas.drawString(box[0] - 1.8, y, "|")


def _white_on_grey(canvas: Any, box: Box) -> None:
    canvas.setFillGray(0.88)
    canvas.setStrokeGray(1)
    canvas.setLineWidth(1)
    canvas.rect(box[0], box[1], box[2] - box[0], box[3] - box[1], 1, 1)


def _apart(canvas: Any, box: Box) -> None:
    """Give each cell a border of its own, as web pages do."""
    canvas.setLineWidth(0.4)
    canvas.rect(box[0] + 1, box[1] + 1, box[2] - box[0] - 2, box[3] - box[1] - 2, 1, 0)


BORDERS = (
    *(
        Trouble(name, _bordered(draw))
        for name, draw in (
            ("borders very thick", _stroke(3)),
            ("borders thin as a hair", _stroke(0.02)),
            ("borders pale", _stroke(0.5, 0.9)),
            ("borders broken", _broken),
            ("borders of pictures", _of_pictures),
            ("borders of letters", _of_letters),
            ("borders white on grey", _white_on_grey),
            ("borders apart", _apart),
        )
    ),
)
