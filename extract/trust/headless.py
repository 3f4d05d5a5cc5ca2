"""Tables found without rulings whose columns cannot all be right, the doubts about their page out.

Where no ruling parts columns, text does. A heading set larger is then taken for a title, and those
left may slip over their neighbours' figures; a title, unit or note on the table's lines joins
columns; digits spread over a cell make a column each. In: the page's grids and cells. Of the sound
reports we know none has such a table.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.grids.aligned.bare import COLONS, LEAST_DIGITS, OF_WHICH, is_money
from extract.grids.booking import Cell
from extract.grids.grid import Grid
from extract.grids.tabular import is_entry, is_said
from extract.trust.in_pieces import headings_in_pieces, rows_in_pieces

LEAST_JOINED = 2
"""Rows, at least, that hold a name and an amount in one cell: one may be a name that ends so."""

LEAST_NAMES = 3
"""Names on one line of a heading over one column, at least, that are those of several columns."""

_TOUCHED = re.compile(r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d\d)(?!\d)\w")
"""An amount that the name of the next column touches."""


def doubted_columns(grids: Sequence[Grid], cells: Sequence[Cell]) -> Iterator[str]:
    """Name what is wrong with the columns of grids that were found without rulings."""
    of_grid: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.text and grids[cell.grid].step == "aligned":
            of_grid[cell.grid].append(cell)
    for name, count_in in (
        ("figures_without_heading", _headless),
        ("figures_in_pieces", rows_in_pieces),
        ("headings_in_pieces", headings_in_pieces),
        ("columns_in_one", _joined),
        ("caption_in_heading", _captions),
    ):
        if count := sum(map(count_in, of_grid.values())):
            yield f"{name}: {count}"


def _headless(cells: Sequence[Cell]) -> int:
    """Count columns of amounts without any words, where others have a heading."""
    worded: set[int] = set()
    figured: set[int] = set()
    for cell in cells:
        columns = range(cell.span.column, cell.span.column + cell.span.columns)
        if is_money(cell.text):
            figured.update(columns)
        elif is_said(cell.text) and not is_entry(cell.text):
            worded.update(columns)
    return len(figured - worded) if figured & worded else 0


def _joined(cells: Sequence[Cell]) -> int:
    """Count cells that hold what stands in several columns: names, or a name and an amount."""
    start = _start(cells)
    heads = [cell for cell in cells if cell.span.row < start and cell.span.columns == 1]
    headings = sum(any(map(_is_several_names, cell.text.splitlines())) for cell in heads)
    rows = {cell.span.row for cell in cells if cell.span.row >= start and _holds_both(cell.text)}
    return headings + (len(rows) if len(rows) >= LEAST_JOINED else 0)


def _is_several_names(line: str) -> bool:
    names = [name for name in line.split() if len(name) > 1 and is_said(name)]
    return sum(not is_entry(name) for name in names) >= LEAST_NAMES


def _holds_both(text: str) -> bool:
    """Say whether a name and an amount share a line: apart, or the name right behind its digits."""
    words = [line.split() for line in text.splitlines()]
    pairs = [pair for line in words for pair in pairwise(line)]
    touched = [word for line in words for word in line if _TOUCHED.match(word)]
    return (
        any(_is_name(name) and _is_amount(amount) for name, amount in pairs)
        or any(is_money(amount) and _is_name(name) for amount, name in pairs)
        or not all(map(is_entry, touched))
    )


def _is_name(word: str) -> bool:
    return is_said(word) and not is_entry(word)


def _captions(cells: Sequence[Cell]) -> int:
    """Count units and departments told within the heading, on the lines of the columns' names."""
    start = _start(cells)
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.span.row < start and is_said(cell.text):
            rows[cell.span.row].append(cell)
    return sum(_is_caption_among_names(row) for row in rows.values())


def _is_caption_among_names(row: Sequence[Cell]) -> bool:
    lines = [line for cell in row for line in cell.text.splitlines()]
    captions = sum(map(_is_caption, lines))
    return 0 < captions < len(lines)


def _is_caption(line: str) -> bool:
    """Say whether a line names what it tells before a colon; in brackets it belongs to a name."""
    names = [line.split(colon, maxsplit=1)[0].strip() for colon in COLONS if colon in line]
    return any(len(name) > 1 and name.isalpha() and name != OF_WHICH for name in names)


def _start(cells: Sequence[Cell]) -> int:
    """Find the first row with an amount: the heading ends above it."""
    return min((cell.span.row for cell in cells if _is_amount(cell.text)), default=0)


def _is_amount(text: str) -> bool:
    text = text.strip()
    return is_money(text) or (text.isdecimal() and len(text) >= LEAST_DIGITS)
