"""Tables without rulings around each cell: the ladder's step `aligned`.

In: a page's text in pieces, its rulings, and the table that the page before ends with. Out: grids
whose rows follow the baselines of the figures and whose columns follow the gutters that no line of
the body crosses. Where there is no gutter there is no grid: prose between two rulings has one
column, and stays prose.
"""

from collections.abc import Sequence
from itertools import pairwise

from extract.grids.aligned_columns import cut_at_gutters, find_columns, find_runs, find_separators
from extract.grids.aligned_frames import find_frames
from extract.grids.aligned_header import Interval, Merged, lay_out_header
from extract.grids.aligned_rows import column_numbers, find_heading_end, find_row_edges, middle
from extract.grids.carried import TableAbove
from extract.grids.grid import Grid, make_grid
from extract.grids.tabular import is_said
from extract.marks.geometry import Box
from extract.marks.rulings import Ruling, join_level, level_ruling
from extract.marks.textlines import TextLine

MIN_COLUMNS = 2
"""Columns of a table at least, where one has figures under a heading; otherwise one more, since
text in two columns may be prose."""

MIN_ROW_EDGES = 2
"""Edges of rows at least: one row of figures."""

FULL_WIDTH = 0.95
"""Share of the table's width from which a ruling runs across all of it."""


def find_aligned_grids(
    pieces: Sequence[TextLine],
    rulings: Sequence[Ruling],
    page: Box,
    above: TableAbove | None = None,
) -> list[Grid]:
    """Find the tables of a page that have horizontal rulings but no vertical ones, top down.

    Args:
        pieces: The page's text, cut at gaps narrower than any gutter.
        rulings: The page's straight lines.
        page: The page's box.
        above: The table that the page before ends with.
    """
    level = join_level(rulings)
    grids: list[Grid] = []
    for frame in find_frames(level, pieces, page):
        grid = _grid(frame, pieces, level, None if grids else above)
        if grid is not None:
            grids.append(grid)
    return grids


def _grid(
    frame: Box, pieces: Sequence[TextLine], level: Sequence[Ruling], above: TableAbove | None
) -> Grid | None:
    inside = [
        piece
        for piece in pieces
        if frame.holds((piece.box.x0 + piece.box.x1) / 2, middle(piece), 1.0)
    ]
    whole = level_ruling(frame.y1, frame.x0, frame.x1)
    across = [ruling.y for ruling in level if ruling.has_extent_of(whole)]
    across = [y for y in across if frame.y0 - 1 < y < frame.y1 + 1]
    heading_end = find_heading_end(inside, across)
    if heading_end is None:
        return None
    body = [piece for piece in inside if middle(piece) <= heading_end]
    header = [piece for piece in inside if middle(piece) > heading_end]
    row_edges = find_row_edges(body, frame.y0, [y for y in across if y <= heading_end + 1])
    if len(row_edges) < MIN_ROW_EDGES:
        return None
    if above is not None and (grid := _carried(frame, header, body, row_edges, above)):
        return grid
    numbers = column_numbers(body)
    lines = [piece for piece in body if piece not in numbers and is_said(piece.text)]
    runs = find_runs(lines)
    header = [part for piece in header for part in cut_at_gutters(piece, runs)]
    columns = find_columns(runs, lines, header, numbers)
    least = MIN_COLUMNS if header and any(c.holds_figures for c in columns) else MIN_COLUMNS + 1
    if len(columns) < least:
        return None
    column_edges = (frame.x0, *find_separators(columns, header), frame.x1)
    partial = [
        ruling
        for ruling in level
        if row_edges[0] < ruling.y < frame.y1 - 1
        and ruling.width < FULL_WIDTH * (frame.x1 - frame.x0)
    ]
    cells = [Interval(left, right) for left, right in pairwise(column_edges)]
    head_edges, merged = lay_out_header(header, cells, partial, (frame.y1, row_edges[0]))
    return _make(column_edges, (*head_edges, *row_edges), merged)


def _carried(
    frame: Box,
    header: Sequence[TextLine],
    body: Sequence[TextLine],
    row_edges: Sequence[float],
    above: TableAbove,
) -> Grid | None:
    """Give a table the columns of the one it goes on from, and its heading if it has that."""
    count = above.heading_rows(header) if header else 0
    if count is None or not above.holds(frame, body):
        return None
    before = above.grid
    head_edges = [
        frame.y1 + (edge - before.row_edges[0]) * _scale(frame.y1, row_edges[0], before, count)
        for edge in before.row_edges[:count]
    ]
    merged = {
        (span.row, span.column): (span.rows, span.columns)
        for span in before.spans
        if span.row < count
    }
    return _make(before.column_edges, (*head_edges, *row_edges), merged)


def _scale(top: float, bottom: float, before: Grid, count: int) -> float:
    """Say how much higher a heading of so many rows is than on the page before."""
    return (top - bottom) / (before.row_edges[0] - before.row_edges[count]) if count else 1.0


def _make(column_edges: Sequence[float], row_edges: Sequence[float], merged: Merged) -> Grid:
    return make_grid(
        "aligned",
        column_edges,
        row_edges,
        lambda _, row, column: merged.get((row, column), (1, 1)),
    )
