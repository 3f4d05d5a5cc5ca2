"""Troubles of pens: marks over whole pages, turned headings, odd ways to write."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.surface import LANDSCAPE, PORTRAIT, SONG
from generator.tables import PAD, draw_statement, write_cell
from reportlab.lib.colors import black, white
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import stringWidth

from benchmarks.troubles.trouble import Trouble, amounts, inked, is_name, is_total, of_all, of_some

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random
    from typing import Any

    from generator.document import Place
    from generator.ruling import Box
    from generator.surface import Surface
    from generator.tables import Cell, Printed, Statement

FEW = of_some(0.12)
OTHER = "777.77"


def _diagonal_heading(statement: Statement, _: Random) -> Statement:
    """Part the first heading by a slanting line, with what runs across and what runs down."""

    def write(surface: Surface, cell: Cell, box: Box, _: Statement) -> None:
        x0, y0, x1, y1 = box
        surface.canvas.line(x0, surface.size[1] - y0, x1, surface.size[1] - y1)
        surface.text(x1 - 2, y0 + 7, "金额", 6, align="right")
        surface.text(x0 + 2, y1 - 2, cell.text, 6)

    (first, *others), *rest = statement.header
    header = ((replace(first, ink=write), *others), *rest)
    return replace(statement, header=header)


def _headings_turned(statement: Statement, _: Random) -> Statement:
    def write(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        size = min(statement.font_size, (box[3] - box[1] - 2) / max(1, len(cell.text)))
        surface.canvas.saveState()
        surface.canvas.setFont(SONG, size)
        surface.canvas.translate((box[0] + box[2]) / 2 + size / 2, surface.size[1] - box[3] + 1)
        surface.canvas.rotate(90)
        surface.canvas.drawString(0, 0, cell.text)
        surface.canvas.restoreState()

    tall = replace(statement, row_height=statement.row_height)
    header = tuple(
        tuple(replace(c, ink=write) if c.across == 1 and len(c.text) < 9 else c for c in row)
        for row in statement.header
    )
    return replace(tall, header=header)


def _at_the_foot(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Write an amount at the foot of a row that is high."""
    low = box[3] - statement.font_size * 1.35 - 2
    write_cell(surface, cell, (box[0], max(box[1], low), box[2], box[3]), statement)


def _whole_points(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Put each glyph at a whole point, as drivers of printers do."""
    size = statement.font_size
    left = box[2] - PAD - stringWidth(cell.text, SONG, size)
    base = (box[1] + box[3]) / 2 + size * 0.35
    for at, glyph in enumerate(cell.text):
        before = stringWidth(cell.text[:at], SONG, size)
        surface.text(round(left + before), round(base), glyph, size)


def _not_embedded(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    if "STSong-Light" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    size = statement.font_size
    surface.canvas.setFont("STSong-Light", size)
    base = surface.size[1] - (box[1] + box[3]) / 2 - size * 0.35
    write = surface.canvas.drawRightString if cell.align == "right" else surface.canvas.drawString
    write(box[2] - PAD if cell.align == "right" else box[0] + PAD, base, cell.text)


def _by_stroke(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Fill and stroke, as programs without a bold face do."""
    surface.canvas.saveState()
    surface.canvas._code.append("2 Tr 0.4 w")  # noqa: SLF001 (reportlab offers no other way)
    write_cell(surface, cell, box, statement)
    surface.canvas._code.append("0 Tr")  # noqa: SLF001
    surface.canvas.restoreState()


def _in_a_form(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Keep each different text as a form, and place it wherever it is printed."""
    name = "kept" + "".join(f"{ord(char):x}" for char in cell.text)
    size = statement.font_size
    canvas = surface.canvas
    if not canvas.hasForm(name):
        canvas.beginForm(name, 0, -5, 400, 30)
        canvas.setFont(SONG, size)
        canvas.drawString(0, 0, cell.text)
        canvas.endForm()
    canvas.saveState()
    left = box[2] - PAD - stringWidth(cell.text, SONG, size)
    canvas.translate(left, surface.size[1] - (box[1] + box[3]) / 2 - size * 0.35)
    canvas.doForm(name)
    canvas.restoreState()


def _over_all(draw: Callable[[Any, tuple[float, float]], None]) -> Callable[..., Place]:
    """Draw something over the first page of each statement."""

    def placing(_: Sequence[Statement]) -> Place:
        def place(surface: Surface, statement: Statement) -> list[Printed]:
            surface.new_page(LANDSCAPE if statement.landscape else PORTRAIT)
            size = surface.size
            first = replace(statement, page_rows=())
            surface.canvas.saveState()
            draw(surface.canvas, size)
            surface.canvas.restoreState()
            return draw_statement(surface, first, starts_page=False)

        return place

    return placing


def _number_behind(canvas: Any, size: tuple[float, float]) -> None:
    canvas.translate(size[0] / 2, size[1] / 2)
    canvas.rotate(40)
    canvas.setFillGray(0.8)
    canvas.setFont("Helvetica-Bold", 70)
    canvas.drawCentredString(0, 0, "20230815.01")


def _names_behind(angle: float) -> Callable[[Any, tuple[float, float]], None]:
    def draw(canvas: Any, size: tuple[float, float]) -> None:
        """Write who printed it all over the page, as office systems do."""
        canvas.setFillGray(0.85)
        for x in range(30, int(size[0]), 150):
            for y in range(40, int(size[1]), 70):
                canvas.saveState()
                canvas.translate(x, y)
                canvas.rotate(angle)
                canvas.setFont("Helvetica", 9)
                canvas.drawString(0, 0, "user01 13800138000")
                canvas.restoreState()

    return draw


def _streak(canvas: Any, size: tuple[float, float]) -> None:
    """Leave the line that dirt on the glass of a scanner leaves."""
    canvas.setLineWidth(0.6)
    canvas.line(size[0] * 0.83, 0, size[0] * 0.83, size[1])


def _sheet_over_sheet(_: Sequence[Statement]) -> Place:
    """Cover a sheet with white, and print the right one over it."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        def old(cell: Cell) -> Cell:
            return replace(cell, text=OTHER) if cell.figure is not None and cell.text else cell

        if len(statement.body) > 18:
            return draw_statement(surface, statement)
        before = replace(statement, body=tuple(tuple(map(old, row)) for row in statement.body))
        draw_statement(surface, before)
        surface.canvas.setFillColor(white)
        surface.canvas.rect(30, 45, surface.size[0] - 60, surface.size[1] - 60, stroke=0, fill=1)
        surface.canvas.setFillColor(black)
        return draw_statement(surface, statement, starts_page=False)

    return place


def _beside_the_border(statement: Statement, random: Random) -> Statement:
    def write(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        write_cell(surface, cell, box, statement)
        surface.text(box[2] + 2, (box[1] + box[3]) / 2 + 2, "含12.30", 6)

    body = tuple(
        (*row[:-1], replace(row[-1], ink=write)) if random.random() < 0.3 else row
        for row in statement.body
    )
    return replace(statement, body=body)


def _stamped_below(statement: Statement, _: Random) -> Statement:
    """Stamp a running number just below the table, as offices number what they file."""

    def write(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        write_cell(surface, cell, box, statement)
        surface.text(box[2] - 2, box[3] + 8, "0001234", 8, align="right")

    *body, last = statement.body
    return replace(statement, body=(*body, (*last[:-1], replace(last[-1], ink=write))))


PENS = (
    Trouble("heading parted aslant", _diagonal_heading),
    Trouble("headings turned", _headings_turned),
    Trouble("amounts at the foot of rows", amounts(inked(_at_the_foot))),
    Trouble("glyphs at whole points", amounts(inked(_whole_points))),
    Trouble("amounts not embedded", amounts(inked(_not_embedded))),
    Trouble("names not embedded", amounts(inked(_not_embedded), wanted=is_name)),
    Trouble("totals by stroke", amounts(inked(_by_stroke), lambda row, _: is_total(row))),
    Trouble("each text a form", amounts(inked(_in_a_form), of_all)),
    *(
        Trouble(name, placing=_over_all(draw))
        for name, draw in (
            ("a number behind", _number_behind),
            ("users behind aslant", _names_behind(30)),
            ("users behind", _names_behind(0)),
            ("a streak", _streak),
        )
    ),
    Trouble("sheet over sheet", placing=_sheet_over_sheet),
    Trouble("beside the border", _beside_the_border),
    Trouble("stamped below", _stamped_below),
)
