"""Troubles of the pen, odder ones: marks that are drawn, digits half text half picture, layers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.surface import SONG
from generator.tables import PAD, write_cell
from reportlab.lib.colors import black, lightblue, white
from reportlab.pdfbase.pdfmetrics import stringWidth

from benchmarks.troubles.amounts.texts import negative
from benchmarks.troubles.inks.pictures import as_outlines, as_picture
from benchmarks.troubles.trouble import Trouble, amounts, inked, of_all, of_some

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from generator.ruling import Box
    from generator.surface import Surface
    from generator.tables import Cell, Ink, Statement

OTHER = "777.77"
SOME, FEW = of_some(0.25), of_some(0.12)


def _right(surface: Surface, text: str, box: Box, statement: Statement, back: float = 0) -> float:
    """Write at the right of a cell; gives where the text starts."""
    base = (box[1] + box[3]) / 2 + statement.font_size * 0.35
    surface.text(box[2] - PAD - back, base, text, statement.font_size, align="right")
    return box[2] - PAD - back - stringWidth(text, SONG, statement.font_size)


def _minus_drawn(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    left = _right(surface, cell.text.lstrip("-"), box, statement)
    y = surface.size[1] - (box[1] + box[3]) / 2
    surface.canvas.line(left - 4, y, left - 1, y)


def _point_drawn(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    whole, point, decimals = cell.text.partition(".")
    left = _right(surface, decimals, box, statement)
    if point:
        base = surface.size[1] - (box[1] + box[3]) / 2 - statement.font_size * 0.35
        surface.canvas.circle(left - 1, base + 0.5, 0.5, stroke=0, fill=1)
        _right(surface, whole, box, statement, box[2] - PAD - left + 2)


def _first_digit(draw: Ink) -> Ink:
    """Write all but the first digit, which is painted."""

    def write(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        left = _right(surface, cell.text[1:], box, statement)
        near = (left - 9, box[1], left + PAD - 0.3, box[3])
        draw(surface, replace(cell, text=cell.text[0]), near, statement)

    return write


def _last_digit(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    wide = stringWidth(cell.text[-1], SONG, statement.font_size)
    _right(surface, cell.text[:-1], box, statement, wide)
    as_outlines(surface, replace(cell, text=cell.text[-1]), box, statement)


def _filled(surface: Surface, box: Box, colour: Any) -> None:
    x0, y0, x1, y1 = box
    surface.canvas.setFillColor(colour)
    surface.canvas.rect(x0, surface.size[1] - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
    surface.canvas.setFillColor(black)


def _inner(box: Box) -> Box:
    return (box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1)


def _white_on_black(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    _filled(surface, box, black)
    surface.canvas.setFillColor(white)
    write_cell(surface, cell, box, statement)
    surface.canvas.setFillColor(black)


def _blackened(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    write_cell(surface, cell, box, statement)
    _filled(surface, _inner(box), black)


def _half_covered(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Cover the first half of an amount with white."""
    left = _right(surface, cell.text, box, statement)
    middle = (left + box[2]) / 2
    _filled(surface, (box[0] + 1, box[1] + 1, middle, box[3] - 1), white)


def _overstruck(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Write another amount exactly over this one."""
    _right(surface, cell.text, box, statement)
    _right(surface, (OTHER * 2)[-len(cell.text) :], box, statement)


def _alpha(shown: float, text: str = "") -> Ink:
    """Write an amount, or `text` over it, as good as unseen."""

    def write(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        if text:
            _right(surface, cell.text, box, statement)
        surface.canvas.saveState()
        surface.canvas.setFillAlpha(shown)
        if text:
            surface.text(box[0] + 2, box[3] - 3, text, 6)
        else:
            _right(surface, cell.text, box, statement)
        surface.canvas.restoreState()

    return write


def _with_text(change: Callable[[Any, str], None]) -> Ink:
    """Write an amount by one text object, set otherwise."""

    def write(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        left = box[2] - PAD - stringWidth(cell.text, SONG, statement.font_size)
        y = surface.size[1] - (box[1] + box[3]) / 2 - statement.font_size * 0.35
        surface.canvas.saveState()
        text = surface.canvas.beginText(left, y)
        text.setFont(SONG, statement.font_size)
        change(text, cell.text)
        surface.canvas.drawText(text)
        surface.canvas.restoreState()

    return write


def _stroked(text: Any, string: str) -> None:
    text.setTextRenderMode(1)
    text.textOut(string)
    text.setTextRenderMode(0)


def _condensed(text: Any, string: str) -> None:
    text.setHorizScale(40)
    text.textOut(string)
    text.setHorizScale(100)


def _tight(text: Any, string: str) -> None:
    text.setCharSpace(-1.6)
    text.textOut(string)
    text.setCharSpace(0)


def _clipped_left(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Show the last half of an amount alone: the clip cuts through it."""
    left = box[2] - PAD - stringWidth(cell.text, SONG, statement.font_size)
    surface.clip(((left + box[2]) / 2, box[1], box[2], box[3]))
    _right(surface, cell.text, box, statement)
    surface.unclip()


def _decimals_first(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    whole, point, decimals = cell.text.partition(".")
    left = _right(surface, point + decimals, box, statement)
    _right(surface, whole, box, statement, box[2] - PAD - left)


def _two_faces(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    half = len(cell.text) // 2
    size = statement.font_size
    base = surface.size[1] - (box[1] + box[3]) / 2 - size * 0.35
    back = stringWidth(cell.text[half:], "Helvetica", size)
    surface.canvas.setFont("Helvetica", size)
    surface.canvas.drawString(box[2] - PAD - back, base, cell.text[half:])
    _right(surface, cell.text[:half], box, statement, back)


def _data_bar(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    share = 0.2 + 0.7 * (len(cell.text) % 5) / 5
    wide = (box[2] - box[0]) * share
    _filled(surface, (box[0] + 1, box[1] + 2, box[0] + wide, box[3] - 2), lightblue)
    write_cell(surface, cell, box, statement)


def _struck_thick(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Strike an amount out with a filled sliver."""
    left, y = _right(surface, cell.text, box, statement), (box[1] + box[3]) / 2
    _filled(surface, (left - 1, y - 0.3, box[2] - 1, y + 0.3), black)


def _actual(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Tag an amount with another text than it shows."""
    surface.canvas._code.append(f"/Span <</ActualText ({OTHER})>> BDC")  # noqa: SLF001
    write_cell(surface, cell, box, statement)
    surface.canvas._code.append("EMC")  # noqa: SLF001


STROKES = (
    Trouble(
        "minus drawn",
        amounts(lambda c, r: replace(negative("-{}")(c, r), ink=_minus_drawn), FEW),
    ),
    *(
        Trouble(name, amounts(inked(ink), chosen))
        for name, ink, chosen in (
            ("point drawn", _point_drawn, SOME),
            ("points drawn", _point_drawn, of_all),
            ("first digit a picture", _first_digit(as_picture), FEW),
            ("first digit outlined", _first_digit(as_outlines), FEW),
            ("last digit outlined", _last_digit, FEW),
            ("white on black", _white_on_black, SOME),
            ("see-through number", _alpha(0, OTHER), SOME),
            ("only stroked", _with_text(_stroked), of_all),
            ("condensed", _with_text(_condensed), of_all),
            ("tight", _with_text(_tight), of_all),
            ("decimals first", _decimals_first, of_all),
            ("two faces", _two_faces, of_all),
            ("data bars", _data_bar, of_all),
            ("tagged otherwise", _actual, SOME),
        )
    ),
    *(
        Trouble(name, amounts(inked(ink), FEW, tells=False))
        for name, ink in (
            ("blackened", _blackened),
            ("half covered", _half_covered),
            ("overstruck", _overstruck),
            ("nearly see-through", _alpha(0.03)),
            ("clipped through", _clipped_left),
            ("struck by a sliver", _struck_thick),
        )
    ),
)
