"""Troubles of units: said once, elsewhere, in other words, or others for some figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from generator.tables import Cell, draw_statement

from benchmarks.troubles.columns.drawn import noted
from benchmarks.troubles.trouble import Trouble, amounts, of_some, row_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from generator.document import Place
    from generator.surface import Surface
    from generator.tables import Printed, Statement

    from benchmarks.troubles.trouble import LayOut, Row

FEW = of_some(0.12)
WAN = 10_000
WIDE = str.maketrans("02468", "０２４６８")


def _unit(statement: Statement) -> str:
    return "万元" if "万元" in statement.head_right else "元"


def _said(form: str) -> LayOut:
    """Say the unit in other words."""
    return lambda statement, _: replace(statement, head_right=form.format(_unit(statement)))


def _with_title(statement: Statement, _: Random) -> Statement:
    return replace(statement, title=f"{statement.title}（单位：{_unit(statement)}）", head_right="")


def _with_names(statement: Statement, _: Random) -> Statement:
    """Say the unit in the heading of the names alone."""
    (first, *others), *rest = statement.header
    said = replace(first, text=f"{first.text}（单位：{_unit(statement)}）")
    return replace(statement, header=((said, *others), *rest), head_right="")


def _once(statements: Sequence[Statement]) -> Place:
    """Say the unit above the first statement alone, for all."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        is_first = statement is statements[0]
        said = f"{statement.head_right}（下同）" if is_first else ""
        return draw_statement(surface, replace(statement, head_right=said))

    return place


def _in(cell: Cell, unit: int) -> Cell:
    """Print an amount in another unit, where no digit is lost."""
    if cell.figure is None or cell.figure.unit != "yuan":
        return cell
    text = f"{(cell.figure.value / unit).normalize():,f}"
    return replace(cell, text=text)


def _last_column(unit: int, name: str, statement: Statement, _: Random) -> Statement:
    """Print the last column in another unit; its heading says so."""
    if "万元" not in statement.head_right:
        return statement
    body = tuple((*row[:-1], _in(row[-1], unit)) for row in statement.body)
    return noted(replace(statement, body=body), f"（{name}）")


def _midway(unit: int, name: str, statement: Statement, _: Random) -> Statement:
    """Say another unit in a row in the middle, and print the rows below in it."""
    half = len(statement.body) // 2
    if half < 3 or "万元" not in statement.head_right:
        return statement
    if any(cell.down > 1 for row in statement.body for cell in row):
        return statement
    below = [tuple(_in(cell, unit) for cell in row) for row in statement.body[half:]]
    said = row_of(f"（以下单位：{name}）", statement)
    return replace(statement, body=(*statement.body[:half], said, *below))


def _one_line(unit: int, name: str, statement: Statement, random: Random) -> Statement:
    """Print some lines in another unit; their names say so."""
    if "万元" not in statement.head_right:
        return statement

    def other(row: Row) -> Row:
        at = next((n for n, cell in enumerate(row) if len(cell.text) > 3 and not cell.figure), None)
        if at is None or row[at].text.isdecimal() or random.random() > 0.2:
            return row
        row = tuple(_in(cell, unit) for cell in row)
        return (*row[:at], replace(row[at], text=f"{row[at].text}（{name}）"), *row[at + 1 :])

    return replace(statement, body=tuple(map(other, statement.body)))


def _mixed(cell: Cell, _: Random) -> Cell:
    """Write 12万3456.78元."""
    if cell.figure is None or cell.figure.unit != "yuan" or cell.figure.value < WAN:
        return cell
    upper, lower = divmod(cell.figure.value, WAN)
    return replace(cell, text=f"{upper:f}万{lower.quantize(Decimal('0.01'))}元".replace(".00", ""))


def _half_wide(cell: Cell, _: Random) -> Cell:
    return replace(cell, text=cell.text.translate(WIDE))


UNITS = (
    Trouble("unit in other words", _said("金额单位：人民币{}")),
    Trouble("unit among others", _said("单位：{}、人、%")),
    Trouble("unit with decimals", _said("单位：{}（保留两位小数）")),
    Trouble("unit in English", _said("Unit: {}")),
    Trouble("unit without a colon", _said("（{}）")),
    Trouble("unit behind the title", _with_title),
    Trouble("unit in the heading of names", _with_names),
    Trouble("unit said once", placing=_once),
    *(
        Trouble(f"{what} in {name}", partial(change, unit, word))
        for what, change in (
            ("last column", _last_column),
            ("rows below", _midway),
            ("some lines", _one_line),
        )
        for name, unit, word in (("thousands", 1000, "千元"), ("yuan", 1, "元"))
    ),
    Trouble("myriads and yuan", amounts(_mixed, FEW)),
    Trouble("digits partly wide", amounts(_half_wide)),
)
