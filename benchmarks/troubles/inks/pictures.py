"""Troubles of other paint than text: figures as pictures, as outlines, in fields, ticked."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from generator.surface import FONT_FOLDER, SONG
from generator.tables import PAD, write_cell
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.colors import black, red, yellow
from reportlab.lib.utils import ImageReader

from benchmarks.troubles.trouble import Trouble, amounts, inked, of_some

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from generator.ruling import Box
    from generator.surface import Surface
    from generator.tables import Cell, Ink, Statement

OTHER = "777.77"
PIXELS = 4
"""Pixels a point of a picture of a figure."""


def as_picture(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Paste a picture of the amount."""
    x0, y0, x1, y1 = box
    size = (round((x1 - x0 - 2) * PIXELS), round((y1 - y0 - 4) * PIXELS))
    picture = Image.new("L", size, 255)
    face = ImageFont.truetype(FONT_FOLDER / f"{SONG}.ttf", round(statement.font_size * PIXELS))
    where = (size[0] - PAD * PIXELS, size[1] / 2)
    ImageDraw.Draw(picture).text(where, cell.text, 0, face, anchor="rm")
    at = (x0 + 1, surface.size[1] - y1 + 2)
    surface.canvas.drawImage(ImageReader(picture), *at, x1 - x0 - 2, y1 - y0 - 4)


def _covered_by_picture(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Write an amount, and paste a picture of another one over it."""
    write_cell(surface, cell, box, statement)
    as_picture(surface, replace(cell, text=OTHER), box, statement)


@cache
def _face() -> Any:
    return TTFont(FONT_FOLDER / f"{SONG}.ttf")


def as_outlines(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Draw the outlines of the digits, and fill them."""
    glyphs, names = _face().getGlyphSet(), _face().getBestCmap()
    scale = statement.font_size / _face()["head"].unitsPerEm
    widths = [glyphs[names[ord(char)]].width * scale for char in cell.text]
    x = box[2] - PAD - sum(widths)
    y = surface.size[1] - (box[1] + box[3]) / 2 - 3
    path = surface.canvas.beginPath()
    for char, width in zip(cell.text, widths, strict=True):
        pen = DecomposingRecordingPen(glyphs)
        glyphs[names[ord(char)]].draw(pen)
        _trace(path, pen.value, lambda p, x=x: (x + p[0] * scale, y + p[1] * scale))
        x += width
    surface.canvas.drawPath(path, stroke=0, fill=1)


def _trace(path: Any, steps: list[Any], at: Callable[[Any], tuple[float, float]]) -> None:
    last = (0.0, 0.0)
    for step, points in steps:
        if step == "closePath":
            path.close()
        elif step == "moveTo":
            last = at(points[0])
            path.moveTo(*last)
        elif step == "lineTo":
            last = at(points[0])
            path.lineTo(*last)
        elif step == "qCurveTo":
            off = [at(point) for point in points]
            for number, control in enumerate(off[:-1]):
                after = off[number + 1]
                end = after if number == len(off) - 2 else (
                    (control[0] + after[0]) / 2, (control[1] + after[1]) / 2)  # fmt: skip
                one = tuple(p + 2 / 3 * (c - p) for p, c in zip(last, control, strict=True))
                two = tuple(p + 2 / 3 * (c - p) for p, c in zip(end, control, strict=True))
                path.curveTo(*one, *two, *end)
                last = end


def _in_field(surface: Surface, cell: Cell, box: Box, _: Statement) -> None:
    """Fill the amount into a form field."""
    x0, y0, x1, y1 = box
    surface.canvas.acroForm.textfield(
        value=cell.text, x=x0 + 1, y=surface.size[1] - y1 + 1, width=x1 - x0 - 2,
        height=y1 - y0 - 2, borderWidth=0, fontSize=7, fontName="Helvetica",
    )  # fmt: skip


def _beside(draw: Callable[[Any, Box], None], *, is_before: bool = False) -> Ink:
    """Draw something where an amount is written; the box counts from the foot of the page."""

    def write(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        if not is_before:
            write_cell(surface, cell, box, statement)
        surface.canvas.saveState()
        height = surface.size[1]
        draw(surface.canvas, (box[0], height - box[3], box[2], height - box[1]))
        surface.canvas.restoreState()
        if is_before:
            write_cell(surface, cell, box, statement)

    return write


def _marked(canvas: Any, box: Box) -> None:
    canvas.setFillColor(yellow)
    canvas.rect(box[0] + 1, box[1] + 1, box[2] - box[0] - 2, box[3] - box[1] - 2, 0, 1)
    canvas.setFillColor(black)


def _underlined(canvas: Any, box: Box) -> None:
    y = (box[1] + box[3]) / 2 - 4.5
    canvas.line(max(box[0], box[2] - 45), y, box[2] - 2, y)


def _framed(canvas: Any, box: Box) -> None:
    canvas.setStrokeColor(red)
    canvas.rect(box[0] + 1.5, box[1] + 2.5, box[2] - box[0] - 3, box[3] - box[1] - 5, 1, 0)


def _circled(canvas: Any, box: Box) -> None:
    canvas.setStrokeColor(red)
    canvas.ellipse(box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1, 1, 0)


def _ticked(canvas: Any, box: Box) -> None:
    x, y = box[0] + 3, (box[1] + box[3]) / 2
    canvas.lines([(x, y, x + 2, y - 3), (x + 2, y - 3, x + 6, y + 4)])


def _crossed_out(canvas: Any, box: Box) -> None:
    canvas.line(box[0], box[1], box[2], box[3])


SOME = of_some(0.15)
PAINTS = (
    *(
        Trouble(name, amounts(inked(ink), SOME))
        for name, ink in (
            ("as a picture", as_picture),
            ("as outlines", as_outlines),
            ("in a field", _in_field),
            ("marked", _beside(_marked, is_before=True)),
            ("underlined", _beside(_underlined)),
            ("framed", _beside(_framed)),
            ("circled", _beside(_circled)),
            ("ticked", _beside(_ticked)),
        )
    ),
    *(
        Trouble(name, amounts(inked(ink), SOME, tells=False))
        for name, ink in (
            ("under a picture", _covered_by_picture),
            ("crossed out", _beside(_crossed_out)),
        )
    ),
)
