"""Rows that hold the lines of several: some software leaves out the ruling between two lines.

In: a page and its grids. Out: the grids with such rows parted. A row is parted only where nothing
in it can be one text that was wrapped: some cell prints a whole amount on each of its lines, every
name and code has as many lines on the same heights, and all else stands on these heights, too.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain, pairwise

from extract.grids.booking import Booking
from extract.grids.grid import Grid, Owner, make_grid
from extract.grids.placing import Slot, place_runs
from extract.marks.runs import Run
from extract.marks.textlines import TextLine, visual_lines
from extract.marks.upright import UprightPage

SAME_HEIGHT = 0.3
"""Font sizes by which the baselines of one line may differ."""

_AMOUNT = re.compile(r"[-−－]?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d\d")

Lines = Mapping[int, Sequence[TextLine]]
"""The lines of a grid's cells, by the number of the span."""


def part_doubled_rows(page: UprightPage, grids: Sequence[Grid], booking: Booking) -> list[Grid]:
    """Part the rows that hold several lines; the same grids where there are none."""
    doubled = {cell.grid for cell in booking.cells if _holds_amounts(cell.text)}
    if not doubled:
        return list(grids)
    runs = defaultdict[Slot, list[Run]](list)
    for slot, run in place_runs(page.runs, grids):
        if slot is not None and slot[0] in doubled:
            runs[slot].append(run)
    lines: dict[int, dict[int, Sequence[TextLine]]] = defaultdict(dict)
    for (number, span), of_span in runs.items():
        lines[number][span] = visual_lines([*chain.from_iterable(of_span)])
    return [_parted(grid, lines[number]) for number, grid in enumerate(grids)]


def _holds_amounts(text: str) -> bool:
    return "\n" in text and all(map(_AMOUNT.fullmatch, text.split("\n")))


def _parted(grid: Grid, lines: Lines) -> Grid:
    """Part a grid's rows."""
    edges, olds = [grid.row_edges[0]], []
    for row, owners in enumerate(grid.owner):
        between = _edges_between(grid, owners, lines)
        edges += [*between, grid.row_edges[row + 1]]
        olds += [row] * (len(between) + 1)
    if len(olds) == len(grid.owner):
        return grid

    def extent(_: Owner, row: int, column: int) -> tuple[int, int]:
        span = grid.spans[grid.owner[olds[row]][column]]
        return span.rows, span.columns

    return make_grid(grid.step, grid.column_edges, edges, extent)


def _edges_between(grid: Grid, owners: Sequence[int], lines: Lines) -> list[float]:
    """Find where to part a row, top down; nowhere, if it may be one line."""
    spans = sorted(set(owners))
    cells = [found for span in spans if (found := lines.get(span))]
    amounts = [cell for cell in cells if all(_AMOUNT.fullmatch(line.text.strip()) for line in cell)]
    names = [cell for cell in cells if cell not in amounts]
    if not amounts or not names or any(grid.spans[span].rows > 1 for span in spans):
        return []
    whole = max(amounts, key=len)
    if len(whole) < 2 or any(len(cell) != len(whole) for cell in names):
        return []
    if not all(any(_level(line, other) for other in whole) for cell in cells for line in cell):
        return []
    levels = [[line for cell in cells for line in cell if _level(line, at)] for at in whole]
    return [
        (min(line.box.y0 for line in upper) + max(line.box.y1 for line in lower)) / 2
        for upper, lower in pairwise(levels)
    ]


def _level(line: TextLine, other: TextLine) -> bool:
    return abs(line.baseline - other.baseline) <= SAME_HEIGHT * other.font_size
