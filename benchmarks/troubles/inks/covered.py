"""Troubles of the pen: covered, struck out, raised, too wide, turned, pale, written twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.surface import SONG
from generator.tables import PAD, write_cell
from reportlab.lib.colors import black, red, white

from benchmarks.troubles.trouble import Trouble, amounts, inked, is_name, of_all, of_some

if TYPE_CHECKING:
    from generator.ruling import Box
    from generator.surface import Surface
    from generator.tables import Cell, Ink, Statement
    from reportlab.lib.colors import Color

OTHER = "777.77"


def coloured(colour: Color) -> Ink:
    def write(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        surface.canvas.setFillColor(colour)
        write_cell(surface, cell, box, statement)
        surface.canvas.setFillColor(black)

    return write


def _grey(level: float) -> Ink:
    def write(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        surface.canvas.setFillGray(level)
        write_cell(surface, cell, box, statement)
        surface.canvas.setFillGray(0)

    return write


def _covered(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Cover an amount with white."""
    write_cell(surface, cell, box, statement)
    x0, y0, x1, y1 = box
    surface.canvas.setFillColor(white)
    surface.canvas.rect(
        x0 + 1, surface.size[1] - y1 + 1, x1 - x0 - 2, y1 - y0 - 2, stroke=0, fill=1
    )
    surface.canvas.setFillColor(black)


def _corrected(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Cover an amount and write another one over it."""
    _covered(surface, cell, box, statement)
    write_cell(surface, replace(cell, text=OTHER), box, statement)


def _line(surface: Surface, box: Box, lower: float = 0) -> None:
    y = surface.size[1] - (box[1] + box[3]) / 2 + lower
    surface.canvas.line(max(box[0], box[2] - 48), y, box[2] - 2, y)


def _struck(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    write_cell(surface, cell, box, statement)
    _line(surface, box)


def _struck_above(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Strike an old amount out, and write the valid one below."""
    write_cell(surface, replace(cell, text=f"{OTHER}\n{cell.text}"), box, statement)
    _line(surface, box, statement.font_size * 0.6)


def _noted(mark: str, higher: float) -> Ink:
    """Write a small mark behind an amount, above or below its line."""

    def write(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        x0, y0, x1, y1 = box
        room = 4.0 * len(mark)
        write_cell(surface, cell, (x0, y0, x1 - room, y1), statement)
        y = (y0 + y1) / 2 - higher
        surface.text(x1 - 1, y, mark, statement.font_size * 0.6, align="right")

    return write


def _wide(align: str) -> Ink:
    """Write an amount wider than its cell, reaching beyond the ruling."""

    def write(surface: Surface, cell: Cell, box: Box, _: Statement) -> None:
        x0, y0, x1, y1 = box
        x = {"left": x0 + PAD, "center": (x0 + x1) / 2, "right": x1 - PAD}[align]
        size = (x1 - x0) / len(cell.text) * 2.2
        surface.text(x, (y0 + y1) / 2 + 3, cell.text, min(size, 14.0), align=align)

    return write


def _over(more: str, scale: float, *, is_clipped: bool) -> Ink:
    """Write a name on one line, whatever its room, as spreadsheets do."""

    def write(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        if is_clipped:
            surface.clip(box)
        y = (box[1] + box[3]) / 2 + 3
        surface.text(box[0] + PAD, y, cell.text + more, statement.font_size * scale)
        if is_clipped:
            surface.unclip()

    return write


def _spread(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Spread the digits over the cell."""
    room = (box[2] - box[0] - 6) / len(cell.text)
    for place, glyph in enumerate(cell.text):
        y = (box[1] + box[3]) / 2 + 3
        surface.text(box[0] + 3 + room * place, y, glyph, statement.font_size)


def _thrice(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    for right in (0.0, 0.25, 0.5):
        moved = (box[0] + right, box[1], box[2] + right, box[3])
        write_cell(surface, cell, moved, statement)


def _shadowed(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    _grey(0.7)(surface, cell, tuple(edge + 1.2 for edge in box), statement)  # type: ignore[arg-type]
    write_cell(surface, cell, box, statement)


def _hidden(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Leave an unseen number of another time in the cell."""
    write_cell(surface, cell, box, statement)
    text = surface.canvas.beginText(box[0] + 2, surface.size[1] - box[3] + 4)
    text.setTextRenderMode(3)
    text.setFont("Helvetica", 7)
    text.textOut(OTHER)
    text.setTextRenderMode(0)
    surface.canvas.drawText(text)


def _dotted(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Leave a digit of a point's height in the corner."""
    write_cell(surface, cell, box, statement)
    surface.text(box[0] + 2, box[3] - 1, "5", 1.2)


def _turned(surface: Surface, cell: Cell, box: Box, _: Statement) -> None:
    surface.canvas.saveState()
    surface.canvas.translate((box[0] + box[2]) / 2, surface.size[1] - box[3] + 1)
    surface.canvas.rotate(90)
    surface.canvas.setFont(SONG, 4.5)
    surface.canvas.drawString(0, 0, cell.text)
    surface.canvas.restoreState()


def _moved(lower: float) -> Ink:
    """Write on the ruling above or below."""

    def write(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        write_cell(surface, cell, (box[0], box[1] + lower, box[2], box[3] + lower), statement)

    return write


def _with_apart(mark: str) -> Ink:
    """Write a mark at the other side of the cell."""

    def write(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        write_cell(surface, cell, box, statement)
        surface.text(box[0] + 2, (box[1] + box[3]) / 2 + 3, mark, statement.font_size)

    return write


def _is_long(cell: Cell) -> bool:
    return is_name(cell) and len(cell.text) > 6 and cell.across == 1


SOME = of_some(0.15)
INKS = (
    *(
        Trouble(name, amounts(inked(ink), SOME))
        for name, ink in (
            ("struck and written anew", _struck_above),
            ("raised digit", _noted("1", 1.0)),
            ("raised note", _noted("(2)", 1.0)),
            ("lowered digit", _noted("3", -5.0)),
            ("too wide to the left", _wide("right")),
            ("too wide to the right", _wide("left")),
            ("too wide on both sides", _wide("center")),
            ("digits spread", _spread),
            ("shadow", _shadowed),
            ("hidden number", _hidden),
            ("tiny digit", _dotted),
            ("turned", _turned),
            ("red", coloured(red)),
            ("greyed", _grey(0.75)),
            ("pale", _grey(0.93)),
            ("yen apart", _with_apart("¥")),
        )
    ),
    *(
        Trouble(name, amounts(inked(ink), SOME, tells=False))
        for name, ink in (
            ("white", coloured(white)),
            ("covered", _covered),
            ("corrected", _corrected),
            ("struck", _struck),
            ("minus apart", _with_apart("-")),
        )
    ),
    Trouble("all digits spread", amounts(inked(_spread))),
    Trouble("written thrice", amounts(inked(_thrice), wanted=lambda _: True)),
    Trouble("on the line below", amounts(inked(_moved(6)))),
    Trouble("on the line above", amounts(inked(_moved(-6)))),
    *(
        Trouble(name, amounts(inked(ink), of_all, wanted=_is_long))
        for name, ink in (
            ("names into amounts", _over("等相关支出合计数", 1.0, is_clipped=False)),
            ("names with digits into amounts", _over("2022", 1.2, is_clipped=False)),
            ("names clipped", _over("（含以前年度结转的各项资金2022）", 1.3, is_clipped=True)),
        )
    ),
)
