"""Troubles of columns of amounts parted: both units, before and after a correction, budgets."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from generator.tables import Cell, place_cells

from benchmarks.troubles.columns.added import even, is_one_sided
from benchmarks.troubles.trouble import Trouble, names_and_amounts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from generator.tables import Statement

    Texts = Callable[[Cell, Random], Sequence[Cell]]

MOST = 6
NO_DIGITS = re.compile(r"[^\d.]")


def value_of(cell: Cell) -> float:
    """Return a cell's amount; another trouble may have written 元 or a mark beside it."""
    return float(NO_DIGITS.sub("", cell.text) or 0)


def another(cell: Cell, random: Random) -> str:
    """Give another amount than a cell prints; blank where it prints none."""
    return f"{value_of(cell) * random.uniform(0.6, 1.3):,.2f}" if cell.text.strip() else ""


def parted(
    heads: Sequence[str], texts: Texts, statement: Statement, random: Random, *, most: int = MOST
) -> Statement:
    """Part each column of amounts, with headings of its own; the last part prints its figures."""
    statement = even(statement)
    _names, figures = names_and_amounts(statement)
    count = len(heads)
    if not is_one_sided(statement) or len(figures) > most:
        return statement
    header = tuple(
        row for row in statement.header
        if not any(cell.text.isdecimal() or cell.text == "栏次" for cell in row)
    )  # fmt: skip
    if sum(cell.across * cell.down for row in header for cell in row) != len(header) * len(
        statement.widths
    ):
        return statement
    found: list[list[Cell]] = [[] for _ in header]
    for row, column, cell in sorted(
        place_cells(header, len(statement.widths)), key=lambda one: one[:2]
    ):
        inside = sum(at in figures for at in range(column, column + cell.across))
        is_lowest = row + cell.down == len(header)
        found[row].append(
            replace(
                cell,
                across=cell.across + inside * (count - 1),
                down=cell.down + (is_lowest and not inside),
            )
        )
    leaves = tuple(Cell(head, align="center") for _ in figures for head in heads)
    body = []
    for row in statement.body:
        cells: list[Cell] = []
        for at, cell in enumerate(row):
            if at in figures:
                cells += texts(cell, random)
            cells.append(cell)
        body.append(tuple(cells))
    widths = [
        part for at, width in enumerate(statement.widths)
        for part in ([width * 0.7] * count if at in figures else [width])
    ]  # fmt: skip
    return replace(
        statement, widths=tuple(widths), header=(*map(tuple, found), leaves), body=tuple(body),
        landscape=True, font_size=min(statement.font_size, 7.0),
    )  # fmt: skip


def _twice(cell: Cell, _: Random) -> Sequence[Cell]:
    return [Cell(f"{value_of(cell) * 10000:,.0f}" if cell.text.strip() else "", align="right")]


def _before(cell: Cell, random: Random) -> Sequence[Cell]:
    return [Cell(another(cell, random), align="right")]


def _budgets(cell: Cell, random: Random) -> Sequence[Cell]:
    return [_as_measure(cell, kind, random) for kind in ("budget", "adjusted")]


def _as_measure(cell: Cell, kind: str, random: Random) -> Cell:
    """Print another amount, which is a figure of its own measure."""
    text = another(cell, random)
    if cell.figure is None or not text:
        return Cell(text)
    printed = Decimal(cell.text.replace(",", ""))
    rate = round(cell.figure.value / printed) if printed else 1
    value = Decimal(text.replace(",", "")) * rate
    figure = replace(cell.figure, measure_code=f"{kind}_{cell.figure.measure_code}", value=value,
                     text=text)  # fmt: skip
    return Cell(text, align="right", figure=figure)


def _in_final_accounts(statement: Statement, random: Random) -> Statement:
    if not statement.code.startswith("GK"):
        return statement
    return parted(("年初预算数", "调整预算数", "决算数"), _budgets, statement, random, most=4)


def _in_both_units(statement: Statement, random: Random) -> Statement:
    if "万元" not in statement.head_right:
        return statement
    told = replace(statement, head_right="")
    return parted(("元", "万元"), _twice, told, random)


PARTED_COLUMNS = (
    Trouble("in both units side by side", _in_both_units),
    Trouble("before and after a correction", partial(parted, ("更正前", "更正后"), _before)),
    Trouble("last year below each heading", partial(parted, ("上年数", "本年数"), _before)),
    Trouble("adjusted budgets beside", _in_final_accounts),
)
