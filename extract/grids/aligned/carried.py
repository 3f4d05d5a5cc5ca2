"""A table that goes on from the page before: the columns are those that stand there.

A page on which a column is empty shows no gutter for it, and one without a heading shows no
heading over it. In: the last grid of the page before, with what is printed in its rows. Out: its
columns, and its heading where that is printed again.
"""

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from extract.grids.booking import Cell
from extract.grids.grid import Grid
from extract.grids.tabular import is_entry
from extract.marks.geometry import Box
from extract.marks.textlines import TextLine

CROSSING = 0.7
"""Points by which ink must reach over an edge on both sides to cross it."""

SAME_EDGE = 8.0
"""Points by which the frame may stand elsewhere than on the page before."""


@dataclass(frozen=True, slots=True)
class TableAbove:
    """The last table of the page before.

    Attributes:
        grid: Its grid.
        rows: The characters of each of its rows.
        figures: Its columns in which amounts or other figures stand.
    """

    grid: Grid
    rows: tuple[str, ...]
    figures: frozenset[int] = frozenset()

    def has_only_names(self, header: Sequence[TextLine]) -> bool:
        """Say whether what stands above the first figures is in its columns of names alone.

        A heading stands over columns of figures, too; lines of the table may print names only.
        What stands beside all columns is of another table.
        """
        edges = self.grid.column_edges
        columns = {bisect(edges, (piece.box.x0 + piece.box.x1) / 2) - 1 for piece in header}
        names = set(range(len(edges) - 1)) - self.figures
        return bool(self.figures) and columns <= names

    def heading_rows(self, header: Sequence[TextLine]) -> int | None:
        """Count its rows that say what a heading says; None where none do."""
        wanted = _characters(piece.text for piece in header)
        for count, said in enumerate(accumulate(self.rows), start=1):
            if _characters([said]) == wanted:
                return count
        return None

    def fitted_edges(
        self, frame: Box, pieces: Sequence[TextLine], *, is_bare: bool
    ) -> tuple[float, ...] | None:
        """Give its columns to a frame; None where it stands elsewhere or its pieces do not fit.

        None fits that crosses them, or stands with another figure in one cell.

        A frame without rulings is as wide as what is printed in it. An edge gives way to a longer
        name, as far as the next column allows.
        """
        edges = list(self.grid.column_edges)
        left, right = frame.x0 - edges[0], edges[-1] - frame.x1
        is_there = abs(left) < SAME_EDGE and abs(right) < SAME_EDGE
        if is_bare:
            is_there = left > edges[0] - edges[1] and right > edges[-2] - edges[-1]
        if not is_there:
            return None
        edges[0], edges[-1] = min(edges[0], frame.x0), max(edges[-1], frame.x1)
        for number in range(1, len(edges) - 1):
            if any(crosses(piece, edges[number]) for piece in pieces):
                middles = [((p.box.x0 + p.box.x1) / 2, p.box) for p in pieces]
                ends = [box.x1 for x, box in middles if x < edges[number]]
                starts = [box.x0 for x, box in middles if x >= edges[number]]
                start = max(ends, default=edges[number - 1])
                end = min(starts, default=edges[number + 1])
                if not edges[number - 1] <= start < end <= edges[number + 1]:
                    return None
                edges[number] = (start + end) / 2
        return None if _share_cells(pieces, edges) else tuple(edges)


def table_above(grids: Sequence[Grid], cells: Sequence[Cell]) -> TableAbove | None:
    """Take the last table of a page without vertical rulings."""
    if not grids or grids[-1].step != "aligned":
        return None
    last = len(grids) - 1
    rows = ["" for _ in grids[-1].owner]
    figures: set[int] = set()
    for cell in cells:
        if cell.grid == last:
            rows[cell.span.row] += cell.text
            if is_entry(cell.text):
                figures.add(cell.span.column)
    return TableAbove(grids[-1], tuple(rows), frozenset(figures))


def _share_cells(pieces: Sequence[TextLine], edges: Sequence[float]) -> bool:
    """Say whether two figures of one line would stand in one column."""
    places = [
        (round(piece.baseline), bisect(edges, (piece.box.x0 + piece.box.x1) / 2))
        for piece in pieces
        if is_entry(piece.text)
    ]
    return len(places) > len(set(places))


def crosses(piece: TextLine, edge: float) -> bool:
    """Say whether a piece stands on both sides of an edge."""
    return piece.box.x0 < edge - CROSSING and edge + CROSSING < piece.box.x1


def _characters(texts: Iterable[str]) -> list[str]:
    return sorted(char for text in texts for char in text if not char.isspace())
