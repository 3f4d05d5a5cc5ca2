"""Troubles of cells: pictures in the right columns, dark headings, comments, holes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.tables import write_cell

from benchmarks.troubles.columns.added import even, is_flat
from benchmarks.troubles.inks.pictures import as_picture
from benchmarks.troubles.trouble import Trouble, amounts, is_amount, names_and_amounts, of_some

if TYPE_CHECKING:
    from random import Random

    from generator.ruling import Box
    from generator.surface import Surface
    from generator.tables import Cell, Statement


def _half_pictures(statement: Statement, _: Random) -> Statement:
    """Paste the right columns of amounts as pictures; the others are text."""
    statement = even(statement)
    _names, figures = names_and_amounts(statement)
    if not is_flat(statement):
        return statement
    right = figures[len(figures) // 2 :]
    body = tuple(
        tuple(replace(c, ink=as_picture) if at in right and is_amount(c) else c
              for at, c in enumerate(row))
        for row in statement.body
    )  # fmt: skip
    return replace(statement, body=body)


def _white_on_dark(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    x0, y0, x1, y1 = box
    canvas = surface.canvas
    canvas.setFillColorRGB(0.1, 0.25, 0.5)
    canvas.rect(x0, surface.size[1] - y1, x1 - x0, y1 - y0, 0, 1)
    canvas.setFillGray(1)
    write_cell(surface, cell, box, statement)
    canvas.setFillGray(0)


def _headings_on_dark(statement: Statement, _: Random) -> Statement:
    header = tuple(tuple(replace(c, ink=_white_on_dark) for c in row) for row in statement.header)
    return replace(statement, header=header)


def _comment_over(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Show a comment of a spreadsheet over its own cell."""
    write_cell(surface, cell, box, statement)
    canvas, height = surface.canvas, surface.size[1]
    canvas.setFillColorRGB(1, 1, 0.88)
    canvas.rect(box[0] + 1, height - box[3] + 1, box[2] - box[0] - 2, box[3] - box[1] - 2, 1, 1)
    canvas.setFillGray(0)
    surface.text(box[0] + 3, (box[1] + box[3]) / 2 + 2, "张三:应为12.30", 5)


def _punched(statement: Statement, _: Random) -> Statement:
    """Punch through codes and names: what is left of them tells which they are."""

    def hole(surface: Surface, cell: Cell, box: Box, told: Statement) -> None:
        write_cell(surface, cell, box, told)
        x, y = box[0] + 12, surface.size[1] - (box[1] + box[3]) / 2
        surface.canvas.circle(x, y, (box[3] - box[1]) / 2 + 1, 1, 1)

    if not names_and_amounts(statement)[0]:
        return statement
    body = tuple(
        (replace(row[0], ink=hole), *row[1:])
        if at and at % 7 == 4 and all(c.down == 1 for c in row) and row[0].text
        else row
        for at, row in enumerate(statement.body)
    )
    return replace(statement, body=body)


CELLS_OF_PROGRAMS = (
    Trouble("right columns pictures", _half_pictures),
    Trouble("headings white on dark", _headings_on_dark),
    Trouble(
        "comments over cells",
        amounts(lambda cell, _: replace(cell, ink=_comment_over), of_some(0.1), tells=False),
    ),
    Trouble("punched", _punched),
)
