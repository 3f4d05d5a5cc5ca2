"""Troubles laid over pages: seals, signatures, marks of who looked, comments of spreadsheets."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from generator.surface import SONG
from generator.tables import draw_statement
from reportlab.lib.colors import Color, black, blue, red

from benchmarks.troubles.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.document import Place
    from generator.surface import Surface
    from generator.tables import Printed, Statement

OTHER = "777.77"
COMMENTS = ("单元格: C7", "批注: 张三:", f"请核对 {OTHER}", "单元格: D9", "批注: 12.34")


def _drawn_over(draw: object, _: Sequence[Statement]) -> Place:
    """Draw something over each page of a statement."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        printed = draw_statement(surface, statement)
        surface.canvas.saveState()
        draw(surface, statement)  # type: ignore[operator]
        surface.canvas.restoreState()
        return printed

    return place


def _seal(surface: Surface, _: Statement) -> None:
    """Set a round red seal of lines over the figures at the right."""
    canvas, (x, y) = surface.canvas, (surface.size[0] - 150, surface.size[1] - 190)
    canvas.setStrokeColor(red)
    canvas.setFillColor(red)
    canvas.setLineWidth(2)
    canvas.circle(x, y, 55)
    canvas.setLineWidth(1)
    star = canvas.beginPath()
    for number in range(5):
        angle = math.pi / 2 + number * 4 * math.pi / 5
        step = (x + 18 * math.cos(angle), y + 18 * math.sin(angle))
        star.lineTo(*step) if number else star.moveTo(*step)
    star.close()
    canvas.drawPath(star, stroke=1, fill=0)
    for number, glyph in enumerate("样例部门财务专用章"):
        angle = math.radians(200 - number * 27)
        canvas.saveState()
        canvas.translate(x + 44 * math.cos(angle), y + 44 * math.sin(angle))
        canvas.rotate(math.degrees(angle) - 90)
        surface.press.hand.write(canvas, (0, 0), glyph, SONG, 9)
        canvas.restoreState()
    canvas.setFillColor(black)


def _signature(surface: Surface, _: Statement) -> None:
    """Sign in blue ink across several rows."""
    canvas, (x, y) = surface.canvas, (surface.size[0] - 260, surface.size[1] - 260)
    canvas.setStrokeColor(blue)
    canvas.setLineWidth(1.2)
    for number in range(4):
        left = x + 40 * number
        canvas.bezier(left, y, left + 20, y + 60, left + 30, y - 50, left + 48, y + 18)


def _watermark(surface: Surface, _: Statement) -> None:
    """Lay a see-through mark with digits over everything, many times aslant."""
    canvas = surface.canvas
    canvas.setFillColor(Color(0.2, 0.2, 0.2, alpha=0.18))
    width, height = surface.size
    for x in range(40, int(width), 150):
        for y in range(60, int(height), 90):
            canvas.saveState()
            canvas.translate(x, y)
            canvas.rotate(28)
            surface.press.hand.write(
                canvas, (0, 0), "admin 10.12.3.45 2023-08-15", "sample-song", 9
            )
            canvas.restoreState()


def _comments(surface: Surface, _: Statement) -> None:
    """Print the comments of cells below the table, as spreadsheets do at the end."""
    for number, line in enumerate(COMMENTS):
        surface.text(60, surface.size[1] - 110 + 11 * number, line, 7)


OVERLAYS = (
    *(
        Trouble(name, placing=partial(_drawn_over, draw))
        for name, draw in (
            ("sealed", _seal),
            ("signed across", _signature),
            ("watermarked over", _watermark),
            ("comments at the end", _comments),
        )
    ),
)
