"""Rows of a drawn statement: names, codes and figures that add up.

In: a statement's columns and what its lines are. Out: rows of text, and what each figure is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from benchmarks.unseen.lines import LINES, SIDES, UNITS
from benchmarks.unseen.values import Values, added, lines_below, summed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.unseen.books import Books
    from benchmarks.unseen.forms import Column

ORDINALS = re.compile(
    r"^(其中[：:]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])"
)

# a cell's text, with the line's printed code and name for a figure
Row = list[str]
# column, code, label, text
Found = tuple[int, str, str, str]


def listed(
    given: dict[str, Any], columns: Sequence[Column], books: Books
) -> tuple[list[Row], list[Found]]:
    """Print lines below each other: those above hold the sums of those below."""
    if (kind := given["lines"]) == "nil":
        return [[""] * len(columns) for _ in range(3)], []
    lines = _given_lines(given) or list(LINES[kind])
    values = summed(lines, columns, books, lambda one, time: books.of_line(kind, lines, one, time))
    printed = list(zip(lines, values, strict=True))
    if kind not in {"one", "rows"}:
        leaves = [values[one] for one in range(len(lines)) if not lines_below(lines, one)]
        at = len(printed) if given.get("total") == "last" else 0
        printed.insert(at, ((0, "", "合计"), added(leaves)))
    rows, found = [], []
    for no, ((level, code, name), amounts) in enumerate(printed, 1):
        cells = _names(kind, columns, _code(given, level, code), name, no)
        if given.get("indent"):
            cells = [cell if cell != name else "\u3000" * level + name for cell in cells]
        label = "" if kind == "one" else plain(name.lstrip("~-"))
        for column_no, column in enumerate(columns):
            if "zeros" in given and column.is_blank:
                cells[column_no] = given["zeros"]
                if given["zeros"] != "-":
                    found.append((column_no, code, label, given["zeros"]))
        for column_no, amount in amounts.items():
            cells[column_no] = text = _text(given, amount, columns[column_no], name)
            found.append((column_no, code, label, text))
        rows.append(cells)
    return rows, found


def sided(
    given: dict[str, Any], columns: Sequence[Column], books: Books
) -> tuple[list[Row], list[Found]]:
    """Print the lines of income beside those of expenditure; all sides have the same total."""
    starts = [no for no, column in enumerate(columns) if column.holds == "name"]
    names = given.get("sides", SIDES)
    sides = [range(a, b) for a, b in zip(starts, [*starts[1:], len(columns)], strict=True)]
    filled = {one: _side(names[one], columns, side, books) for one, side in enumerate(sides)}
    rows, found = [], []
    height, series = max(len(names[one]) for one in filled), 0
    for no in range(height):
        cells = [""] * len(columns)
        for one, side in enumerate(sides):
            # the total stands in the last row of every side
            own = len(names[one]) - 1 if no == height - 1 else no
            if own >= len(names[one]) - (no < height - 1):
                continue
            name = _levelled(names[one][own])[1].lstrip("+")
            cells[side[0]] = name
            for column_no in side:
                if columns[column_no].holds == "row_no":
                    cells[column_no] = str(no + 1 + one * height)
            for column_no, amount in filled[one][own].items():
                cells[column_no] = _text(given, amount, columns[column_no], "")
                found.append((column_no, "", plain(name), cells[column_no]))
        series += 1
        for column_no, column in enumerate(columns):
            if column.holds == "series":
                cells[column_no] = str(series)
        rows.append(cells)
    return rows, found


def blocked(
    given: dict[str, Any], columns: Sequence[Column], books: Books
) -> tuple[list[Row], list[Found]]:
    """Print lists of lines side by side, each with its own codes; `ends` are totals below them."""
    starts = [no for no, column in enumerate(columns) if column.holds == "code"]
    lists = [_given_lines({"rows": rows}) for rows in given["blocks"]]
    height = max(map(len, lists)) + 1
    rows = [[""] * len(columns) for _ in range(height)]
    found: list[Found] = []
    sums: list[Decimal] = []
    for start, lines in zip(starts, lists, strict=True):
        values = summed(lines, columns[start : start + 3], books, lambda *_: None)
        for row, (_, code, name), amounts in zip(rows, lines, values, strict=False):
            row[start : start + 3] = [code, name, _text(given, amounts[2], columns[start + 2], "")]
            found.append((start + 2, code, name, row[start + 2]))
        tops = [one for one, line in enumerate(lines) if line[0] == 1]
        sums.append(sum((values[one][2] for one in tops), Decimal(0)))
    # the blocks after the first are of one kind and have their total together
    for no, (start, name) in enumerate(zip((starts[0], starts[-1]), given["ends"], strict=True)):
        amount = sum(sums[1:], Decimal(0)) if no else sums[0]
        rows[-1][start + 1] = name
        rows[-1][start + 2] = _text(given, amount, columns[start + 2], "")
        found.append((start + 2, "", name, rows[-1][start + 2]))
    return rows, found


def plain(name: str) -> str:
    """Return a printed name without what stands before it."""
    name = re.sub(r"\s", "", name).replace("(", "（").replace(")", "）")
    while (rest := ORDINALS.sub("", name)) != name:
        name = rest
    return name


def _levelled(text: str) -> tuple[int, str]:
    """Read `level name`; without a level it is the highest."""
    level, _, name = text.partition(" ")
    return (int(level), name) if level.isdigit() and name else (0, text)


def _given_lines(given: dict[str, Any]) -> list[tuple[int, str, str]]:
    """Read `level name` or `level code name`; ~ before a name counts, - has no figures."""
    lines = []
    for text in given.get("rows", ()):
        level, _, rest = text.partition(" ")
        code, _, name = rest.partition(" ")
        known = code.isdigit()
        lines.append((int(level), code if known else "", name if known else rest))
    return lines


def _side(
    names: Sequence[str], columns: Sequence[Column], side: Sequence[int], books: Books
) -> list[Values]:
    """Fill one side: its last line is the total, which all sides share."""
    lines = [(level, "", name) for level, name in map(_levelled, names[:-1])]
    own = [
        column if no in side else replace(column, holds="text") for no, column in enumerate(columns)
    ]
    values = summed(
        lines,
        own,
        books,
        lambda one, time: None if lines[one][2][:1] == "+" else books.of_side(lines, one, time),
    )
    leaves = [one for one in range(len(lines)) if not lines_below(lines, one)]
    leaves = [one for one in leaves if not lines[one][2].startswith("+")]
    for one, (_, _, name) in enumerate(lines):
        if name.startswith("+"):
            values[one] = added([values[leaf] for leaf in leaves if leaf < one])
    return [*values, added([values[one] for one in leaves])]


def _text(given: dict[str, Any], amount: Decimal, column: Column, name: str) -> str:
    if name.startswith("~"):
        return str(amount)
    numbers = given.get("numbers")
    if column.holds.endswith("_rate:change"):
        return f"{amount:,.2f}" + ("" if "%" in column.headings[-1] else "%")
    if numbers == "short":
        return f"{amount:.2f}".rstrip("0").rstrip(".")
    if numbers == "fine":
        return f"{amount / 100:,.4f}"
    return f"{amount:.2f}" if numbers == "plain" else f"{amount:,.2f}"


def _code(given: dict[str, Any], level: int, code: str) -> str:
    """Print a code of the second level without its class where a report does so."""
    return code[3:] if given.get("codes") == "suffix" and level == 2 else code


def _names(kind: str, columns: Sequence[Column], code: str, name: str, row_no: int) -> Row:
    """Print what names the line; code columns side by side share a code's digits."""
    cells = [""] * len(columns)
    codes = [no for no, column in enumerate(columns) if column.holds == "code"]
    parts = [code[:3], code[3:5], code[5:]] if len(codes) > 1 else [code]
    for no, part in zip(codes, parts, strict=False):
        cells[no] = part
    for no, column in enumerate(columns):
        if column.holds == "name" or (column.holds == "unit" and kind == "units"):
            cells[no] = name.lstrip("~-")
        elif column.holds in {"row_no", "series"}:
            cells[no] = str(row_no)
        elif column.holds == "unit" and name != "合计":
            cells[no] = UNITS[0]
        elif column.holds == "text" and name != "合计":
            is_code = column.headings[-1].endswith(("代码", "编码"))
            described = "机关工资福利支出" if kind == "pair" else "特定目标类"
            cells[no] = "50101" if is_code else described
    return cells
