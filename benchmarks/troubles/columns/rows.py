"""Troubles of rows, columns and headings: notes in the table, rows drawn together, odd columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.tables import Cell, place_cells

from benchmarks.troubles.trouble import (
    Trouble,
    amounts,
    is_name,
    names_and_amounts,
    row_of,
    rows,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from generator.tables import Statement

    from benchmarks.troubles.trouble import LayOut, Row

REMARKS = ("", "含上年结转12.50", "详见附件3", "2023年追加", "")


def _said(text: str, share: float) -> LayOut:
    """Say something in a row of its own, so far down."""

    def change(body: list[Row], statement: Statement, _: Random) -> list[Row]:
        at = round(share * len(body))
        return [*body[:at], row_of(text, statement), *body[at:]]

    return rows(change)


def _blank_rows(body: list[Row], statement: Statement, random: Random) -> list[Row]:
    blank = tuple(Cell() for _ in statement.widths)
    return [one for row in body for one in ((row, blank) if random.random() < 0.3 else (row,))]


def _headings_again(body: list[Row], statement: Statement, _: Random) -> list[Row]:
    """Repeat the headings half-way down, as a page that was put before another does."""
    found: list[dict[int, Cell]] = [{} for _ in statement.header]
    for row, column, cell in place_cells(statement.header, len(statement.widths)):
        found[row][column] = replace(cell, down=1)
        for below in range(row + 1, row + cell.down):
            found[below][column] = replace(cell, text="", down=1)
    half = len(body) // 2
    again = [tuple(row[column] for column in sorted(row)) for row in found]
    return [*body[:half], *again, *body[half:]]


def _drawn_together(body: list[Row], _: Statement, random: Random) -> list[Row]:
    """Print two lines in one row, one text below the other in each cell."""
    found: list[Row] = []
    while body:
        row = body.pop(0)
        spans = [cell.across for cell in row]
        if body and random.random() < 0.3 and [cell.across for cell in body[0]] == spans:
            below = body.pop(0)
            row = tuple(
                replace(one, text=f"{one.text}\n{two.text}", below=two.figure)
                for one, two in zip(row, below, strict=True)
            )
        found.append(row)
    return found


def _upside_down(body: list[Row], _: Statement, __: Random) -> list[Row]:
    return body[::-1]


def _carried(body: list[Row], statement: Statement, _: Random) -> list[Row]:
    """Break a page with what is carried over to the next, as account books do."""
    names, amounts_at = names_and_amounts(statement)
    if len(body) < 8 or not names:
        return body
    half = len(body) // 2

    def carried(label: str) -> Row:
        figures = (Cell(f"{1234.5 + at:,.2f}", align="right") for at in amounts_at)
        return (Cell(label, len(names)), *figures)

    return [*body[:half], carried("过次页"), carried("承前页"), *body[half:]]


def _carried_over(statement: Statement, random: Random) -> Statement:
    half = len(statement.body) // 2
    carried = rows(_carried)(statement, random)
    if len(carried.body) == len(statement.body):
        return statement
    return replace(carried, page_rows=(half + 1,), repeat_header=True)


def _with_column(
    heading: str, texts: Callable[[int, Random], str], *, is_first: bool = False
) -> LayOut:
    """Add a column before or behind the others."""

    def change(statement: Statement, random: Random) -> Statement:
        head = Cell(heading, 1, len(statement.header), "center", bold=True)
        first, *others = statement.header

        def added(row: Row, cell: Cell) -> Row:
            return (cell, *row) if is_first else (*row, cell)

        body = tuple(
            added(row, Cell(texts(place, random), align="center"))
            for place, row in enumerate(statement.body)
        )
        widths = (0.5, *statement.widths) if is_first else (*statement.widths, 1.2)
        return replace(statement, widths=widths, header=(added(first, head), *others), body=body)

    return change


def _unit_in_the_table(statement: Statement, _: Random) -> Statement:
    unit = Cell(statement.head_right, len(statement.widths), align="right")
    return replace(statement, header=((unit,), *statement.header), head_right="")


def _title_in_the_table(statement: Statement, _: Random) -> Statement:
    title = Cell(statement.title, len(statement.widths), align="center", bold=True)
    return replace(statement, header=((title,), *statement.header), title="")


def _headings(change: Callable[[str], str]) -> LayOut:
    return lambda statement, _: replace(
        statement,
        header=tuple(
            tuple(replace(cell, text=change(cell.text)) for cell in row) for row in statement.header
        ),
    )


def _one_heading(texts: Sequence[str], replacement: str) -> LayOut:
    return _headings(lambda text: replacement if text in texts else text)


def _two_units(statement: Statement, random: Random) -> Statement:
    """Say one unit on the left and another on the right: none of the figures is told."""
    other = "单位：元" if "万元" in statement.head_right else "单位：万元"
    said = replace(statement, head_left=other)
    return amounts(written("{} "), tells=False, wanted=lambda _: True)(said, random)


def _blank_names(statement: Statement, random: Random) -> Statement:
    """Leave some names out, and with them what their amounts are."""
    body = tuple(
        tuple(
            replace(cell, text="" if cell.figure is None else cell.text, figure=None)
            for cell in row
        )
        if random.random() < 0.2 and any(map(is_name, row))
        else row
        for row in statement.body
    )
    return replace(statement, body=body)


TABLES = (
    Trouble("as it is"),
    Trouble("note in the last row", _said("注：本表反映收支情况，比上年增加1,234.56万元。", 1)),
    Trouble("note in the first row", _said("以下单位：万元，共12项", 0)),
    Trouble("continued in the middle", _said("（续表）", 0.5)),
    Trouble("continued before the last", _said("（续表）", 0.99)),
    Trouble("continued in the first row", _said("（续表）", 0)),
    Trouble("amount in a note", _said("人均 3.25 万元", 1)),
    Trouble("page number in the table", _said("- 12 -", 0.5)),
    Trouble("section in the table", _said("一、基本支出", 0.4)),
    Trouble("blank rows", rows(_blank_rows)),
    Trouble("headings again", rows(_headings_again)),
    Trouble("two lines in a row", rows(_drawn_together)),
    Trouble("totals first or last", rows(_upside_down)),
    Trouble("carried over", _carried_over),
    Trouble("no names", _blank_names),
    Trouble("row numbers", _with_column("序号", lambda place, _: str(place + 1), is_first=True)),
    Trouble("remarks", _with_column("备注", lambda place, _: REMARKS[place % len(REMARKS)])),
    Trouble("shares", _with_column("占比", lambda _, random: f"{random.randint(1, 9999) / 100}%")),
    Trouble("last year", _with_column(
        "上年决算数", lambda _, random: f"{random.randint(100, 99999) / 100:,.2f}")),
    Trouble("a column without heading", _with_column(
        "", lambda _, random: f"{random.randint(100, 99999) / 100:,.2f}")),
    Trouble("unit in the table", _unit_in_the_table),
    Trouble("title in the table", _title_in_the_table),
    Trouble("two units", _two_units),
    Trouble("headings spaced", _headings("  ".join)),
    Trouble("headings noted", _headings(lambda text: f"{text}（注1）" if len(text) > 2 else text)),
    Trouble("headings with a unit", _one_heading(("合计", "小计"), "合计（万元）")),
    Trouble("headings broken", _headings(
        lambda text: f"{text[:2]}\n{text[2:]}" if len(text) > 3 else text)),
    Trouble("no title", lambda statement, _: replace(statement, title="")),
    Trouble("unit broken", lambda statement, _: replace(
        statement, head_right=f"{statement.head_right[:-1]} {statement.head_right[-1]}")),
    *(
        Trouble(f"amounts {name}", amounts(lambda cell, _, align=align: replace(cell, align=align)))
        for name, align in (("centred", "center"), ("left", "left"))
    ),
)  # fmt: skip
