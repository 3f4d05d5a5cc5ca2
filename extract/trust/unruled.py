"""Cells of tables without rulings in, those out whose figures may stand in another column.

Where nothing rules the columns only their figures tell where they stand. One that stands alone
among them, as an amount set over two columns does, may be another column's; so may the two parts of
a number whose thousands stand so far apart that a column seems to begin between them, and a column
whose figures stand otherwise below their heading than those of the others do.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median, mode

from extract.grids.aligned.bare import is_money
from extract.grids.booking import Booking, Cell
from extract.grids.grid import Grid
from extract.grids.tabular import bare_figure, is_figure
from extract.marks.geometry import Box

OFF_COLUMN = "off_its_column"
"""The doubt of such a cell."""

LEAST_ALIKE, MOST = 3, 0.4
"""Figures that begin, end, or have their middles below each other, at least, and their share of a
column's, from which they tell where it stands."""

LEVEL = 2.0
"""Points within which they do."""

OFF = 0.7
"""Font sizes by which another figure lies off them, at least."""

OFF_ROW = "off_its_row"
"""The doubt of a figure that does not stand level with the name in its row."""

ASTRAY = 3.0
"""Font sizes by which a column's figures stand otherwise below their heading, at least."""

SHORT = 3
"""Characters of a figure that may stand anywhere: zeros, dashes, counts."""

CLOSE = 1.2
"""Font sizes between the parts of one number, at most."""

_FIRST = re.compile(r"[-−－(（]?\d{1,3}")
_WHOLE = re.compile(r"[-−－(（]?(?:\d{1,3}(?:,\d{3})+|\d{4,})")
_DECIMALS = re.compile(r"\d\d[)）]?")
_REST = re.compile(r"\s*\d{3}(?!\d)[\d\s,.)）]*")


def off_columns(grids: Sequence[Grid], booking: Booking) -> Iterator[int]:
    """Name the cells, by their place."""
    columns: dict[tuple[int, int], list[tuple[int, Cell, Box]]] = defaultdict(list)
    for number, cell in enumerate(booking.cells):
        if cell.ink and grids[cell.grid].step == "aligned" and is_figure(bare_figure(cell.text)):
            columns[cell.grid, cell.span.column].append((number, cell, cell.ink))
    yield from _below_other_headings(grids, booking)
    for (grid, column), figures in columns.items():
        amounts = [one for one in figures if len(one[1].text.strip()) > SHORT]
        yield from _off([(number, cell.font_size or 0.0, box) for number, cell, box in amounts])
        if _is_counting([cell.text.strip() for _, cell, _ in figures]):
            continue
        rights = {cell.span.row: (n, cell, b) for n, cell, b in columns.get((grid, column + 1), ())}
        for number, cell, box in figures:
            right = rights.get(cell.span.row)
            if right and _is_parted(cell, box, right[1], right[2]):
                yield from (number, right[0])


def off_rows(grids: Sequence[Grid], booking: Booking) -> Iterator[int]:
    """Name the figures beside a name that stands between their row and the next.

    Such a name is of both rows, as a merged cell without rulings is, or of the other one.
    """
    rows: dict[tuple[int, int], list[tuple[int, Cell, Box]]] = defaultdict(list)
    for number, cell in enumerate(booking.cells):
        if cell.ink and cell.text.strip() and grids[cell.grid].step == "aligned":
            rows[cell.grid, cell.span.row].append((number, cell, cell.ink))
    for row in rows.values():
        name: Box | None = None
        for number, cell, box in sorted(row, key=lambda each: each[1].span.column):
            if sum(map(str.isalpha, cell.text)) > 1:
                name = box if cell.span.rows == 1 else None
            elif name and is_money(cell.text) and not name.y0 <= (box.y0 + box.y1) / 2 <= name.y1:
                yield number


def _below_other_headings(grids: Sequence[Grid], booking: Booking) -> Iterator[int]:
    """Name the amounts of columns that may be below the heading of another column."""
    headings: dict[tuple[int, int], Box] = {}
    amounts: dict[tuple[int, int], list[tuple[int, Box, float]]] = defaultdict(list)
    for number, cell in enumerate(booking.cells):
        place = cell.grid, cell.span.column
        if not cell.ink or cell.span.columns > 1 or grids[cell.grid].step != "aligned":
            continue
        if is_money(cell.text):
            amounts[place].append((number, cell.ink, cell.font_size or 0.0))
        elif place not in amounts and sum(map(str.isalpha, cell.text)) > 1:
            headings[place] = cell.ink  # the lowest counts
    shifts: dict[int, dict[int, tuple[float, ...]]] = defaultdict(dict)
    for (grid, column), found in amounts.items():
        if (heading := headings.get((grid, column))) is not None:
            centre = (heading.x0 + heading.x1) / 2
            ends = [(box.x0, box.x1, (box.x0 + box.x1) / 2) for _, box, _ in found]
            shifts[grid][column] = tuple(median(side) - centre for side in zip(*ends, strict=True))
    for grid, of_columns in shifts.items():
        usual = [median(side) for side in zip(*of_columns.values(), strict=True)]
        for column, shift in of_columns.items():
            off = min(abs(one - other) for one, other in zip(shift, usual, strict=True))
            if len(of_columns) >= LEAST_ALIKE and off > ASTRAY * amounts[grid, column][0][2]:
                yield from (number for number, _, _ in amounts[grid, column])


def _off(figures: Sequence[tuple[int, float, Box]]) -> Iterator[int]:
    """Name the figures that stand otherwise than most of their column do."""
    sides = [(box.x1, box.x0, (box.x0 + box.x1) / 2) for _, _, box in figures]
    found: list[tuple[int, list[float]]] = []
    for places in zip(*sides, strict=True):
        usual = mode(map(round, places))
        off = [abs(place - usual) for place in places]
        found.append((sum(distance <= LEVEL for distance in off), off))
    alike, off = max(found, default=(0, []))
    if alike >= max(LEAST_ALIKE, MOST * len(figures)):
        for (number, size, _), distance in zip(figures, off, strict=True):
            if distance > OFF * size:
                yield number


def _is_counting(texts: Sequence[str]) -> bool:
    """Say whether a column numbers its lines."""
    numbers = [int(text) for text in texts if text.isdecimal()]
    return len(numbers) == len(texts) >= LEAST_ALIKE and numbers == sorted({*numbers})


def _is_parted(cell: Cell, box: Box, right: Cell, other: Box) -> bool:
    """Say whether two cells print one number: its thousands, or its decimals, in the second."""
    if other.x0 - box.x1 > CLOSE * (cell.font_size or 0.0):
        return False
    left, rest = cell.text.strip(), right.text
    is_in_thousands = _FIRST.fullmatch(left) and _REST.fullmatch(rest)
    return bool(is_in_thousands or (_WHOLE.fullmatch(left) and _DECIMALS.fullmatch(rest.strip())))
