"""Troubles of exports: how the budget systems, Excel and WPS write codes, columns and totals."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from generator.tables import Cell

from benchmarks.troubles.columns.drawn import code_with_name
from benchmarks.troubles.trouble import (
    Trouble,
    amounts,
    columns,
    is_amount,
    is_total,
    names_and_amounts,
    of_some,
    rows,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from generator.tables import Statement

    from benchmarks.troubles.trouble import LayOut, Row

FEW, SOME = of_some(0.12), of_some(0.25)
CODE_LENGTHS = (3, 5, 7)
MOST_TURNED = 8
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"


def _is_code(cell: Cell) -> bool:
    return cell.figure is None and cell.text.isdecimal() and len(cell.text) in CODE_LENGTHS


def _codes(change: Callable[[str], str]) -> LayOut:
    return amounts(lambda cell, _: replace(cell, text=change(cell.text)), wanted=_is_code)


def _dotted(code: str) -> str:
    return ".".join(filter(None, (code[:3], code[3:5], code[5:])))


def _before(
    headings: Sequence[str], texts: Callable[[int, Row], Sequence[str]], *, is_first: bool
) -> LayOut:
    """Add columns before the names, or between them and the amounts."""

    def change(statement: Statement, _: Random) -> Statement:
        names, _amounts = names_and_amounts(statement)
        if not names:
            return statement
        whole = all(cell.across == 1 for row in statement.header for cell in row)
        if not is_first and not whole:
            return statement
        at = 0 if is_first else len(names)
        heads = [Cell(text, 1, len(statement.header), "center") for text in headings]

        def put(row: Row, cells: Sequence[Cell]) -> Row:
            before = [cell for column, cell in columns(row) if column < at]
            return (*before, *cells, *row[len(before) :])

        first, *others = statement.header
        body = tuple(
            put(row, [Cell(text) for text in texts(place, row)])
            for place, row in enumerate(statement.body)
        )
        widths = (*statement.widths[:at], *(1.1 for _ in heads), *statement.widths[at:])
        return replace(statement, widths=widths, header=(put(first, heads), *others), body=body)

    return change


def _behind(headings: Sequence[str], texts: Callable[[Random], Sequence[str]]) -> LayOut:
    """Add columns behind the others, filled where the line prints amounts."""

    def change(statement: Statement, random: Random) -> Statement:
        heads = [Cell(text, 1, len(statement.header), "center") for text in headings]
        first, *others = statement.header
        blank = [""] * len(headings)
        body = tuple(
            (
                *row,
                *(
                    Cell(text, align="right")
                    for text in (texts(random) if any(map(is_amount, row)) else blank)
                ),
            )
            for row in statement.body
        )
        widths = (*statement.widths, *(1.1 for _ in heads))
        return replace(statement, widths=widths, header=((*first, *heads), *others), body=body)

    return change


def _project_code(place: int, row: Row) -> Sequence[str]:
    return [""] if is_total(row) else [f"51000023R0000{6598757 + 13 * place}"]


def _unit_of(_: int, row: Row) -> Sequence[str]:
    return ["", ""] if is_total(row) else ["101001", "样例单位本级"]


def _numbered(write: Callable[[int], str], names: Sequence[str]) -> LayOut:
    """Give columns numbers below their headings, in another way than 1, 2, 3."""

    def change(statement: Statement, _: Random) -> Statement:
        named, figures = names_and_amounts(statement)
        said = [*names, *[""] * len(named)][: len(named)]
        row = tuple(
            Cell(text, align="center") for text in (*said, *map(write, range(len(figures))))
        )
        header = tuple(
            row
            for row in statement.header
            if not any(cell.text.isdecimal() or cell.text == "栏次" for cell in row)
        )
        if len(header) != len(statement.header):
            return statement
        return replace(statement, header=(*statement.header, row))

    return change


def _by_level(statement: Statement, _: Random) -> Statement:
    """Print of class, section and item only the lowest, as the line above tells the rest."""

    def lowest(row: Row) -> Row:
        codes = [at for at, cell in enumerate(row[:3]) if cell.text.isdecimal()]
        alike = [cell.across for cell in row[:3]] == [1, 1, 1]
        if not codes or not alike or len(row[0].text) != CODE_LENGTHS[0]:
            return row
        return tuple(
            replace(cell, text="") if at < codes[-1] else cell for at, cell in enumerate(row)
        )

    return replace(statement, body=tuple(map(lowest, statement.body)))


def _turned(statement: Statement, _: Random) -> Statement:
    """Exchange lines and columns, where there are few: one line a measure, one column a subject."""
    names, figures = names_and_amounts(statement)
    plain = all(cell.across == cell.down == 1 for row in statement.body for cell in row)
    head = statement.header[0]
    flat = len(statement.header) == 1 or all(
        cell.across == 1 and cell.down == len(statement.header) for cell in head
    )
    if len(names) != 1 or not plain or not flat or not 1 < len(statement.body) <= MOST_TURNED:
        return statement
    header = ((Cell("项目"), *(Cell(row[0].text) for row in statement.body)),)
    body = tuple((Cell(head[at].text), *(row[at] for row in statement.body)) for at in figures)
    return replace(
        statement, header=header, body=body, widths=(2.0, *(1.2 for _ in statement.body))
    )


def _dittos(mark: str) -> LayOut:
    """Write a mark for an amount that equals the one above it: a reader may only guess."""

    def change(body: list[Row], _: Statement, __: Random) -> list[Row]:
        found, above = [], dict[int, str]()
        for row in body:
            texts = {at: cell.text for at, cell in columns(row)}
            found.append(
                tuple(
                    replace(cell, text=mark, figure=None, align="center")
                    if is_amount(cell) and above.get(at) == cell.text
                    else cell
                    for at, cell in columns(row)
                )
            )
            above = texts
        return found

    return rows(change)


EXPORTS = (
    *(
        Trouble(f"code and name joined by {name}", partial(code_with_name, form))
        for name, form in (
            ("a dash", "{}-{}"),
            ("an underscore", "{}_{}"),
            ("a bar", "{}|{}"),
            ("brackets", "{1}（{0}）"),
        )
    ),
    Trouble("codes dotted", _codes(_dotted)),
    Trouble("codes behind an apostrophe", _codes("'{}".format)),
    Trouble("codes as numbers", _codes("{}.0".format)),
    Trouble("codes by level", _by_level),
    Trouble("unit on each line", _before(("单位编码", "单位名称"), _unit_of, is_first=True)),
    Trouble("project codes", _before(("项目编码",), _project_code, is_first=False)),
    Trouble(
        "changes behind",
        _behind(
            ("比上年增减额", "增减%"),
            lambda random: (
                f"{random.randint(-99999, 99999) / 100:,.2f}",
                f"{random.randint(-999, 999) / 10:.1f}",
            ),
        ),
    ),
    Trouble(
        "another year behind",
        _behind(("2001年",), lambda random: (f"{random.randint(100, 99999) / 100:,.2f}",)),
    ),
    Trouble("columns numbered in brackets", _numbered(lambda at: f"({at + 1})", ())),
    Trouble("columns numbered in circles", _numbered(lambda at: CIRCLED[at], ())),
    Trouble("columns lettered", _numbered(lambda at: "ABCDEFGHIJKL"[at], ("甲", "乙", "丙", "丁"))),
    Trouble("lines and columns exchanged", _turned),
    Trouble("dittos for amounts", _dittos("〃")),
    Trouble("the same as above", _dittos("同上")),
    Trouble("a change in brackets", amounts(written("{}（↑5.2%）"), FEW)),
    Trouble("a circled note behind", amounts(written("{}①"), FEW)),
    Trouble("debit and credit", amounts(written("贷 {}"), FEW, tells=False)),
)
