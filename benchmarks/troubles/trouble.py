"""What a trouble is, and the ways to lay it over a statement.

In: a statement as the sample generator makes it. Out: the same one with something wrong on paper.
A cell whose figure nobody can tell any more carries no figure: whatever is then read of it and
trusted is wrong.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "data" / "sample"))

from generator.tables import Cell, draw_statement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from generator.document import Place
    from generator.tables import Ink, Statement

    Row = tuple[Cell, ...]
    LayOut = Callable[[Statement, Random], Statement]

SHORT = 3
"""Characters of an amount that is worth a trouble: zeros are left as they are."""


@dataclass(frozen=True)
class Trouble:
    """Something wrong on paper: with cells, rows and headings, or with where statements stand.

    `finish` alters the file that was written, its statements' pages told.
    """

    name: str
    lay_out: LayOut = lambda statement, _: statement
    placing: Callable[[Sequence[Statement]], Place] = lambda _: draw_statement
    finish: Callable[[Path, list[int]], None] = lambda _, __: None


def is_amount(cell: Cell) -> bool:
    """Tell whether a cell prints an amount that is more than a zero."""
    return cell.figure is not None and len(cell.figure.text) > SHORT


def is_name(cell: Cell) -> bool:
    """Tell whether a cell of the body names something, in words."""
    return cell.figure is None and len(cell.text) >= SHORT and not cell.text.strip().isdecimal()


def is_total(row: Row) -> bool:
    """Tell whether a row adds up the others."""
    return any(cell.text.strip().endswith(("合计", "总计")) for cell in row)


def of_some(share: float) -> Callable[[Row, Random], bool]:
    """Choose so many of the cells."""
    return lambda _, random: random.random() < share


def of_all(_: Row, __: Random) -> bool:
    """Choose every cell."""
    return True


def of_totals(row: Row, _: Random) -> bool:
    """Choose the cells of the rows of totals."""
    return is_total(row)


def amounts(
    change: Callable[[Cell, Random], Cell],
    chosen: Callable[[Row, Random], bool] = of_all,
    *,
    tells: bool = True,
    wanted: Callable[[Cell], bool] = is_amount,
) -> LayOut:
    """Change chosen cells of the body, amounts unless told; `tells`: their figure can be told."""

    def changed(cell: Cell, row: Row, random: Random) -> Cell:
        if not wanted(cell) or not chosen(row, random):
            return cell
        other = change(cell, random)
        return other if tells or other == cell else replace(other, figure=None)

    return lambda statement, random: replace(
        statement,
        body=tuple(tuple(changed(cell, row, random) for cell in row) for row in statement.body),
    )


def written(form: str) -> Callable[[Cell, Random], Cell]:
    """Write the text of a cell into a form: `约{}`."""
    return lambda cell, _: replace(cell, text=form.format(cell.text))


def respelt(old: str, new: str) -> Callable[[Cell, Random], Cell]:
    """Write a cell with other characters."""
    return lambda cell, _: replace(cell, text=cell.text.replace(old, new))


def inked(ink: Ink) -> Callable[[Cell, Random], Cell]:
    """Write a cell with another pen."""
    return lambda cell, _: replace(cell, ink=ink)


def rows(change: Callable[[list[Row], Statement, Random], list[Row]]) -> LayOut:
    """Change the rows of the body."""
    return lambda statement, random: replace(
        statement, body=tuple(change(list(statement.body), statement, random))
    )


def row_of(text: str, statement: Statement) -> Row:
    """Give a row of one cell from side to side."""
    return (Cell(text, len(statement.widths)),)


def names_and_amounts(statement: Statement) -> tuple[list[int], list[int]]:
    """Split the columns before the first of amounts."""
    column_of = (
        column for row in statement.body for column, cell in columns(row) if cell.figure is not None
    )
    first = min(column_of, default=len(statement.widths))
    return list(range(first)), list(range(first, len(statement.widths)))


def columns(row: Row) -> list[tuple[int, Cell]]:
    """Give the column that each cell of a row starts in, no cell of a body spans rows."""
    found, column = [], 0
    for cell in row:
        found.append((column, cell))
        column += cell.across
    return found
