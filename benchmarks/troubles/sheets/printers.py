"""Troubles of sheets and printers: turned, tiny, cut by the edge, noted in the margin, boxed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from generator.surface import LANDSCAPE, PORTRAIT
from generator.tables import PAD, Cell, draw_statement, write_cell
from reportlab.lib.colors import black, red, white

from benchmarks.troubles.amounts.habits import in_other_unit
from benchmarks.troubles.sheets.statements import below, moved, small
from benchmarks.troubles.trouble import (
    Trouble,
    amounts,
    inked,
    names_and_amounts,
    of_some,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from generator.document import Place
    from generator.ruling import Box
    from generator.surface import Surface
    from generator.tables import Printed, Statement

    from benchmarks.troubles.trouble import LayOut

OTHER = "777.77"
SOME, FEW = of_some(0.15), of_some(0.05)
LAST_CUT = 14.0
"""Points by which the last column is cut by the edge of the page."""


def _turned(degrees: int, _: Sequence[Statement]) -> Place:
    """Print statements turned on an upright page."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        surface.new_page(PORTRAIT)
        surface.canvas.saveState()
        width, height = PORTRAIT
        surface.canvas.translate(*((width, 0) if degrees > 0 else (0, height)))
        surface.canvas.rotate(degrees)
        surface.size = LANDSCAPE
        page = surface.page
        printed = draw_statement(surface, small(statement), starts_page=False)
        if surface.page == page:
            surface.canvas.restoreState()
        surface.size = PORTRAIT
        return printed

    return place


def _scaled(by: float, _: Sequence[Statement]) -> Place:
    """Print statements that were fitted onto a page."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        surface.new_page(PORTRAIT)
        surface.canvas.saveState()
        surface.canvas.translate(60, PORTRAIT[1] * (1 - by) - 40)
        surface.canvas.scale(by, by)
        page = surface.page
        printed = draw_statement(
            surface, replace(statement, landscape=False, page_rows=()), starts_page=False
        )
        if surface.page == page:
            surface.canvas.restoreState()
        return printed

    return place


def _over_the_edge(_: Sequence[Statement]) -> Place:
    """Print statements too far to the right: the edge of the page cuts the last digits off."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        surface.new_page(PORTRAIT)
        return moved(surface, small(statement), (50.0 + LAST_CUT, 0))

    return place


def _without_last(statement: Statement, _: Random) -> Statement:
    """Forget the figures of the last column: nobody can tell them."""

    def forgotten(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return (*row[:-1], replace(row[-1], figure=None, below=None))

    return replace(statement, body=tuple(map(forgotten, statement.body)))


def unit_left(lay_out: LayOut) -> LayOut:
    """Say the unit at the left, where no edge cuts it."""

    def change(statement: Statement, random: Random) -> Statement:
        laid = lay_out(statement, random)
        return replace(laid, head_left=laid.head_right, head_right="")

    return change


def _swapped(_: Sequence[Statement]) -> Place:
    """Print the rest of a statement on a second sheet, with its last two columns exchanged."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        names, figures = names_and_amounts(statement)
        half = len(statement.body) // 2
        plain = all(cell.across == 1 for row in statement.header for cell in row)
        if not (plain and names and len(figures) > 1 and half > 2):
            return draw_statement(surface, statement)
        first = replace(statement, body=statement.body[:half], page_rows=())
        order = [*names, *figures[:-2], figures[-1], figures[-2]]
        rest = replace(statement, body=statement.body[half:], page_rows=())
        second = replace(
            rest,
            header=tuple(tuple(row[at] for at in order if row) for row in rest.header),
            body=tuple(tuple(row[at] for at in order) for row in rest.body),
            title="", form_no="", above="", section="",
        )  # fmt: skip
        return draw_statement(surface, first) + draw_statement(surface, second)

    return place


def _text_box(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Lay a box with words over an amount and the ruling on its left."""
    write_cell(surface, cell, box, statement)
    x0, y0, x1, y1 = box
    surface.canvas.setFillColor(white)
    surface.canvas.setStrokeColor(red)
    surface.canvas.rect(x0 - 8, surface.size[1] - y1 + 2, x1 - x0 + 6, y1 - y0 - 4, 1, 1)
    surface.canvas.setFillColor(red)
    surface.text(x0 - 5, (y0 + y1) / 2 + 2, "待核实", 6)
    surface.canvas.setFillColor(black)
    surface.canvas.setStrokeColor(black)


def _parted_cell(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Part a cell as a table within the table does: the amount stands on the right."""
    write_cell(surface, cell, box, statement)
    x = box[0] + 6
    surface.canvas.line(x, surface.size[1] - box[1], x, surface.size[1] - box[3])


def _past_the_border(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    x0, y0, x1, y1 = box
    write_cell(surface, replace(cell, align="right"), (x0 + 9, y0, x1 + 9, y1), statement)


def _margin_note(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Note something in the margin, as word processors print comments."""
    write_cell(surface, cell, box, statement)
    y = (box[1] + box[3]) / 2
    surface.canvas.line(box[2], surface.size[1] - y, surface.size[0] - 46, surface.size[1] - y)
    surface.text(surface.size[0] - 45, y + 2, f"批注:{OTHER}", 4.5)


def _struck_beside(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Strike an old amount out beside the new one, as tracked changes do."""
    write_cell(surface, cell, box, statement)
    x0, y0, _, y1 = box
    y, size = (y0 + y1) / 2, statement.font_size
    base = y0 + (y1 - y0) / 2 - size * 1.35 / 2 + size * 1.05
    surface.text(x0 + 1, base, OTHER, size * 0.8)
    length = len(OTHER) * size * 0.4
    surface.canvas.line(x0 + 1, surface.size[1] - y, x0 + 1 + length, surface.size[1] - y)


def _small_decimals(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Write what stands behind the point smaller, and higher."""
    whole, _, decimals = cell.text.partition(".")
    _, y0, x1, y1 = box
    y, size = (y0 + y1) / 2 + 3, statement.font_size
    if not decimals:
        write_cell(surface, cell, box, statement)
        return
    surface.text(x1 - PAD, y - size * 0.3, decimals, size * 0.65, align="right")
    surface.text(x1 - PAD - len(decimals) * size * 0.36, y, f"{whole}.", size, align="right")


def _hidden_column(statement: Statement, _: Random) -> Statement:
    """Keep a column of last year's amounts that was made so narrow that nobody sees it."""
    head, *others = statement.header
    count = len(statement.header)
    body = tuple(
        (*row, Cell(f"{1234.5 + place:.2f}", ink=_clipped))
        for place, row in enumerate(statement.body)
    )
    hidden = Cell("上年决算数", 1, count, ink=_clipped)
    return replace(
        statement,
        widths=(*statement.widths, 0.004),
        header=((*head, hidden), *others),
        body=body,
    )


def _clipped(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    surface.clip(box)
    surface.text(box[0] + PAD, (box[1] + box[3]) / 2 + 3, cell.text, statement.font_size)
    surface.unclip()


def _penned(pen: str) -> Trouble:
    return Trouble(
        f"{pen} rulings" if pen != "shaded" else "headings on grey",
        lambda statement, _: replace(statement, pen=pen),
    )


SHEETS = (
    Trouble("turned left", placing=partial(_turned, 90)),
    Trouble("turned right", placing=partial(_turned, -90)),
    Trouble("fitted onto the page", placing=partial(_scaled, 0.45)),
    Trouble("over the edge", _without_last, _over_the_edge),
    Trouble("over the edge with its unit", unit_left(_without_last), _over_the_edge),
    Trouble("columns exchanged", placing=_swapped),
    Trouble("two units on a page", in_other_unit, partial(below, 30.0)),
    Trouble("two units close together", in_other_unit, partial(below, 6.0)),
    Trouble("text box", amounts(inked(_text_box), FEW, tells=False)),
    Trouble("parted cell", amounts(inked(_parted_cell), SOME)),
    Trouble("past the border", amounts(inked(_past_the_border))),
    Trouble("noted in the margin", amounts(inked(_margin_note), FEW)),
    Trouble("struck beside", amounts(inked(_struck_beside), FEW)),
    Trouble("small decimals", amounts(inked(_small_decimals))),
    Trouble("hidden column", _hidden_column),
    *map(_penned, ("double", "dots", "dashed", "shaded", "filled")),
)
