"""A ruled table as geometry."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extract.marks.geometry import Box
from extract.marks.glyphs import Glyph


class Span(NamedTuple):
    """A merged cell: its first row and column (from 0), how many it covers, and its box."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: edges from left to right and from top to bottom, and its merged cells.

    Attributes:
        step: The step of the ladder that found it.
        box: The frame.
        column_edges: x of each column's edge.
        row_edges: y of each row's edge, top down.
        spans: Merged cells, in reading order.
        owner: For each row, for each column, the index of the span that covers it.
    """

    step: str
    box: Box
    column_edges: tuple[float, ...]
    row_edges: tuple[float, ...]
    spans: tuple[Span, ...]
    owner: tuple[tuple[int, ...], ...]


def parted_by(grids: Sequence[Grid], glyphs: Iterable[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    """Part glyphs into those that stand in any of the grids, and those outside."""
    if not grids:
        return [], [*glyphs]
    inside: list[Glyph] = []
    outside: list[Glyph] = []
    boxes = [grid.box for grid in grids]
    for glyph in glyphs:
        x, y = glyph.middle
        for x0, y0, x1, y1 in boxes:
            if x0 <= x <= x1 and y0 <= y <= y1:
                inside.append(glyph)
                break
        else:
            outside.append(glyph)
    return inside, outside


def in_grids(grids: Sequence[Grid], glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Take the glyphs that stand in any of the grids."""
    return parted_by(grids, glyphs)[0] if grids else []


Owner = list[list[int]]
"""For each row, for each column, the index of the span that covers it, or -1 so far."""

Extent = Callable[[Owner, int, int], tuple[int, int]]
"""Says how many rows and columns the merged cell covers that begins at a row and a column."""


def make_grid(
    step: str, column_edges: Sequence[float], row_edges: Sequence[float], extent: Extent
) -> Grid:
    """Make a grid of its edges and the extent of its merged cells."""
    owner: Owner = [[-1] * (len(column_edges) - 1) for _ in row_edges[1:]]
    spans: list[Span] = []
    for row, columns_of_row in enumerate(owner):
        for column in range(len(columns_of_row)):
            if columns_of_row[column] < 0:
                rows, columns = extent(owner, row, column)
                for covered in owner[row : row + rows]:
                    covered[column : column + columns] = [len(spans)] * columns
                box = Box(
                    column_edges[column],
                    row_edges[row + rows],
                    column_edges[column + columns],
                    row_edges[row],
                )
                spans.append(Span(row, column, rows, columns, box))
    return Grid(
        step=step,
        box=Box(column_edges[0], row_edges[-1], column_edges[-1], row_edges[0]),
        column_edges=tuple(column_edges),
        row_edges=tuple(row_edges),
        spans=tuple(spans),
        owner=tuple(tuple(row) for row in owner),
    )
