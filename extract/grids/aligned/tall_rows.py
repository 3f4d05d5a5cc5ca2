"""Ruled tables whose rows are not ruled: one tall row of the grid holds many printed ones.

In: a grid and the page's text in pieces. Out: the grid with a row for each line of figures.
"""

from collections.abc import Sequence
from itertools import pairwise

from extract.grids.aligned.bare import is_money
from extract.grids.aligned.rows import Line, find_row_edges, has_figure, lines_of, middle
from extract.grids.grid import Grid, Owner, make_grid
from extract.grids.tabular import is_figure, is_said
from extract.marks.textlines import TextLine

LEAST_LINES = 3
"""Printed rows in one row of a grid, at least: two may be a number that wraps."""

MOST_ARE_ROWS = 0.8
"""Share of the lines of figures in it, at least, that are such rows."""

MOST_HEADS = 1
"""Rows of a grid above such a row that may be a heading whose storeys are not ruled, either."""


def tall_row(grid: Grid, pieces: Sequence[TextLine]) -> int | None:
    """Find the row of a grid that holds several printed rows."""
    for row, (top, bottom) in enumerate(pairwise(grid.row_edges)):
        if all(grid.spans[index].rows == 1 for index in grid.owner[row]):
            inside = _inside(grid, pieces, top, bottom)
            lines = [line for line in lines_of(inside) if has_figure(line)]
            rows = sum(_is_row(line, grid) for line in lines)
            if rows >= max(LEAST_LINES, MOST_ARE_ROWS * len(lines)):
                return row
            if has_unruled_heading(grid, row) and any(
                _is_merged(line, row, grid) for line in lines
            ):
                return row
    return None


def _is_merged(line: Line, row: int, grid: Grid) -> bool:
    """Say whether one merged cell holds amounts of several columns."""
    amounts = [piece for piece in line if is_money(piece.text)]
    merged = [
        grid.spans[index].box for index in set(grid.owner[row]) if grid.spans[index].columns > 1
    ]
    return any(sum(box.holds(*p.glyphs[0].middle) for p in amounts) > 1 for box in merged)


def has_unruled_heading(grid: Grid, row: int) -> bool:
    """Say whether so little is ruled above a tall row that a heading must be laid out anew."""
    return row <= MOST_HEADS and len(grid.owner) == row + 1


def with_rows(grid: Grid, row: int, pieces: Sequence[TextLine]) -> Grid:
    """Part a tall row of a grid at its lines of figures."""
    top, bottom = grid.row_edges[row], grid.row_edges[row + 1]
    parts = find_row_edges(_inside(grid, pieces, top, bottom), bottom, [top])
    edges = (*grid.row_edges[: row + 1], *parts[1:-1], *grid.row_edges[row + 1 :])
    more = len(edges) - len(grid.row_edges)
    old_row = [*range(row + 1), *([row] * more), *range(row + 1, len(grid.owner))]

    def extent(_: Owner, at: int, column: int) -> tuple[int, int]:
        span = grid.spans[grid.owner[old_row[at]][column]]
        return span.rows, span.columns

    return make_grid(grid.step, grid.column_edges, edges, extent)


def _inside(grid: Grid, pieces: Sequence[TextLine], top: float, bottom: float) -> list[TextLine]:
    return [
        piece
        for piece in pieces
        if bottom < middle(piece) <= top and grid.box.x0 - 1 < piece.box.x0 < grid.box.x1
    ]


def _is_row(line: Line, grid: Grid) -> bool:
    """Say whether a line holds a name, and an amount or two figures in other columns.

    The parts of numbers that wrap in their cells have no name on their line.
    """
    columns = {
        sum(edge < (piece.box.x0 + piece.box.x1) / 2 for edge in grid.column_edges)
        for piece in line
    }
    figures = [piece for piece in line if is_figure(piece.text)]
    names = [piece for piece in line if not is_figure(piece.text) and is_said(piece.text)]
    has_amount = len(figures) > 1 or any(is_money(piece.text) for piece in figures)
    return len(columns) > 1 and bool(names) and has_amount
