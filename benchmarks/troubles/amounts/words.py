"""Troubles of what cells and heads say, odder ones: amounts like years, upright names, formulas."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.tables import Cell

from benchmarks.troubles.amounts.texts import negative
from benchmarks.troubles.trouble import (
    Trouble,
    amounts,
    is_name,
    is_total,
    names_and_amounts,
    of_all,
    of_some,
    respelt,
    row_of,
    rows,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from generator.tables import Statement

    from benchmarks.troubles.trouble import Row

SOME, FEW = of_some(0.25), of_some(0.12)
TOTAL = re.compile("(?<=[入出年])(合计|总计)")


def _valued(text_of: Callable[[Random], str]) -> Callable[[Cell, Random], Cell]:
    """Print another amount, of the same unit."""

    def change(cell: Cell, random: Random) -> Cell:
        assert cell.figure is not None
        if not cell.figure.value:
            return cell
        text = text_of(random)
        unit = cell.figure.value / Decimal(cell.figure.text.replace(",", ""))
        value = Decimal(text.replace(",", "")) * round(unit)
        return replace(cell, text=text, figure=replace(cell.figure, value=value, text=text))

    return change


def _by_fours(cell: Cell, _: Random) -> Cell:
    whole, point, decimals = cell.text.replace(",", "").partition(".")
    groups = [whole[max(0, at - 4) : at] for at in range(len(whole), 0, -4)]
    return replace(cell, text=",".join(reversed(groups)) + point + decimals)


def _starred_out(cell: Cell, _: Random) -> Cell:
    return replace(cell, text=f"{cell.text[0]}**{cell.text[3:]}")


def _upright(cell: Cell, _: Random) -> Cell:
    return replace(cell, text="\n".join(cell.text.replace("\n", "")))


def _upright_headings(statement: Statement, random: Random) -> Statement:
    header = tuple(
        tuple(_upright(cell, random) if cell.across == 1 else cell for cell in row)
        for row in statement.header
    )
    return replace(statement, header=header)


def _numbered(statement: Statement, _: Random) -> Statement:
    """Count the lines in an amount column: 1, 2, 3."""
    at = 0

    def counted(row: Row) -> Row:
        nonlocal at
        figures = [cell for cell in row if cell.figure is not None]
        if not figures or is_total(row):
            return row
        at += 1
        first = figures[0]
        return tuple(_valued(lambda _: str(at))(c, _) if c is first and _known(c) else c
                     for c in row)  # fmt: skip

    return replace(statement, body=tuple(map(counted, statement.body)))


def _known(cell: Cell) -> bool:
    return cell.figure is not None and cell.figure.value != 0


def _all_zeros(statement: Statement, random: Random) -> Statement:
    def zero(cell: Cell, _: Random) -> Cell:
        assert cell.figure is not None
        figure = replace(cell.figure, value=Decimal(0), text="0.00")
        return replace(cell, text="0.00", figure=figure)

    return amounts(zero, wanted=lambda cell: cell.figure is not None)(statement, random)


def _sheet_letters(statement: Statement, _: Random) -> Statement:
    """Print the letters of the columns and the numbers of the rows, as spreadsheets can."""
    count = len(statement.widths)
    letters = tuple(Cell(chr(65 + at), align="center") for at in range(count))
    height = len(statement.header)
    header = tuple(
        (Cell(str(4 + at), align="center"), *row) for at, row in enumerate(statement.header)
    )
    body = tuple(
        (Cell(str(4 + height + at), align="center"), *row) for at, row in enumerate(statement.body)
    )
    return replace(
        statement, widths=(0.35, *statement.widths), header=((Cell(), *letters), *header), body=body
    )


def _in_unit(unit: str, times: Decimal | None) -> Callable[[Statement, Random], Statement]:
    """Say another unit in the head; `times`: of ten thousand yuan, none where nobody can tell."""

    def change(statement: Statement, random: Random) -> Statement:
        if "万元" not in statement.head_right:
            return statement

        def other(cell: Cell, _: Random) -> Cell:
            assert cell.figure is not None
            figure = times and replace(cell.figure, value=cell.figure.value * times)
            return replace(cell, figure=figure or None)

        said = replace(statement, head_right=statement.head_right.replace("万元", unit))
        return amounts(other, wanted=lambda cell: cell.figure is not None)(said, random)

    return change


def _contradicted(statement: Statement, random: Random) -> Statement:
    """Say one unit above the table, and another in its headings."""
    if "万元" not in statement.head_right:
        return statement
    _, columns = names_and_amounts(statement)
    last = statement.header[-1]
    header = (
        *statement.header[:-1],
        tuple(
            replace(cell, text=f"{cell.text}（元）") if len(last) - at <= len(columns) else cell
            for at, cell in enumerate(last)
        ),
    )
    said = replace(statement, header=header)
    return amounts(
        lambda cell, _: replace(cell, figure=None), wanted=lambda cell: cell.figure is not None
    )(said, random)


def _row_twice(statement: Statement, _: Random) -> Statement:
    """Print the last row of a page at the head of the next one again."""
    body = statement.body
    half = len(body) // 2
    if len(body) < 8 or any(cell.down > 1 for row in body for cell in row):
        return statement
    again = tuple(replace(cell, figure=None, below=None) for cell in body[half])
    return replace(
        statement, body=(*body[: half + 1], again, *body[half + 1 :]), page_rows=(half + 1,)
    )


def _end_notes(body: list[Row], statement: Statement, _: Random) -> list[Row]:
    return [*body, row_of("单元格：C5    批注：原为1,234.56，已更正", statement)]


def _total_behind_a_comma(statement: Statement, _: Random) -> Statement:
    def changed(cell: Cell) -> Cell:
        figure = cell.figure
        if figure is not None:
            figure = replace(figure, line_label=TOTAL.sub("，\\1", figure.line_label))
        return replace(cell, text=TOTAL.sub("，\\1", cell.text), figure=figure)

    body = tuple(tuple(map(changed, row)) for row in statement.body)
    return replace(statement, body=body)


WORDS = (
    *(
        Trouble(name, amounts(written(form), FEW))
        for name, form in (
            ("arrow before", "↑{}"),
            ("share below", "{}\n(12.5%)"),
            ("share behind", "{}(12.5%)"),
            ("currency in letters", "RMB{}"),
            ("currency in words", "人民币{}"),
            ("last year in brackets", "{}（上年1.20）"),
            ("written twice in its cell", "{0} {0}"),
        )
    ),
    *(
        Trouble(name, amounts(written(form), FEW, tells=False))
        for name, form in (
            ("formula", "=SUM(C5:C9)"),
            ("formula of numbers", "={}+12.00"),
            ("turned into a date", "2023/5/6"),
            ("turned into a day", "5月6日"),
            ("a year in words", "2023年"),
            ("thousands in words", "{}千元"),
            ("points of a percent", "{}‰"),
            ("unless", "{}（不含税）/12.00"),
        )
    ),
    Trouble("starred out", amounts(_starred_out, FEW, tells=False)),
    Trouble("grouped by four", amounts(_by_fours)),
    Trouble("thousands an apostrophe apart", amounts(respelt(",", "’"))),
    Trouble("minus a Chinese one", amounts(negative("一{}"), FEW)),
    Trouble("minus an underscore", amounts(negative("_{}"), FEW)),
    Trouble("minus apart by a blank", amounts(negative("-  {}"), FEW)),
    Trouble("like a year", amounts(_valued(lambda r: str(r.randint(2015, 2025))), SOME)),
    Trouble("like a code", amounts(_valued(lambda r: f"20{r.randint(101, 999)}01"), SOME)),
    Trouble("like row numbers", _numbered),
    Trouble("all zeros", _all_zeros),
    Trouble("sheet letters", _sheet_letters),
    Trouble("in thousands", _in_unit("千元", Decimal("0.1"))),
    Trouble("in dollars", _in_unit("万美元", None)),
    Trouble("unit contradicted", _contradicted),
    Trouble("row on both pages", _row_twice),
    Trouble("notes at the end", rows(_end_notes)),
    Trouble("headings upright", _upright_headings),
    Trouble("names upright", amounts(_upright, of_some(0.2), wanted=is_name)),
    Trouble("tab leaders", amounts(written("{}…………"), of_all, wanted=is_name)),
    Trouble("total behind a comma", _total_behind_a_comma),
)
