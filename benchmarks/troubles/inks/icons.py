"""Troubles of pens: icons, stamps and signatures over amounts, digits in an odd order or face."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from generator.surface import SONG, wrap
from generator.tables import LEADING, PAD, draw_statement, write_cell
from reportlab.lib.colors import Color, black, green, red
from reportlab.pdfbase.pdfmetrics import stringWidth

from benchmarks.troubles.amounts.texts import negative
from benchmarks.troubles.inks.faces import said_as
from benchmarks.troubles.trouble import (
    Trouble,
    amounts,
    inked,
    is_name,
    of_all,
    of_some,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.document import Place
    from generator.ruling import Box
    from generator.surface import Surface
    from generator.tables import Cell, Printed, Statement

FEW, SOME = of_some(0.12), of_some(0.25)
RAISED = dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))
CIRCLED = dict(zip("0123456789", "⓪①②③④⑤⑥⑦⑧⑨", strict=True))
SIGNED = ("数字签名者：张三", "DN: c=CN, o=0123456", "日期：2023.08.15 10:25:30", "原因：审核 3.00")


def _icon(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Draw a coloured arrow or light at the left of a cell, as spreadsheets do by a rule."""
    write_cell(surface, cell, box, statement)
    canvas, (x, y) = surface.canvas, (box[0] + 2, surface.size[1] - (box[1] + box[3]) / 2)
    is_up = sum(map(ord, cell.text)) % 2
    canvas.setFillColor(green if is_up else red)
    if is_up:
        path = canvas.beginPath()
        path.moveTo(x, y - 3)
        path.lineTo(x + 6, y - 3)
        path.lineTo(x + 3, y + 3)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    else:
        canvas.circle(x + 3, y, 3, stroke=0, fill=1)
    canvas.setFillColor(black)


def _backwards(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Write a number digit by digit, the last one first."""
    right = box[2] - PAD
    base = surface.size[1] - (box[1] + box[3]) / 2 - statement.font_size * 0.35
    surface.canvas.setFont(SONG, statement.font_size)
    for glyph in reversed(cell.text):
        right -= stringWidth(glyph, SONG, statement.font_size)
        surface.canvas.drawString(right, base, glyph)


def _dated(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Stamp the day of receipt in red, aslant, over a cell and its neighbours."""
    write_cell(surface, cell, box, statement)
    canvas = surface.canvas
    canvas.saveState()
    canvas.setFillColor(Color(0.85, 0.1, 0.1, alpha=0.7))
    canvas.translate(box[0] - 6, surface.size[1] - box[3] - 4)
    canvas.rotate(18)
    surface.press.hand.write(canvas, (0, 0), "收讫 2023.08.15", SONG, 8)
    canvas.restoreState()


def _over_the_row_below(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Write a name with a remark in a row of fixed height: it goes on over the row below."""
    x0, y0, x1, y1 = box
    size = statement.font_size
    lines = wrap(f"{cell.text}（含以前年度结转和结余的各项资金）", x1 - x0 - 2 * PAD, size)
    base = (y0 + y1) / 2 + size * 0.35
    for number, line in enumerate(lines[:2]):
        surface.text(x0 + PAD, base + number * size * LEADING, line, size)


def _struck_aslant(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Strike a cell that holds nothing."""
    write_cell(surface, cell, box, statement)
    top, foot = surface.size[1] - box[1], surface.size[1] - box[3]
    surface.canvas.line(box[0], foot, box[2], top)


def _is_blank_amount(cell: Cell) -> bool:
    return cell.figure is not None and not cell.figure.value


def _signed(_: Sequence[Statement]) -> Place:
    """Let a program sign in small grey lines over the figures."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        printed = draw_statement(surface, statement)
        surface.canvas.saveState()
        surface.canvas.setFillColor(Color(0.3, 0.3, 0.3, alpha=0.5))
        for number, line in enumerate(SIGNED):
            surface.text(surface.size[0] - 210, 185 + 6.5 * number, line, 5)
        surface.canvas.restoreState()
        return printed

    return place


def _numbered(every: int, _: Sequence[Statement]) -> Place:
    """Print numbers of lines in the left margin, as word processors do for lawyers."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        printed = draw_statement(surface, statement)
        line, y = every, 66.0 + 19.0 * every
        while y < surface.size[1] - 60:
            surface.text(44, y, str(line), 6, align="right")
            line, y = line + every, y + 19.0 * every
        return printed

    return place


ICONS = (
    Trouble("minus behind", amounts(negative("{}-"), FEW)),
    Trouble("an arrow to choose by behind", amounts(written("{}▼"), SOME)),
    Trouble("said to be blank below", lambda statement, _: replace(
        statement, notes=("（以下空白）", *statement.notes))),
    *(
        Trouble(name, amounts(inked(ink), chosen))
        for name, ink, chosen in (
            ("icons before amounts", _icon, of_all),
            ("digits from right to left", _backwards, of_all),
            ("digits said to be raised", said_as(RAISED), SOME),
            ("digits said to be in circles", said_as(CIRCLED), SOME),
            ("a day stamped over amounts", _dated, of_some(0.06)),
        )
    ),
    Trouble("names over the row below", amounts(inked(_over_the_row_below), SOME, wanted=is_name)),
    Trouble("noughts struck aslant", amounts(
        lambda cell, _: replace(cell, text="", ink=_struck_aslant, figure=None),
        wanted=_is_blank_amount)),
    Trouble("signed by a program", placing=_signed),
    Trouble("lines numbered in the margin", placing=partial(_numbered, 1)),
    Trouble("every fifth line numbered in the margin", placing=partial(_numbered, 5)),
)  # fmt: skip
