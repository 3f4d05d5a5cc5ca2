"""Troubles of columns: drawn together, kept empty, repeated, in other units than the others."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from generator.tables import Cell, place_cells

from benchmarks.troubles.trouble import Trouble, names_and_amounts

if TYPE_CHECKING:
    from random import Random

    from generator.tables import Statement

    from benchmarks.troubles.trouble import Row


def code_with_name(form: str, statement: Statement, _: Random) -> Statement:
    """Print code and name in one cell, where they stand in two; `form` joins them."""
    names, _amounts = names_and_amounts(statement)
    plain = all(cell.across == 1 and cell.down == 1 for row in statement.body for cell in row)
    if len(names) != 2 or not plain or len(statement.header[0]) < 2:
        return statement
    code, name, *others = statement.header[0]
    if code.across + name.across != 2 or code.down != name.down:
        return statement
    header = ((replace(code, text="科目"), *others), *statement.header[1:])
    body = tuple(
        (
            replace(
                row[1], text=form.format(row[0].text, row[1].text) if row[0].text else row[1].text
            ),
            *row[2:],
        )
        for row in statement.body
    )
    widths = (sum(statement.widths[:2]), *statement.widths[2:])
    return replace(statement, widths=widths, header=header, body=body)


def _blank_columns(statement: Statement, _: Random) -> Statement:
    """Keep a narrow empty column before each column of amounts, as spreadsheets do for looks."""
    _, figures = names_and_amounts(statement)
    plain = all(cell.across == 1 for row in statement.header for cell in row)
    if not plain or any(len(row) != len(statement.widths) for row in statement.body):
        return statement
    tall = len(statement.header)

    def parted(row: Row, down: int) -> Row:
        return tuple(
            one
            for at, cell in enumerate(row)
            for one in ((Cell(down=down), cell) if at in figures else (cell,))
        )

    first, *rest = statement.header
    widths = tuple(
        one
        for at, width in enumerate(statement.widths)
        for one in ((0.12, width) if at in figures else (width,))
    )
    body = tuple(parted(row, 1) for row in statement.body)
    return replace(statement, widths=widths, header=(parted(first, tall), *rest), body=body)


def _names_at_both_ends(statement: Statement, _: Random) -> Statement:
    first, *rest = statement.header
    names, _amounts = names_and_amounts(statement)
    head = Cell(first[0].text, 1, len(statement.header), "center")
    if len(names) != 1 or any(len(row) != len(statement.widths) for row in statement.body):
        return statement
    return replace(
        statement,
        widths=(*statement.widths, statement.widths[0]),
        header=((*first, head), *rest),
        body=tuple((*row, row[0]) for row in statement.body),
    )


def _sums_aside(statement: Statement, random: Random) -> Statement:
    """Add a column that adds up two lines in a cell beside both."""
    first, *rest = statement.header
    if len(statement.body) % 2 or any(cell.down > 1 for row in statement.body for cell in row):
        return statement
    head = Cell("小计", 1, len(statement.header), "center")
    body = tuple(
        (*row, Cell(f"{random.randint(100, 99999) / 100:,.2f}", 1, 2, "right"))
        if at % 2 == 0
        else row
        for at, row in enumerate(statement.body)
    )
    return replace(
        statement, widths=(*statement.widths, 1.2), header=((*first, head), *rest), body=body
    )


def _units_in_a_row(statement: Statement, _: Random) -> Statement:
    """Say the unit in a row below the headings, for each column."""
    names, figures = names_and_amounts(statement)
    unit = "万元" if "万元" in statement.head_right else "元"
    row = (*(Cell() for _ in names), *(Cell(unit, align="center") for _ in figures))
    return replace(statement, header=(*statement.header, row), head_right="")


def _a_column_in_yuan(statement: Statement, _: Random) -> Statement:
    """Print the last column in another unit than the others; its heading says so."""
    if "万元" not in statement.head_right:
        return statement

    def other(row: Row) -> Row:
        cell = row[-1]
        if cell.figure is None:
            return row
        return (*row[:-1], replace(cell, text=f"{cell.figure.value:,.2f}"))

    body = tuple(map(other, statement.body))
    return replace(noted(statement, "（元）"), body=body)


def noted(statement: Statement, note: str, *, is_number: bool = False) -> Statement:
    """Write something behind the lowest heading of the last column, or behind its number."""
    width = len(statement.widths)
    found = [
        cell
        for _, column, cell in place_cells(statement.header, width)
        if column == width - 1 and cell.text.isdecimal() == is_number
    ]
    header = tuple(
        tuple(replace(c, text=c.text + note) if found and c is found[-1] else c for c in row)
        for row in statement.header
    )
    return replace(statement, header=header)


COLUMNS = (
    Trouble("code with name", partial(code_with_name, "{} {}")),
    Trouble("blank columns", _blank_columns),
    Trouble("names at both ends", _names_at_both_ends),
    Trouble("sums aside", _sums_aside),
    Trouble("units in a row", _units_in_a_row),
    Trouble("a column in yuan", _a_column_in_yuan),
    Trouble("a column number noted", lambda said, _: noted(said, "（元）", is_number=True)),
)
