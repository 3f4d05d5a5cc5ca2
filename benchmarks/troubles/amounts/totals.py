"""Troubles of totals: called otherwise, in one cell with their amount, merged over all columns."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from benchmarks.troubles.sheets.statements import TWO_SIDED
from benchmarks.troubles.trouble import Trouble, is_amount, is_total, rows

if TYPE_CHECKING:
    from random import Random

    from generator.tables import Statement

    from benchmarks.troubles.trouble import LayOut, Row


def _total_named(name: str) -> LayOut:
    """Call the total otherwise."""

    def renamed(row: Row) -> Row:
        if not any(cell.text.strip() == "合计" for cell in row):
            return row
        return tuple(
            replace(cell, text=name)
            if cell.text.strip() == "合计"
            else replace(cell, figure=cell.figure and replace(cell.figure, line_label=name))
            for cell in row
        )

    return rows(lambda body, _, __: [renamed(row) for row in body])


def _total_with_its_amount(body: list[Row], _: Statement, __: Random) -> list[Row]:
    """Merge the total's name with its first amount: 合计：1,234.56."""

    def merged(row: Row) -> Row:
        for at, (one, two) in enumerate(pairwise(row)):
            if one.text.strip() == "合计" and is_amount(two):
                text = f"{one.text}：{two.text}"
                across = one.across + two.across
                return (
                    *row[:at],
                    replace(one, text=text, across=across, figure=two.figure),
                    *row[at + 2 :],
                )
        return row

    return [merged(row) for row in body]


def _total_across(body: list[Row], statement: Statement, _: Random) -> list[Row]:
    """Merge all amounts of the total: of which measure the one is nobody can tell."""
    if statement.code in TWO_SIDED:
        return body

    def merged(row: Row) -> Row:
        firsts = [at for at, cell in enumerate(row) if is_amount(cell)]
        if not is_total(row) or len(firsts) < 2 or row[firsts[0] - 1].figure is not None:
            return row
        rest = row[firsts[0] :]
        across = sum(cell.across for cell in rest)
        whole = replace(rest[0], across=across, figure=None, align="center")
        return (*row[: firsts[0]], whole)

    return [merged(row) for row in body]


TOTALS = (
    Trouble("total called otherwise", _total_named("共计")),
    Trouble("total by a formula", _total_named("合计（1+2）")),
    Trouble("total with its amount", rows(_total_with_its_amount)),
    Trouble("total merged across", rows(_total_across)),
)
