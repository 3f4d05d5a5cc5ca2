"""Figures that a table without rulings holds in pieces: over cells of a row, or over its rows.

In: the cells of such a table. Out: how many rows hold a piece of a figure. Of the reports we know
none with a sound table has such a row.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from extract.grids.aligned.bare import is_money
from extract.grids.booking import Cell
from extract.grids.tabular import is_figure

PIECES = 4
"""Cells side by side that hold one digit or mark each, from which a figure is in pieces."""

LEAST_THOUSANDS = 2
"""Rows, at least, whose thousands stand in a column of their own; one may be a number of heads."""

_MARKS = frozenset(".,")
_NUMBER = re.compile(r"(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}")
_REST = re.compile(r"\d{3}(\s\d{3})*\.\d+|\d{3}(\s\d{3})+")
_BELOW_THOUSAND = re.compile(r"\d{1,3}(\.\d+)?")

Rows = dict[int, dict[int, str]]
"""For each row, the text in each column."""


def rows_in_pieces(cells: Sequence[Cell]) -> int:
    """Count rows that hold a piece of a figure."""
    rows: Rows = defaultdict(dict)
    for cell in sorted(cells, key=lambda cell: (cell.span.row, cell.span.column)):
        rows[cell.span.row][cell.span.column] = cell.text.strip()
    spread = {number for number, row in rows.items() if _is_spread([*row.values()])}
    return len(spread | {*_torn_rows(rows)} | {*_rows_without_thousands(rows)})


def _is_spread(row: Sequence[str]) -> bool:
    """Say whether each digit of a figure stands in a cell of its own."""
    runs = ([*run] for is_piece, run in groupby(row, key=_is_piece) if is_piece)
    return any(len(run) >= PIECES and any(text in _MARKS for text in run) for run in runs)


def _is_piece(text: str) -> bool:
    return len(text) == 1 and (text in _MARKS or is_figure(text))


def _torn_rows(rows: Rows) -> Iterator[int]:
    """Find figures broken over two rows: one is no whole number, and one row has no name."""
    nameless = {number for number, row in rows.items() if all(map(is_figure, row.values()))}
    for column in _columns(rows):
        for (upper, above), (lower, below) in pairwise(column.items()):
            if (_is_torn(above) or _is_torn(below)) and nameless & {upper, lower}:
                yield upper


def _is_torn(text: str) -> bool:
    """Say whether digits begin or end in a mark, or are not in groups of three: `3.`, `18,41`."""
    return {*text} - _MARKS != {*text} and not _NUMBER.fullmatch(text) and _is_plain(text)


def _is_plain(text: str) -> bool:
    return len(text) > 1 and all(char in _MARKS or char.isdecimal() for char in text)


def _rows_without_thousands(rows: Rows) -> Iterator[int]:
    """Find rows whose thousands stand in the column to the left: `3`, `634.99`.

    They do where every figure of a column has three digits beside it, where other rows have
    smaller amounts there, and none has more digits.
    """
    start = min((n for n, row in rows.items() if any(map(is_money, row.values()))), default=0)
    columns = _columns({number: row for number, row in rows.items() if number >= start})
    for thousands, amounts in pairwise(columns):
        whole = [text for number, text in amounts.items() if number not in thousands]
        if (
            len(thousands) >= LEAST_THOUSANDS
            and whole
            and all(map(_BELOW_THOUSAND.fullmatch, whole))
            and all(map(_THOUSANDS.fullmatch, thousands.values()))
            and all(_REST.fullmatch(amounts.get(number, "")) for number in thousands)
        ):
            yield from thousands


def _columns(rows: Rows) -> list[dict[int, str]]:
    """Give the figures of each column by their rows; words stand in none."""
    count = max((column for row in rows.values() for column in row), default=-1) + 1
    return [
        {number: row[column] for number, row in rows.items() if is_figure(row.get(column, ""))}
        for column in range(count)
    ]
