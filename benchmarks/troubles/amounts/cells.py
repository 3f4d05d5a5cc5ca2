"""Troubles of cells: red amounts, odd blanks, other units, numbers that span several."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.tables import Cell, write_cell
from reportlab.lib.colors import red

from benchmarks.troubles.amounts.texts import negative
from benchmarks.troubles.inks.covered import coloured
from benchmarks.troubles.trouble import (
    Trouble,
    amounts,
    columns,
    inked,
    is_amount,
    is_name,
    names_and_amounts,
    of_all,
    of_some,
    respelt,
    row_of,
    rows,
    written,
)

if TYPE_CHECKING:
    from random import Random

    from generator.ruling import Box
    from generator.surface import Surface
    from generator.tables import Statement

    from benchmarks.troubles.trouble import Row

SOME, FEW = of_some(0.25), of_some(0.12)
MINUSES = "\u2010\u2011\u2012\u2013\u2015\ufe63\uff0d\u30fc\u2500\u207b\u4e00"
OTHER = "777.77"


def _red(form: str) -> Trouble:
    def change(cell: Cell, random: Random) -> Cell:
        return replace(negative(form)(cell, random), ink=coloured(red))

    return Trouble(f"below zero red {form}", amounts(change, FEW))


def _some_minus(cell: Cell, random: Random) -> Cell:
    return negative(random.choice(MINUSES) + "{}")(cell, random)


def _six_decimals(cell: Cell, random: Random) -> Cell:
    """Print what was computed, not rounded."""
    assert cell.figure is not None
    figure, more = cell.figure, f"{random.randint(1, 99):02}"
    plain = figure.text.replace(",", "")
    if "." not in plain or figure.value == Decimal(plain):
        return cell
    text = f"{figure.text}{more}"
    value = figure.value / Decimal(plain) * Decimal(plain + more)
    return replace(cell, text=text, figure=replace(figure, value=value, text=text))


def _is_zero(cell: Cell) -> bool:
    return cell.figure is not None and not cell.figure.value


def _noted_below(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    x0, y0, x1, y1 = box

    write_cell(surface, cell, (x0, y0, x1, y1 - 5), statement)
    surface.text(x1 - 2, y1 - 1.5, "注:含上年12.34", 4, align="right")


def _in_hundred_millions(statement: Statement, random: Random) -> Statement:
    if "万元" not in statement.head_right:
        return statement

    def other(cell: Cell, _: Random) -> Cell:
        assert cell.figure is not None
        figure = replace(cell.figure, value=cell.figure.value * 10_000)
        return replace(cell, figure=figure)

    said = replace(statement, head_right=statement.head_right.replace("万元", "亿元"))
    return amounts(other, wanted=lambda cell: cell.figure is not None)(said, random)


def _unit_at_the_foot(statement: Statement, _: Random) -> Statement:
    unit = "万元" if "万元" in statement.head_right else "元"
    return replace(statement, head_right="", notes=(f"注：本表金额单位为{unit}。",))


def _merged_across(statement: Statement, random: Random) -> Statement:
    """Merge two amounts that are equal, or one with nothing beside it: nobody can tell whose."""

    def merged(row: Row) -> Row:
        for at, (one, two) in enumerate(pairwise(row)):
            alike = is_amount(one) and two.figure is None and not two.text
            alike = alike or (is_amount(one) and is_amount(two) and one.text == two.text)
            if alike and one.across == two.across == 1 and random.random() < 0.3:
                wide = replace(one, across=2, figure=None, align="center")
                return (*row[:at], wide, *row[at + 2 :])
        return row

    return replace(statement, body=tuple(map(merged, statement.body)))


def _in_three_lines(cell: Cell, _: Random) -> Cell:
    third = len(cell.text.strip()) // 3 + 1
    text = cell.text.strip()
    return replace(cell, text="\n".join((text[:third], text[third : 2 * third], text[2 * third :])))


def _nested(surface: Surface, _: Cell, box: Box, __: Statement) -> None:
    """Draw a table within a cell."""
    x0, y0, _x1, y1 = box
    for row in range(2):
        for column in range(3):
            left, top = x0 + 20 + column * 60, y0 + 2 + row * (y1 - y0 - 4) / 2
            surface.canvas.rect(left, surface.size[1] - top - 8, 60, 8, stroke=1, fill=0)
            surface.text(left + 2, top + 6.5, ("其中", "12.34", "56.78")[column], 6)


def _nested_table(body: list[Row], statement: Statement, _: Random) -> list[Row]:
    half = len(body) // 2
    return [*body[:half], (Cell("", len(statement.widths), ink=_nested),), *body[half:]]


def _hidden_row(statement: Statement, _: Random) -> Statement:
    """Lay a row that was hidden over the ruling between two others, clipped away but written."""
    names, figures = names_and_amounts(statement)

    def hidden(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        surface.clip((box[0], box[3] - 0.2, box[2], box[3]))
        surface.text(box[0] + 2, box[3] + 3, OTHER, statement.font_size)
        surface.unclip()
        write_cell(surface, replace(cell, ink=None), box, statement)

    half = len(statement.body) // 2
    body = list(statement.body)
    if len(names) and figures and body:
        body[half] = tuple(
            replace(cell, ink=hidden) if at >= len(names) else cell
            for at, cell in columns(body[half])
        )
    return replace(statement, body=tuple(body))


CELLS = (
    _red("{}"),
    _red("({})"),
    _red("-{}"),
    Trouble("minuses of many kinds", amounts(_some_minus, FEW)),
    *(
        Trouble(f"thousands apart by {name}", amounts(respelt(",", mark)))
        for name, mark in (
            ("a thin blank", "\u2009"),
            ("a blank that holds", "\u00a0"),
            ("a wide blank", "\u3000"),
        )
    ),
    Trouble("six decimals", amounts(_six_decimals)),
    Trouble(
        "padded by blanks",
        amounts(lambda cell, _: replace(cell, text=f"      {cell.text}", align="left")),
    ),
    Trouble("zeros are dashes", amounts(written("-"), tells=False, wanted=_is_zero)),
    Trouble("small note in the cell", amounts(inked(_noted_below), SOME)),
    Trouble("hidden row", _hidden_row),
    Trouble("in hundred millions", _in_hundred_millions),
    Trouble("unit at the foot", _unit_at_the_foot),
    Trouble("merged across", _merged_across),
    Trouble("names in three lines", amounts(_in_three_lines, of_all, wanted=is_name)),
    Trouble("nested table", rows(_nested_table)),
    Trouble(
        "a row of ditto marks",
        rows(lambda body, statement, _: [*body, row_of("〃  〃  12.34  〃", statement)]),
    ),
)
