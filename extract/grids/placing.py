"""Runs of glyphs in, the cells they belong to out.

What was written in one go belongs to one cell, also where it is wider: a label that the next cell
covers on paper, a number that begins in the cell on its left. Such a run goes whole to the cell
that holds most of what is seen of it or, where none does, to the one at whose edge it is aligned.
It is cut at a ruling only where it says itself that it is two texts (`extract.grids.cuts`).
"""

import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.grids.cuts import is_number, place_to_cut
from extract.grids.grid import Grid
from extract.marks.runs import Run, is_chance, text_of

FRAME_REACH = 1.0
"""Points that a glyph's middle may lie outside a frame and still be in it: a thick ruling's
width."""

MOST = 2 / 3
"""Share of a run's ink from which its cell is beyond doubt; with less its alignment tells."""

ALIGNED = 1.0
"""Font sizes between the edge of a cell and a run aligned there, at most."""

CENTRED = 0.25
"""Font sizes between the middle of a cell and that of a run centred in it, at most."""

Slot = tuple[int, int]
"""A cell of a page: the number of its grid, and the number of its span in that grid."""

Placed = tuple[Slot | None, Run]
"""Glyphs, and their cell; None where they stand outside grids."""


def place_runs(runs: Sequence[Run], grids: Sequence[Grid]) -> Iterator[Placed]:
    """Find the cell of each run, or of its pieces; the blank ends of a run stay where they are."""
    if not grids:
        yield from ((None, run) for run in runs)
        return
    order = sorted(range(len(grids)), key=lambda index: grids[index].box.area)
    rooms = [_Room(index, grids[index]) for index in order]
    for run in runs:
        first = _slot(*run[0].middle, rooms)
        if len(run) == 1 or first == _slot(*run[-1].middle, rooms):
            yield first, run
            continue
        slots = [_slot(*glyph.middle, rooms) for glyph in run]
        if is_chance(run):
            yield from ((slot, [glyph]) for slot, glyph in zip(slots, run, strict=True))
            continue
        inked = [index for index, glyph in enumerate(run) if glyph.has_ink] or [len(run)]
        start, end = inked[0], inked[-1] + 1
        for index, slot in enumerate(slots):
            if not start <= index < end:
                yield slot, run[index : index + 1]
        for piece, of_piece in _cut(run[start:end], slots[start:end]):
            yield _home(piece, of_piece, grids), piece


class _Room:
    """A grid whose cells are looked up: the edges of its rows downwards, as numbers that rise."""

    def __init__(self, number: int, grid: Grid) -> None:
        self.number, self.box, self.owner = number, grid.box, grid.owner
        self.columns, self.rows = grid.column_edges, [-edge for edge in grid.row_edges]


def _slot(x: float, y: float, rooms: Sequence[_Room]) -> Slot | None:
    """Find the cell at a point, in the smallest grid that holds it."""
    for reach in (0.0, FRAME_REACH):
        for room in rooms:
            x0, y0, x1, y1 = room.box
            if x0 - reach <= x <= x1 + reach and y0 - reach <= y <= y1 + reach:
                owner = room.owner
                column = bisect.bisect_right(room.columns, x) - 1
                row = bisect.bisect_right(room.rows, -y) - 1
                row = min(max(row, 0), len(owner) - 1)
                column = min(max(column, 0), len(owner[0]) - 1)
                return room.number, owner[row][column]
    return None


def _cut(run: Run, slots: Sequence[Slot | None]) -> Iterator[tuple[Run, Sequence[Slot | None]]]:
    """Cut a run at the rulings where it holds the texts of two cells.

    A run of which the clip hides a part holds no two texts: the clip is that of its cell.
    """
    start = 0
    if not any(glyph.is_clipped for glyph in run):
        for ruling in range(1, len(run)):
            if slots[ruling] != slots[ruling - 1]:
                cut = place_to_cut(run[start:], ruling - start) if ruling > start else None
                if cut is not None:
                    yield run[start : start + cut], slots[start : start + cut]
                    start += cut
    if start < len(run):
        yield run[start:], slots[start:]


def _home(run: Run, slots: Sequence[Slot | None], grids: Sequence[Grid]) -> Slot | None:
    """Find the cell of a run that rulings cross."""
    seen = [
        (glyph, slot)
        for glyph, slot in zip(run, slots, strict=True)
        if glyph.has_ink and not glyph.is_clipped
    ]
    if not seen:
        return slots[0]
    widths: dict[Slot | None, float] = defaultdict(float)
    for glyph, slot in seen:
        widths[slot] += glyph.box.x1 - glyph.box.x0
    best = max(widths, key=lambda slot: widths[slot])
    if widths[best] >= MOST * sum(widths.values()):
        return best
    left, right, size = seen[0][0].box.x0, seen[-1][0].box.x1, seen[0][0].size
    if best is not None:
        box = grids[best[0]].spans[best[1]].box
        if abs(box.x0 + box.x1 - left - right) <= 2 * CENTRED * size:
            return best
    aligned = seen[-1][1] if is_number(text_of(run)) else seen[0][1]
    if aligned is None:
        return best
    box = grids[aligned[0]].spans[aligned[1]].box
    distance = box.x1 - right if is_number(text_of(run)) else left - box.x0
    return aligned if distance <= ALIGNED * size else best
