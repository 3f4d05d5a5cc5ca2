"""Fresh troubles, written blind when the others of this folder had been mended."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from generator.surface import LANDSCAPE, PORTRAIT
from generator.tables import Cell, draw_statement, write_cell

from benchmarks.troubles.amounts.habits import _capitals
from benchmarks.troubles.columns.added import even, is_flat, is_one_sided
from benchmarks.troubles.columns.headings import always
from benchmarks.troubles.sheets.disorder import LEAST, NOTHING
from benchmarks.troubles.sheets.files import _all_forgotten
from benchmarks.troubles.trouble import (
    Trouble,
    amounts,
    is_amount,
    is_name,
    is_total,
    names_and_amounts,
    of_all,
    row_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from generator.document import Place
    from generator.ruling import Box
    from generator.surface import Surface
    from generator.tables import Printed, Statement

MOST = 12
SMALL = 4.5
GROUP = 3


def _european(cell: Cell, _: Random) -> Cell:
    """Write points for commas, and the comma for the point."""
    text = cell.text.replace(",", "_").replace(".", ",").replace("_", ".")
    return replace(cell, text=text)


def _by_lakhs(cell: Cell, _: Random) -> Cell:
    """Group digits by two beyond the thousands."""
    whole, point, decimals = cell.text.replace(",", "").partition(".")
    last, rest = whole[-GROUP:], whole[:-GROUP]
    parts = [rest[max(at - 2, 0) : at] for at in range(len(rest), 0, -2)][::-1]
    return replace(cell, text=",".join([*filter(None, parts), last]) + point + decimals)


def _small_rows(statement: Statement, _: Random) -> Statement:
    """Set every second row in tiny type."""

    def write(surface: Surface, cell: Cell, box: Box, told: Statement) -> None:
        write_cell(surface, cell, box, replace(told, font_size=SMALL))

    body = tuple(
        tuple(replace(cell, ink=write) for cell in row) if at % 2 else row
        for at, row in enumerate(statement.body)
    )
    return replace(statement, body=body)


def _shifted(right: float, down: float) -> Callable[..., Statement]:
    """Print all texts off their cells, as on a form that was printed before."""

    def write(surface: Surface, cell: Cell, box: Box, told: Statement) -> None:
        by = down * told.row_height
        write_cell(surface, cell, (box[0] + right, box[1] + by, box[2] + right, box[3] + by), told)

    def change(statement: Statement, _: Random) -> Statement:
        body = tuple(tuple(replace(c, ink=write) for c in row) for row in statement.body)
        return replace(statement, body=body)

    return change


def _in_a_tree(cell: Cell, random: Random) -> Cell:
    """Write the lines of a tree before a name."""
    return replace(cell, text=random.choice(("├─", "└─", "│  ├─", "+ ")) + cell.text)


def _code_above_name(statement: Statement, _: Random) -> Statement:
    """Write a code above its name, in one cell."""
    names, _figures = names_and_amounts(statement)
    if len(names) != 2 or not is_flat(even(statement)):
        return statement
    told = even(statement)
    flat = all(cell.across == 1 for row in told.header for cell in row[:1])
    if not flat or len(told.header) != 1:
        return statement
    body = tuple(
        (replace(row[1], text="\n".join(filter(None, (row[0].text, row[1].text)))), *row[2:])
        for row in told.body
    )
    return replace(told, widths=told.widths[1:], header=(told.header[0][1:],), body=body)


def _capitals_below(statement: Statement, random: Random) -> Statement:
    """Print the total in capitals in a row below."""
    totals = [cell for row in statement.body if is_total(row) for cell in row if is_amount(cell)]
    if not totals:
        return statement
    text = f"人民币（大写）：{_capitals(totals[0], random).text}"
    return replace(statement, body=(*statement.body, row_of(text, statement)))


def _two_in_each_cell(statement: Statement, _: Random) -> Statement:
    """Print two measures below each other in each cell, and both names in each heading."""
    statement = even(statement)
    names, figures = names_and_amounts(statement)
    flat = len(statement.header) == 1 and all(cell.across == 1 for cell in statement.header[0])
    if not is_one_sided(statement) or not flat or len(figures) % 2:
        return statement

    def joined(row: Sequence[Cell]) -> tuple[Cell, ...]:
        pairs = [(row[at], row[at + 1]) for at in figures[::2]]
        return (
            *row[: len(names)],
            *(replace(one, text=f"{one.text}\n{two.text}", below=two.figure) for one, two in pairs),
        )

    return replace(
        statement,
        widths=(*statement.widths[: len(names)], *(statement.widths[at] for at in figures[::2])),
        header=(joined(statement.header[0]),),
        body=tuple(map(joined, statement.body)),
    )


def _striped(shade: float, breadth: float, _: Sequence[Statement]) -> Place:
    """Run a stripe from head to foot through the last column of amounts."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        printed = draw_statement(surface, statement)
        canvas = surface.canvas
        canvas.setFillGray(shade)
        canvas.rect(surface.size[0] - 50 - 18, 0, breadth, surface.size[1], stroke=0, fill=1)
        canvas.setFillGray(0)
        return printed

    return place


def _last_forgotten(statement: Statement, _: Random) -> Statement:
    """Forget the last column: a black stripe hides its digits."""
    body = tuple((*row[:-1], replace(row[-1], figure=None)) for row in statement.body)
    return replace(statement, body=body, page_rows=())


def _heading_apart(surface: Surface, statement: Statement) -> list[Printed]:
    """Print headings as a table of their own, a little above and a little narrower."""
    if not is_flat(even(statement)) or len(statement.body) < LEAST:
        return draw_statement(surface, statement)
    told = replace(statement, page_rows=(), repeat_header=False)
    draw_statement(surface, replace(told, body=(), notes=(), breadth=statement.breadth * 0.985))
    surface.canvas.saveState()
    lower = 62.0 + sum(told.row_height * 1.25 for _ in told.header)
    surface.canvas.translate(0, -lower + 50)
    page = surface.page
    printed = draw_statement(surface, replace(told, header=(), **NOTHING), starts_page=False)  # type: ignore[arg-type]
    if surface.page == page:
        surface.canvas.restoreState()
    return printed


def _again_rounded(surface: Surface, statement: Statement) -> list[Printed]:
    """Print a statement again behind it, its amounts rounded to whole numbers."""

    def rounded(cell: Cell) -> Cell:
        if not is_amount(cell):
            return replace(cell, figure=None)
        return replace(cell, text=f"{float(cell.text.replace(',', '')):,.0f}", figure=None)

    body = tuple(tuple(map(rounded, row)) for row in statement.body)
    return draw_statement(surface, statement) + draw_statement(
        surface, replace(statement, body=body)
    )


def _to_the_edges(surface: Surface, statement: Statement) -> list[Printed]:
    """Print a table from edge to edge of its sheet."""
    surface.new_page(LANDSCAPE if statement.landscape else PORTRAIT)
    width, page = surface.size[0], surface.page
    surface.canvas.saveState()
    scale = width / (width - 100)
    surface.canvas.transform(scale, 0, 0, 1, -50 * scale, 0)
    printed = draw_statement(surface, replace(statement, page_rows=()), starts_page=False)
    if surface.page == page:
        surface.canvas.restoreState()
    return printed


def _over_another(statements: Sequence[Statement]) -> Place:
    """Print every second sheet onto the one before it."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        is_second = statements.index(statement) % 2 == 1
        told = replace(statement, body=statement.body[:MOST], page_rows=())
        return draw_statement(surface, told, starts_page=not is_second)

    return place


FRESH_OF_PROGRAMS = (
    Trouble("points and commas as in Europe", amounts(_european, of_all)),
    Trouble("grouped by lakhs", amounts(_by_lakhs, of_all)),
    Trouble("every second row small", _small_rows),
    Trouble("too low on its form", _shifted(0, 0.35)),
    Trouble("too far right on its form", _shifted(9, 0)),
    Trouble("names in a tree", amounts(_in_a_tree, wanted=is_name)),
    Trouble("code above name", _code_above_name),
    Trouble("total in capitals below", _capitals_below),
    Trouble("two figures in each cell", _two_in_each_cell),
    Trouble("a white stripe", placing=partial(_striped, 1, 1.2)),
    Trouble("a black stripe", _last_forgotten, partial(_striped, 0, 14)),
    *(
        Trouble(name, placing=partial(always, place))
        for name, place in (
            ("headings a table apart", _heading_apart),
            ("again rounded", _again_rounded),
            ("from edge to edge", _to_the_edges),
        )
    ),
    Trouble("a sheet over another", _all_forgotten, _over_another),
)
