"""Troubles of amounts: how spreadsheets, forms and clerks write them, one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.hand import spare_face
from generator.surface import FONT_FOLDER, SONG
from generator.tables import PAD, Cell, write_cell
from reportlab.lib.colors import black, grey
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont

from benchmarks.troubles.amounts.texts import negative
from benchmarks.troubles.trouble import (
    Trouble,
    amounts,
    inked,
    is_amount,
    is_total,
    of_all,
    of_some,
    rows,
    written,
)

if TYPE_CHECKING:
    from random import Random
    from typing import Any

    from generator.ruling import Box
    from generator.surface import Surface
    from generator.tables import Statement

    from benchmarks.troubles.trouble import Row

FEW, SOME = of_some(0.12), of_some(0.25)
EM = 1000
PITCH = 6.5


def _is_below_one(cell: Cell) -> bool:
    return cell.figure is not None and cell.text.startswith("0.")


def _is_zero(cell: Cell) -> bool:
    return cell.figure is not None and not cell.figure.value and bool(cell.text)


def _right(surface: Surface, text: str, box: Box, statement: Statement) -> tuple[float, float]:
    """Give where a text at the right of a cell starts, from the foot of the page."""
    left = box[2] - PAD - stringWidth(text, SONG, statement.font_size)
    return left, surface.size[1] - (box[1] + box[3]) / 2 - statement.font_size * 0.35


def _currency_apart(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Set the sign at the left edge and the amount at the right, as the accounting format does."""
    write_cell(surface, replace(cell, text="¥", align="left"), box, statement)
    write_cell(surface, cell, box, statement)


def _kerned(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Put spaces between the digits, and take their width back: nobody sees them."""
    left, base = _right(surface, cell.text, box, statement)
    surface.canvas.saveState()
    text = surface.canvas.beginText(left, base)
    text.setFont(SONG, statement.font_size)
    text.setWordSpace(-stringWidth(" ", SONG, statement.font_size))
    text.textOut(" ".join(cell.text))
    text.setWordSpace(0)
    surface.canvas.drawText(text)
    surface.canvas.restoreState()


def _shadowed(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    surface.canvas.setFillColor(grey)
    x0, y0, x1, y1 = box
    write_cell(surface, cell, (x0 + 0.9, y0 + 0.9, x1 + 0.9, y1 + 0.9), statement)
    surface.canvas.setFillColor(black)
    write_cell(surface, cell, box, statement)


def _boxed(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Give each digit a box of its own, as in account books; the last two are decimals."""
    digits = cell.text.replace(",", "").replace(".", "")
    base = (box[1] + box[3]) / 2 + statement.font_size * 0.35
    pitch = min(PITCH, (box[2] - box[0]) / (len(digits) + 1))
    for at, digit in enumerate(reversed(digits)):
        right = box[2] - at * pitch
        surface.text(right - pitch / 2, base, digit, min(statement.font_size, 8), align="center")
        x = right - pitch
        surface.canvas.line(x, surface.size[1] - box[1], x, surface.size[1] - box[3])


def _turned(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Write an amount upwards."""
    x, y = (box[0] + box[2]) / 2 + statement.font_size * 0.35, surface.size[1] - box[3] + 3
    surface.canvas.saveState()
    surface.canvas.translate(x, y)
    surface.canvas.rotate(90)
    surface.press.hand.write(surface.canvas, (0, 0), cell.text, SONG, statement.font_size)
    surface.canvas.restoreState()


def _all_turned(statement: Statement, random: Random) -> Statement:
    return replace(amounts(inked(_turned))(statement, random), row_height=64)


def _wide_face() -> str:
    """Register a face that tells of every glyph that it is as wide as it is high."""
    name = "sample-wide"
    if name not in pdfmetrics.getRegisteredFontNames():
        font = TTFont(name, str(FONT_FOLDER / f"{SONG}.ttf"))
        font.face.charWidths = dict.fromkeys(font.face.charToGlyph, EM)
        pdfmetrics.registerFont(font)
    return name


def _wrongly_wide(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    left, base = _right(surface, cell.text, box, statement)
    for glyph in cell.text:
        surface.canvas.setFont(_wide_face(), statement.font_size)
        surface.canvas.drawString(left, base, glyph)
        left += stringWidth(glyph, SONG, statement.font_size)


def _spare(form: str) -> Any:
    """Write in a face that has marks which show nothing."""

    def write(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        text = cell.text
        shown = form.join(text) if len(form) == 1 else f"{form[0]}{text}{form[1]}"
        left, base = _right(surface, text, box, statement)
        for glyph in shown:
            face = SONG if glyph.isascii() else spare_face()
            surface.canvas.setFont(face, statement.font_size)
            surface.canvas.drawString(left, base, glyph)
            if glyph.isascii():
                left += stringWidth(glyph, face, statement.font_size)

    return write


def _with_names(body: list[Row], _: Statement, random: Random) -> list[Row]:
    """Write the first amount behind the name, within its cell."""

    def joined(row: Row) -> Row:
        at = next((n for n, cell in enumerate(row) if cell.figure), None)
        if not at or not is_amount(row[at]) or row[at - 1].figure or random.random() > 0.3:
            return row
        text = f"{row[at - 1].text}：{row[at].text}"
        name = replace(row[at - 1], text=text, figure=row[at].figure)
        return (*row[: at - 1], name, replace(row[at], text="", figure=None), *row[at + 1 :])

    return [joined(row) for row in body]


def _in_headings(statement: Statement, _: Random) -> Statement:
    """Write the totals below the headings, within their cells, in place of a row of their own."""
    totals = [row for row in statement.body if is_total(row)]
    flat = len(statement.header) == 1 and all(cell.across == 1 for cell in statement.header[0])
    if len(totals) != 1 or not flat or any(c.down > 1 for row in statement.body for c in row):
        return statement
    if len(totals[0]) != len(statement.widths):
        return statement
    told = [
        replace(head, text=f"{head.text}\n{cell.text}", figure=cell.figure) if cell.figure else head
        for head, cell in zip(statement.header[0], totals[0], strict=True)
    ]
    body = tuple(row for row in statement.body if row is not totals[0])
    return replace(statement, header=(tuple(told),), body=body)


VALUES = (
    Trouble(
        "no nought before the point",
        amounts(lambda cell, _: replace(cell, text=cell.text[1:]), wanted=_is_below_one),
    ),
    Trouble(
        "zeros in words",
        amounts(lambda cell, _: replace(cell, text="零"), wanted=_is_zero),
    ),
    Trouble("minus on the line above", amounts(negative("-\n{}"), FEW)),
    *(
        Trouble(name, amounts(written(form), chosen))
        for name, form, chosen in (
            ("share below", "{}\n(12.3%)", SOME),
            ("ticked", "{}√", SOME),
            ("flagged", "●{}", SOME),
            ("line feeds around", "\n{}\n", SOME),
            ("on a line to fill in", "__{}__", SOME),
            ("stars before", "***{}", SOME),
        )
    ),
    *(
        Trouble(name, amounts(inked(ink), chosen))
        for name, ink, chosen in (
            ("currency at the left edge", _currency_apart, of_all),
            ("spaces kerned away", _kerned, SOME),
            ("shadowed", _shadowed, SOME),
            ("a box for each digit", _boxed, of_all),
            ("glyphs wrongly wide", _wrongly_wide, of_all),
            ("zero width spaces", _spare("\u200b"), SOME),
            ("direction marks", _spare("\u202a\u202c"), SOME),
        )
    ),
    Trouble("amounts upwards", _all_turned),
    Trouble("name and amount in one cell", rows(_with_names)),
    Trouble("totals within headings", _in_headings),
)
