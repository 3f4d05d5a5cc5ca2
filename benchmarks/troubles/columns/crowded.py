"""Troubles of lines and columns: crowded, drifting, counts among amounts, sides put otherwise."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.surface import LANDSCAPE
from generator.tables import Cell, Printed, column_edges, draw_statement, write_cell

from benchmarks.troubles.columns.added import even, is_flat, is_one_sided
from benchmarks.troubles.columns.headings import always
from benchmarks.troubles.sheets.disorder import NOTHING
from benchmarks.troubles.sheets.statements import TWO_SIDED, moved, part_of
from benchmarks.troubles.trouble import (
    Trouble,
    amounts,
    is_amount,
    names_and_amounts,
)

if TYPE_CHECKING:
    from random import Random

    from generator.ruling import Box
    from generator.surface import Surface
    from generator.tables import Statement

    from benchmarks.troubles.trouble import Row

MOST = 14
PROSE = (
    "本年度收入总计比上年增加",
    "128.45万元，增长3.20%，主要原因是",
    "项目增加。2022年决算数为1,187.30",
    "万元，人均2.35万元。",
)
COUNTS = (
    ("公务用车保有量（辆）", "12"),
    ("国内公务接待批次（个）", "86"),
    ("国内公务接待人次（人）", "1,340"),
)


def _in_one_row(surface: Surface, statement: Statement) -> list[Printed]:
    """Print all lines in one row, below each other in each cell."""
    statement = even(statement)
    if not is_flat(statement):
        return draw_statement(surface, statement)
    parts = [statement.body[at : at + MOST] for at in range(0, len(statement.body), MOST)]
    body = tuple(
        tuple(
            Cell("\n".join(cell.text for cell in cells), align=cells[0].align)
            for cells in zip(*part, strict=True)
        )
        for part in parts
        if len({len(row) for row in part}) == 1
    )
    told = replace(
        statement, body=body, landscape=True, font_size=5.5, notes=(), page_rows=(),
        widths=tuple(width * 2 if at in names_and_amounts(statement)[0] else width
                     for at, width in enumerate(statement.widths)),
    )  # fmt: skip
    draw_statement(surface, told)
    figures = [cell.figure for part in parts for row in part for cell in row if cell.figure]
    return [Printed(figure, surface.page) for figure in figures]


def _tight(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    base = surface.size[1] - (box[1] + box[3]) / 2 - statement.font_size * 0.35
    surface.text(
        box[2] - 0.3, surface.size[1] - base, cell.text, statement.font_size, align="right"
    )


def _touching(surface: Surface, statement: Statement) -> list[Printed]:
    """Make columns of amounts as narrow as their widest amount."""
    statement = even(statement)
    _names, figures = names_and_amounts(statement)
    if not is_flat(statement):
        return draw_statement(surface, statement)
    size, hand = statement.font_size, surface.press.hand
    edges = column_edges(statement, LANDSCAPE[0] if statement.landscape else 595.28)
    widths = [right - left for left, right in pairwise(edges)]
    for at in figures:
        texts = [row[at].text for row in statement.body if row[at].figure]
        widest = max((hand.width(text, "sample-song", size) for text in texts), default=30.0)
        widths[at] = min(widths[at], widest + 0.7)
    body = tuple(
        tuple(replace(cell, ink=_tight) if cell.figure else cell for cell in row)
        for row in statement.body
    )
    breadth = statement.breadth * sum(widths) / (edges[-1] - edges[0])
    return draw_statement(
        surface, replace(statement, widths=tuple(widths), breadth=breadth, body=body)
    )


def _drifting(statement: Statement, _: Random) -> Statement:
    """Let the last column fall behind its rows, by less than half a row at the foot."""
    count = len(statement.body)

    def lowered(by: float) -> object:
        def write(surface: Surface, cell: Cell, box: Box, told: Statement) -> None:
            write_cell(surface, cell, (box[0], box[1] + by, box[2], box[3] + by), told)

        return write

    def change(at: int, row: Row) -> Row:
        last = replace(row[-1], ink=lowered(statement.row_height * 0.42 * at / count))  # type: ignore[arg-type]
        return (*row[:-1], last if row[-1].figure else row[-1])

    return replace(statement, body=tuple(change(at, row) for at, row in enumerate(statement.body)))


def _counts(statement: Statement, _: Random) -> Statement:
    """Print how many cars, guests and journeys below the amounts."""
    statement = even(statement)
    names, figures = names_and_amounts(statement)
    if not is_one_sided(statement) or statement.code.endswith("09"):  # there they are its lines
        return statement

    def row(label: str, count: str) -> Row:
        cells = [Cell() for _ in statement.widths]
        cells[names[-1]] = Cell(label)
        cells[figures[0]] = Cell(count, align="right")
        return tuple(cells)

    rows = (row(label, count) for label, count in COUNTS)
    return replace(statement, body=(*statement.body, *rows))


def _shares(statement: Statement, _: Random) -> Statement:
    """Print below the amounts which share of all each column has."""
    statement = even(statement)
    names, figures = names_and_amounts(statement)
    if not is_one_sided(statement) or len(figures) < 2:
        return statement
    cells = [Cell() for _ in statement.widths]
    cells[names[-1]] = Cell("占合计比重（%）")
    for at in figures:
        cells[at] = Cell("100.00" if at == figures[0] else f"{70.25 / at:.2f}", align="right")
    return replace(statement, body=(*statement.body, tuple(cells)))


def _sides(statement: Statement) -> tuple[Statement, Statement] | None:
    """Take the two sides of a statement apart."""
    plain = all(c.across == c.down == 1 for row in statement.body for c in row)
    if statement.code not in TWO_SIDED or not plain:
        return None
    left = statement.header[0][0].across
    columns = list(range(len(statement.widths)))
    return part_of(statement, columns[:left]), part_of(statement, columns[left:])


def _exchanged(statement: Statement, _: Random) -> Statement:
    """Print the expense at the left, the revenue at the right."""
    sides = _sides(statement)
    if sides is None:
        return statement
    left, right = sides
    together = lambda one, two: tuple((*a, *b) for a, b in zip(one, two, strict=True))  # noqa: E731
    return replace(
        statement,
        widths=(*right.widths, *left.widths),
        header=together(right.header, left.header),
        body=together(right.body, left.body),
    )


def _below(surface: Surface, statement: Statement) -> list[Printed]:
    """Print the expense on a sheet of its own, without a title."""
    sides = _sides(statement)
    if sides is None:
        return draw_statement(surface, statement)
    left, right = sides
    printed = draw_statement(surface, replace(left, notes=()))
    return printed + draw_statement(surface, replace(right, **NOTHING))  # type: ignore[arg-type]


def _one_for_two(statement: Statement, random: Random) -> Statement:
    """Print one amount for two lines: how much of it is whose, nobody can tell."""
    statement = even(statement)
    if not is_flat(statement):
        return statement
    body, at = list(statement.body), 0
    while at + 1 < len(body):
        chosen = [
            is_amount(one) and is_amount(two) and random.random() < 0.15
            for one, two in zip(body[at], body[at + 1], strict=True)
        ]
        if any(chosen):
            body[at] = tuple(
                replace(cell, down=2, figure=None) if merged else cell
                for cell, merged in zip(body[at], chosen, strict=True)
            )
            body[at + 1] = tuple(
                cell for cell, merged in zip(body[at + 1], chosen, strict=True) if not merged
            )
            at += 1
        at += 1
    return replace(statement, body=tuple(body), page_rows=())


def _prose_beside(surface: Surface, statement: Statement) -> list[Printed]:
    """Print a statement at the right of a page, and prose with figures at its left."""
    width, height = LANDSCAPE
    surface.new_page(LANDSCAPE)
    for at in range(24):
        surface.text(40, 90 + at * 16, PROSE[at % len(PROSE)], 9)
    surface.size = (width * 0.7, height)
    printed = moved(surface, statement, (width * 0.3, 0))
    surface.size = LANDSCAPE
    return printed


CROWDED = (
    Trouble("amounts aligned anyhow", amounts(
        lambda cell, random: replace(cell, align=random.choice(("left", "center", "right"))))),
    Trouble("a column drifting", _drifting),
    Trouble("counts among amounts", _counts),
    Trouble("a row of shares", _shares),
    Trouble("sides exchanged", _exchanged),
    Trouble("one amount for two", _one_for_two),
    *(
        Trouble(name, placing=partial(always, place))
        for name, place in (
            ("all lines in one row", _in_one_row),
            ("columns touching", _touching),
            ("sides on two sheets", _below),
            ("prose beside", _prose_beside),
        )
    ),
)  # fmt: skip
