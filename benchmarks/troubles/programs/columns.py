"""Troubles of columns and rows put in: quarters, remarks, units, checks, other numerals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.tables import Cell, place_cells

from benchmarks.troubles.columns.added import even, is_flat, is_one_sided
from benchmarks.troubles.programs.parts import another, value_of
from benchmarks.troubles.trouble import (
    SHORT,
    Trouble,
    amounts,
    is_amount,
    is_total,
    names_and_amounts,
    of_some,
    row_of,
)

if TYPE_CHECKING:
    from random import Random

    from generator.tables import Statement

    from benchmarks.troubles.trouble import Row

LEAST_ROWS = 6
NUMERALS = str.maketrans("0123456789", "〇一二三四五六七八九")
QUARTERS = ("一季度", "二季度", "三季度", "四季度")


def _quarters(statement: Statement, random: Random) -> Statement:
    """Print behind the last column how much of it each quarter had."""
    statement = even(statement)
    if not is_one_sided(statement):
        return statement
    heads = [Cell(text, 1, len(statement.header), "center") for text in QUARTERS]
    first, *others = statement.header

    def shares(cell: Cell) -> list[Cell]:
        if not is_amount(cell):
            return [Cell()] * len(QUARTERS)
        whole = round(value_of(cell) * 100)
        cuts = sorted(random.randint(0, max(whole, 1)) for _ in QUARTERS[1:])
        parts = [b - a for a, b in zip([0, *cuts], [*cuts, whole], strict=True)]
        return [Cell(f"{part / 100:,.2f}", align="right") for part in parts]

    return replace(
        statement,
        widths=(*statement.widths, *[0.9] * len(QUARTERS)),
        header=((*first, *heads), *others),
        body=tuple((*row, *shares(row[-1])) for row in statement.body),
        landscape=True,
    )


def _remarks_between(statement: Statement, random: Random) -> Statement:
    """Print remarks with figures of their own between names and amounts."""
    statement = even(statement)
    names, figures = names_and_amounts(statement)
    flat = all(
        column >= len(names) or column + cell.across <= len(names)
        for _, column, cell in place_cells(statement.header, len(statement.widths))
    )
    if not is_one_sided(statement) or not names or not figures or not flat:
        return statement
    first, *others = statement.header
    at = next(
        (n for n, _ in enumerate(first) if sum(c.across for c in first[:n]) == len(names)), None
    )
    if at is None:
        return statement
    head = Cell("说明", 1, len(statement.header), "center")

    def told(row: Row) -> Row:
        text = f"含基建{random.randint(100, 9999) / 100:.2f}" if random.random() < 0.3 else ""
        return (*row[: len(names)], Cell(text), *row[len(names) :])

    return replace(
        statement,
        widths=(*statement.widths[: len(names)], 1.2, *statement.widths[len(names) :]),
        header=((*first[:at], head, *first[at:]), *others),
        body=tuple(map(told, statement.body)),
    )


def _by_units(statement: Statement, random: Random) -> Statement:
    """List lines unit by unit: only totals are the department's."""
    statement = even(statement)
    if not is_one_sided(statement) or len(statement.body) < LEAST_ROWS:
        return statement

    def of_unit(share: float) -> list[Row]:
        def part(cell: Cell) -> Cell:
            text = f"{value_of(cell) * share:,.2f}" if is_amount(cell) else cell.text
            return replace(cell, text=text, figure=None)

        return [tuple(map(part, row)) for row in statement.body if not is_total(row)]

    share = random.uniform(0.5, 0.8)
    totals = [row for row in statement.body if is_total(row)]
    body = [row_of("一、样例局机关", statement), *of_unit(share)]
    body += [row_of("二、样例局信息中心", statement), *of_unit(1 - share)]
    return replace(statement, body=(*totals, *body), page_rows=())


def _checked(statement: Statement, _: Random) -> Statement:
    """Leave the row in which a spreadsheet checks its sums."""
    statement = even(statement)
    names, figures = names_and_amounts(statement)
    if not is_one_sided(statement) or not names:
        return statement
    cells = [Cell("校验（应为0）")] + [Cell() for _ in names[1:]]
    row = (*cells, *(Cell("0.00", align="right") for _ in figures))
    return replace(statement, body=(*statement.body, row))


def _in_numerals(cell: Cell, _: Random) -> Cell:
    return replace(cell, text=cell.text.replace(",", "").translate(NUMERALS))


def _two_in_cells(statement: Statement, random: Random) -> Statement:
    """Print the budget above the final amount in each cell: nobody knows which is the figure."""
    if not is_flat(even(statement)):
        return statement

    def doubled(cell: Cell, _: Random) -> Cell:
        return replace(cell, text=f"{another(cell, random)}\n{cell.text}")

    return amounts(doubled, tells=False)(statement, random)


def _at_the_point(statement: Statement, _: Random) -> Statement:
    """Leave out noughts at the end of decimals, and align amounts at their points."""

    def cut(cell: Cell) -> Cell:
        whole, point, decimals = cell.text.partition(".")
        kept = decimals.rstrip("0")
        if not is_amount(cell) or not point or len(cell.text) <= SHORT:
            return cell
        text = f"{whole}.{kept}" if kept else whole
        return replace(cell, text=text + " " * (2 * (len(cell.text) - len(text))))

    return replace(statement, body=tuple(tuple(map(cut, row)) for row in statement.body))


COLUMNS_OF_PROGRAMS = (
    Trouble("quarters behind", _quarters),
    Trouble("remarks between", _remarks_between),
    Trouble("by units", _by_units),
    Trouble("a row that checks", _checked),
    Trouble("in Chinese numerals", amounts(_in_numerals, of_some(0.15), tells=False)),
    Trouble("two amounts in each cell", _two_in_cells),
    Trouble("aligned at the point", _at_the_point),
)
