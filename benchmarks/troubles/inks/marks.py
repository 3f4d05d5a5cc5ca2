"""Troubles of marks: blanks that nobody sees, signs at names, words that are pictures, veils."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.surface import SONG
from generator.tables import PAD, Cell, draw_statement, write_cell
from reportlab.lib.colors import black, white, yellow
from reportlab.pdfbase.pdfmetrics import stringWidth

from benchmarks.troubles.inks.pictures import as_picture
from benchmarks.troubles.trouble import (
    Trouble,
    amounts,
    inked,
    is_name,
    of_all,
    of_some,
    respelt,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from generator.document import Place
    from generator.ruling import Box
    from generator.surface import Surface
    from generator.tables import Printed, Statement

    from benchmarks.troubles.trouble import LayOut

SOME, FEW = of_some(0.25), of_some(0.12)


def _shrunk(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Write an amount as small as its cell wants it, each in a size of its own."""
    size = statement.font_size * (0.45 + 0.5 * (len(cell.text) * 7 % 11) / 11)
    write_cell(surface, cell, box, replace(statement, font_size=size))


def _over(alpha: float, colour: object) -> LayOut:
    """Lay colour over an amount that shows through, as highlighters and shaded rows do."""

    def write(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        write_cell(surface, cell, box, statement)
        surface.canvas.saveState()
        surface.canvas.setFillColor(colour)
        surface.canvas.setFillAlpha(alpha)
        x0, y0, x1, y1 = box
        surface.canvas.rect(x0, surface.size[1] - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        surface.canvas.restoreState()

    return amounts(inked(write), SOME)


def _raised_note(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Write the number of a note behind a name, raised."""
    write_cell(surface, cell, box, statement)
    right = box[0] + PAD + stringWidth(cell.text, SONG, statement.font_size)
    surface.text(right, (box[1] + box[3]) / 2 - 1, "2", statement.font_size * 0.6)


def _digit_white(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Write the first digit in white: nobody sees it."""
    size = statement.font_size
    left = box[2] - PAD - stringWidth(cell.text, SONG, size)
    base = (box[1] + box[3]) / 2 + size * 0.35
    surface.canvas.setFillColor(white)
    surface.text(left, base, cell.text[0], size)
    surface.canvas.setFillColor(black)
    surface.text(left + stringWidth(cell.text[0], SONG, size), base, cell.text[1:], size)


def _headings_pictures(statement: Statement, _: Random) -> Statement:
    header = tuple(
        tuple(replace(c, ink=as_picture) if c.text else c for c in row) for row in statement.header
    )
    return replace(statement, header=header)


def _names_white(statement: Statement, random: Random) -> Statement:
    """Write names in white, as what must not be read is hidden: nobody can tell whose amounts."""

    def write(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        surface.canvas.setFillColor(white)
        write_cell(surface, cell, box, statement)
        surface.canvas.setFillColor(black)

    def hidden(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        if random.random() > 0.15 or not any(map(is_name, row)):
            return row
        return tuple(
            replace(cell, ink=write if cell.figure is None else None, figure=None) for cell in row
        )

    return replace(statement, body=tuple(map(hidden, statement.body)))


def _head_over_rows(_: Sequence[Statement]) -> Place:
    """Print the running head of the page over the first rows of the table."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        printed = draw_statement(surface, statement)
        surface.text(surface.size[0] / 2, 140, "部门预算公开  2023年第12期", 7, align="center")
        return printed

    return place


MARKS = (
    Trouble("shrunk to fit", amounts(inked(_shrunk))),
    Trouble("highlighted", _over(0.4, yellow)),
    Trouble("a veil over amounts", _over(0.35, black)),
    Trouble("dots before names", amounts(written("··{}"), of_all, wanted=is_name)),
    Trouble("boxes before names", amounts(written("□{}"), of_all, wanted=is_name)),
    Trouble("raised notes at names", amounts(inked(_raised_note), SOME, wanted=is_name)),
    Trouble("nothing seen within numbers", amounts(respelt(",", ",\u200b"))),
    Trouble(
        "soft hyphens in names",
        amounts(
            lambda cell, _: replace(cell, text=cell.text[:2] + "\u00ad" + cell.text[2:]),
            wanted=is_name,
        ),
    ),
    Trouble("a digit white", amounts(inked(_digit_white), FEW, tells=False)),
    Trouble("names pictures", amounts(inked(as_picture), SOME, wanted=is_name)),
    Trouble("names white", _names_white),
    Trouble("headings pictures", _headings_pictures),
    Trouble("running head over rows", placing=_head_over_rows),
    Trouble(
        "blanks are underscores",
        amounts(
            lambda cell, _: replace(cell, text="______", figure=None),
            wanted=lambda cell: cell.figure is not None and not cell.figure.value,
        ),
    ),
)
