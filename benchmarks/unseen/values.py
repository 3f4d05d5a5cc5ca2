"""Figures of a drawn statement's lines: leaves from the books, sums of what stands below or beside.

In: lines, columns and the books. Out: what each line holds in each column.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.unseen.books import Books
    from benchmarks.unseen.forms import Column

NO_AMOUNTS = {"code", "name", "text", "unit", "row_no", "series"}
TOTALS = ("合计", "小计", "总计", "总额")
# a column that is a part of another, beside the others
INCLUDED = ("其中", "面向")
THREE = {"budget_total", "final_total"}

Values = dict[int, Decimal]


def lines_below(lines: Sequence[tuple[int, str, str]], one: int) -> list[int]:
    below = []
    for other in range(one + 1, len(lines)):
        if lines[other][0] <= lines[one][0]:
            break
        below.append(other)
    return below


def summed(
    lines: Sequence[tuple[int, str, str]],
    columns: Sequence[Column],
    books: Books,
    whole_of: Callable[[int, str], Decimal | None],
) -> list[Values]:
    """Take the leaves from the books, add up what stands above them."""
    values: dict[int, Values] = {}
    for one in reversed(range(len(lines))):
        name = lines[one][2]
        below = [other for other in lines_below(lines, one) if not lines_below(lines, other)]
        below = [other for other in below if lines[other][2][:1] not in "~-+"]
        if name.startswith("-"):
            values[one] = {}
        elif name.startswith("~"):
            counted = _amounts(columns, range(len(columns)))
            values[one] = {no: Decimal(books.chance.randint(1, 400)) for no in counted}
        elif below:
            values[one] = added([values[leaf] for leaf in below])
        else:
            values[one] = _row_values(lines[one], columns, books, partial(whole_of, one))
    return [_with_changes(values[one], columns) for one in range(len(lines))]


def _amounts(columns: Sequence[Column], side: Sequence[int]) -> list[int]:
    return [no for no in side if columns[no].holds not in NO_AMOUNTS and not columns[no].is_blank]


def _row_values(
    line: tuple[int, str, str],
    columns: Sequence[Column],
    books: Books,
    whole_of: Callable[[str], Decimal | None],
) -> Values:
    """Fill the leaves of a row; a 合计 or 小计 is the sum of those below the same headings."""
    amounts = _amounts(columns, range(len(columns)))
    parts = {no: _parts(columns, amounts, no) for no in amounts}
    included = {no for no in amounts if columns[no].headings[-1].startswith(INCLUDED)}
    leaves = {
        no: columns[no]
        for no in amounts
        if not parts[no] and no not in included and not columns[no].holds.endswith(":change")
    }
    values = dict.fromkeys(amounts, Decimal(0)) | books.row(line, leaves, whole_of)
    for no in amounts:
        if no in included:
            values[no] = (values.get(no - 1) or books.drawn(*line[1:], str(no))) / 2
            values[no] = values[no].quantize(Decimal("0.01"))
        elif parts[no]:
            values[no] = sum((values[one] for one in parts[no] if not parts[one]), Decimal(0))
    return values


def _parts(columns: Sequence[Column], amounts: Sequence[int], total: int) -> list[int]:
    """Return the columns that a 合计 or 小计 adds up."""
    above = columns[total].headings[:-1]
    says_total = re.sub(r"[\s¶]", "", columns[total].headings[-1]).endswith(TOTALS)
    # 年初预算数 beside 基本支出 and 项目支出 of the same year
    is_whole = columns[total].holds == "total" and any(
        columns[no].holds == "basic" and columns[no].headings[:-1] == above for no in amounts
    )
    if not (says_total or is_whole):
        return []
    if columns[total].holds in THREE:
        amounts = [
            no for no in amounts if not columns[no].holds.endswith(("_meeting", "_training"))
        ]
    return [
        no
        for no in amounts
        if no != total
        and columns[no].headings[: len(above)] == above
        and not columns[no].headings[-1].startswith(INCLUDED)
        and not columns[no].holds.endswith(":change")
    ]


def _with_changes(values: Values, columns: Sequence[Column]) -> Values:
    """Fill the change between two years, and its rate."""
    filled = dict(values)
    for no in values:
        measure, _, period = columns[no].holds.partition(":")
        if period != "change":
            continue
        base = measure.removesuffix("_rate")
        # what was spent the year before is compared with this year's budget
        own = base.removeprefix("outturn_")
        now = next(o for o, c in enumerate(columns) if c.holds in {own, f"{own}:current"})
        before = next(o for o, c in enumerate(columns) if c.holds == f"{base}:prior_year")
        filled[no] = values[now] - values[before]
        if measure.endswith("_rate"):
            filled[no] = (100 * filled[no] / values[before]).quantize(Decimal("0.01"))
    return filled


def added(rows: Sequence[Values]) -> Values:
    return {no: sum((row[no] for row in rows), Decimal(0)) for no in rows[0]}
