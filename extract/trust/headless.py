"""Tables found without rulings whose columns cannot all be right, the doubts about their page out.

Where no ruling parts columns, text does. A heading set larger is then taken for a title, and those
left may slip over their neighbours' figures; digits spread over a cell make a column each. In: the
page's grids and cells. Of the real reports we know none has such a table.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from extract.grids.aligned.bare import is_money
from extract.grids.booking import Cell
from extract.grids.grid import Grid
from extract.grids.tabular import is_figure, is_said

PIECES = 4
"""Cells side by side that hold one digit or mark each, from which a figure is in pieces."""

_MARKS = frozenset(".,")


def doubted_columns(grids: Sequence[Grid], cells: Sequence[Cell]) -> Iterator[str]:
    """Name what is wrong with the columns of grids that were found without rulings."""
    of_grid: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.text and grids[cell.grid].step == "aligned":
            of_grid[cell.grid].append(cell)
    if count := sum(map(_headless, of_grid.values())):
        yield f"figures_without_heading: {count}"
    if count := sum(map(_rows_in_pieces, of_grid.values())):
        yield f"figures_in_pieces: {count}"


def _headless(cells: Sequence[Cell]) -> int:
    """Count columns of amounts without any words, where others have a heading."""
    worded: set[int] = set()
    figured: set[int] = set()
    for cell in cells:
        columns = range(cell.span.column, cell.span.column + cell.span.columns)
        if is_money(cell.text):
            figured.update(columns)
        elif is_said(cell.text) and not is_figure(cell.text):
            worded.update(columns)
    return len(figured - worded) if figured & worded else 0


def _rows_in_pieces(cells: Sequence[Cell]) -> int:
    """Count rows in which a figure stands in pieces, each in a cell of its own."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        rows[cell.span.row].append(cell)
    return sum(map(_is_in_pieces, rows.values()))


def _is_in_pieces(row: Sequence[Cell]) -> bool:
    ordered = sorted(row, key=lambda cell: cell.span.column)
    runs = ([*run] for is_piece, run in groupby(ordered, key=_is_piece) if is_piece)
    return any(len(run) >= PIECES and any(cell.text in _MARKS for cell in run) for run in runs)


def _is_piece(cell: Cell) -> bool:
    return len(cell.text) == 1 and (cell.text in _MARKS or is_figure(cell.text))
