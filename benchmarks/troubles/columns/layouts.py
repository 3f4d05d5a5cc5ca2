"""Troubles of layouts: rows as tables, lines as cards, totals as text, marks for the printer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from generator.tables import Cell, Printed, draw_statement, place_cells

from benchmarks.troubles.columns.added import even, is_flat, is_one_sided
from benchmarks.troubles.columns.headings import always
from benchmarks.troubles.sheets.disorder import LEAST, NOTHING
from benchmarks.troubles.trouble import Trouble, is_total, names_and_amounts

if TYPE_CHECKING:
    from generator.surface import Surface
    from generator.tables import Statement

    from benchmarks.troubles.trouble import Row

MOST = 12
SLUG = "bmjs2022.indd   15      2023/8/15   10:25:30"


def heading_of(statement: Statement, column: int) -> str:
    """Give the heading right above the amounts of a column."""
    placed = place_cells(statement.header, len(statement.widths))
    over = [cell.text for _, at, cell in placed if at <= column < at + cell.across]
    return over[-1].replace("\n", "")


def _rows_apart(surface: Surface, statement: Statement) -> list[Printed]:
    """Print each row as a table of its own, a little below the one before."""
    statement = even(statement)
    head, gap = replace(statement, body=statement.body[:1], notes=(), page_rows=()), 4.0
    if not is_flat(statement) or len(statement.body) > 20:
        return draw_statement(surface, statement)
    printed = draw_statement(surface, head)
    height = 62.0 + (28.0 if statement.above else 0) + (24.0 if statement.section else 0)
    base = height + 60.0 + (len(statement.header) + 1) * statement.row_height * 1.6
    plain = replace(statement, header=(), notes=(), page_rows=(), **NOTHING)  # type: ignore[arg-type]
    for at, row in enumerate(statement.body[1:]):
        surface.canvas.saveState()
        surface.canvas.translate(0, -(base - 93.0 + at * (statement.row_height + gap)))
        printed += draw_statement(surface, replace(plain, body=(row,)), starts_page=False)
        surface.canvas.restoreState()
    return printed


def _as_cards(surface: Surface, statement: Statement) -> list[Printed]:
    """Print each line as a card: what a figure is on the left, the figure on the right."""
    statement = even(statement)
    names, figures = names_and_amounts(statement)
    if not is_one_sided(statement) or len(statement.body) > MOST or not figures:
        return draw_statement(surface, statement)
    body: list[Row] = []
    for row in statement.body:
        name = " ".join(row[at].text for at in names if row[at].text)
        body.append((Cell(name, 2, bold=True),))
        body += [(Cell(heading_of(statement, at)), replace(row[at], align="right"))
                 for at in figures]  # fmt: skip
    return draw_statement(
        surface,
        replace(statement, widths=(2.0, 1.0), header=(), body=tuple(body), row_height=13.0,
                font_size=7.0, page_rows=(), landscape=False),
    )  # fmt: skip


def _total_below(surface: Surface, statement: Statement) -> list[Printed]:
    """Print the row of totals as a line of text below the table."""
    statement = even(statement)
    totals = [row for row in statement.body if is_total(row)]
    if not is_one_sided(statement) or len(totals) != 1 or len(statement.body) < LEAST:
        return draw_statement(surface, statement)
    rest = tuple(row for row in statement.body if row is not totals[0])
    text = "    ".join(cell.text for cell in totals[0] if cell.text)
    told = replace(statement, body=rest, notes=(text,), page_rows=())
    printed = draw_statement(surface, told)
    return printed + [Printed(cell.figure, surface.page) for cell in totals[0] if cell.figure]


def _crop_marks(surface: Surface, statement: Statement) -> list[Printed]:
    """Print marks to cut by, bars of colour, and a line for the printer."""
    printed = draw_statement(surface, statement)
    width, height = surface.size
    canvas = surface.canvas
    for x in (30, width - 30):
        canvas.line(x, 0, x, 20)
        canvas.line(x, height - 20, x, height)
    for y in (30, height - 30):
        canvas.line(0, y, 20, y)
        canvas.line(width - 20, y, width, y)
    for at in range(8):
        canvas.setFillGray(at / 8)
        canvas.rect(width - 22, 200 + at * 14, 12, 12, 1, 1)
    canvas.setFillGray(0)
    surface.text(60, 14, SLUG, 6)
    return printed


LAYOUTS = (
    Trouble("total below the table", placing=partial(always, _total_below)),
    Trouble("rows apart", placing=partial(always, _rows_apart)),
    Trouble("lines as cards", placing=partial(always, _as_cards)),
    Trouble("crop marks", placing=partial(always, _crop_marks)),
)
