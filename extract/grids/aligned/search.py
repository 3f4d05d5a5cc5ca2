"""Tables without rulings around each cell: the ladder's step `aligned`.

In: a page's text in pieces, its rulings, and the table that the page before ends with. Out: grids
whose rows follow the baselines of the figures and whose columns follow the gutters that no line of
the body crosses. Where there is no gutter there is no grid: prose between two rulings has one
column, and stays prose.
"""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.grids.aligned.bare import (
    find_bare_frames,
    find_post_frames,
    is_money,
    without_page_frame,
)
from extract.grids.aligned.below import Interval
from extract.grids.aligned.carried import TableAbove
from extract.grids.aligned.columns import (
    cut_at_gutters,
    find_columns,
    find_runs,
    find_separators,
)
from extract.grids.aligned.frames import find_frames
from extract.grids.aligned.free_headings import Column
from extract.grids.aligned.header import Merged, lay_out_header
from extract.grids.aligned.rows import (
    column_numbers,
    find_heading_end,
    find_row_edges,
    lines_of,
    middle,
    without_page_numbers,
)
from extract.grids.aligned.tall_rows import has_unruled_heading, tall_row, with_rows
from extract.grids.grid import Grid, make_grid
from extract.grids.tabular import is_entry, is_said
from extract.marks.geometry import Box
from extract.marks.rulings import Ruling, join_level, level_ruling
from extract.marks.textlines import TextLine

MIN_COLUMNS = 2
"""Columns of a table at least, where one has figures under a heading; otherwise one more, since
text in two columns may be prose."""

LEAST_HEADED = 2
"""Columns of figures with headings in a table without rulings, where it has two lines of them."""

MIN_ROW_EDGES = 2
"""Edges of rows at least: one row of figures."""

FULL_WIDTH = 0.95
"""Share of the table's width from which a ruling runs across all of it."""


def find_aligned_grids(
    pieces: Sequence[TextLine],
    rulings: Sequence[Ruling],
    page: Box,
    above: TableAbove | None = None,
    *,
    is_tabular: bool = True,
) -> list[Grid]:
    """Find the tables of a page whose cells are not ruled, top down.

    Args:
        pieces: The page's text, cut at gaps narrower than any gutter.
        rulings: The page's straight lines.
        page: The page's box.
        above: The table that the page before ends with.
        is_tabular: Whether the page looks as if it held a table.
    """
    rulings = without_page_frame(rulings, page)
    level = join_level(rulings)
    posted = [_Frame(box, edges, is_bare=True) for box, edges in find_post_frames(rulings)]
    ruled = [_Frame(box) for box in find_frames(level, pieces, page)]
    bare = [_Frame(box, is_bare=True) for box in find_bare_frames(pieces)]
    for frames in (posted, ruled, bare):
        grids: list[Grid] = []
        for frame in frames:
            grid = _grid(frame, pieces, level, None if grids else above, is_tabular=is_tabular)
            if grid is not None:
                grids.append(grid)
        if grids:
            return grids
    return []


def part_tall_rows(
    grids: Sequence[Grid], pieces: Sequence[TextLine], rulings: Sequence[Ruling]
) -> list[Grid]:
    """Give ruled grids a row for each line of figures, where rows are not ruled."""
    level = join_level(rulings)
    return [_parted(grid, pieces, level) for grid in grids]


def _parted(grid: Grid, pieces: Sequence[TextLine], level: Sequence[Ruling]) -> Grid:
    row = tall_row(grid, pieces)
    if row is None:
        return grid
    if has_unruled_heading(grid, row):
        frame = _Frame(grid.box, grid.column_edges)
        return _grid(frame, pieces, level, None, is_tabular=True) or grid
    return with_rows(grid, row, pieces)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a table stands; the edges of its columns where they are ruled."""

    box: Box
    edges: tuple[float, ...] = ()
    is_bare: bool = False


def _grid(
    frame: _Frame,
    pieces: Sequence[TextLine],
    level: Sequence[Ruling],
    above: TableAbove | None,
    *,
    is_tabular: bool,
) -> Grid | None:
    box = frame.box
    inside = [
        piece for piece in pieces if box.holds((piece.box.x0 + piece.box.x1) / 2, middle(piece), 1)
    ]
    whole = level_ruling(box.y1, box.x0, box.x1)
    across = [r.y for r in level if r.has_extent_of(whole) and box.y0 - 1 < r.y < box.y1 + 1]
    heading_end = find_heading_end(inside, across)
    if heading_end is None:
        return None
    body = [piece for piece in inside if middle(piece) <= heading_end]
    header = [piece for piece in inside if middle(piece) > heading_end]
    if above is not None and header and above.has_only_names(header):
        body, header = inside, []
        heading_end = max(piece.box.y1 for piece in inside)
    row_edges = find_row_edges(body, box.y0, [y for y in across if y <= heading_end + 1])
    if len(row_edges) < MIN_ROW_EDGES:
        return None
    if above is not None and (grid := _carried(frame, header, body, row_edges, above)):
        return grid
    numbers = column_numbers(body)
    top = row_edges[1] if numbers else row_edges[0]  # what labels the numbers is no name
    lines = [p for p in without_page_numbers(body) if middle(p) <= top and is_said(p.text)]
    runs = find_runs(lines)
    column_edges = frame.edges
    if column_edges:
        if frame.is_bare and not _holds_rows(lines, column_edges):
            return None
    else:
        header = [part for piece in header for part in cut_at_gutters(piece, runs)]
        columns = find_columns(runs, lines, header, numbers)
        if not _is_table(columns, lines, header, is_strict=frame.is_bare or not is_tabular):
            return None
        column_edges = (box.x0, *find_separators(columns), box.x1)
    partial = [
        ruling
        for ruling in level
        if row_edges[0] < ruling.y < box.y1 - 1 and ruling.width < FULL_WIDTH * (box.x1 - box.x0)
    ]
    cells = [Interval(left, right) for left, right in pairwise(column_edges)]
    head_edges, merged = lay_out_header(header, cells, partial, (box.y1, row_edges[0]))
    return _make(column_edges, (*head_edges, *row_edges), merged)


def _is_table(
    columns: Sequence[Column],
    body: Sequence[TextLine],
    header: Sequence[TextLine],
    *,
    is_strict: bool,
) -> bool:
    """Tell a table from prose, from a drawing, and from a list with numbers at its right."""
    figures = [column for column in columns if column.holds_figures]
    if not is_strict:
        return len(columns) > MIN_COLUMNS or bool(
            len(columns) == MIN_COLUMNS and header and figures
        )
    headed = [column for column in figures if column.heading and column.run]
    lines = {round(piece.baseline) for piece in body if is_entry(piece.text)}
    has_amount = any(is_money(piece.text) for piece in body)
    if len(columns) > MIN_COLUMNS and has_amount and all(column.heading for column in columns):
        return True
    if len(headed) != 1 or len(columns) < MIN_COLUMNS:
        return len(headed) > LEAST_HEADED or (len(headed) == LEAST_HEADED and len(lines) > 1)
    own = headed[0]
    amounts = [p for p in body if is_money(p.text) and own.run and own.run.meets(p.box)]
    is_prose = any(
        own.heading.meets(c.run) for c in columns if c is not own and c.run and own.heading
    )
    return len(amounts) > 1 and not is_prose


def _holds_rows(body: Sequence[TextLine], edges: Sequence[float]) -> bool:
    """Say whether vertical rulings part figures from what they are about, in two lines at least."""
    lines: dict[int, set[int]] = {}
    for piece in body:
        lines.setdefault(round(piece.baseline), set()).add(bisect(edges, piece.box.x0 + 1))
    figures = {round(piece.baseline) for piece in body if is_entry(piece.text)}
    return sum(len(lines[line]) > 1 for line in figures) > 1


def _carried(
    frame: _Frame,
    header: Sequence[TextLine],
    body: Sequence[TextLine],
    row_edges: Sequence[float],
    above: TableAbove,
) -> Grid | None:
    """Give a table the columns of the one it goes on from, and its heading if it has that."""
    before, top = above.grid, frame.box.y1
    lines = lines_of(header)
    count = above.heading_rows(header) if header else 0
    while count is None and frame.is_bare and len(lines[0]) == 1:  # a line at the page's head
        lines = lines[1:]
        rest = [piece for line in lines for piece in line]
        count = above.heading_rows(rest) if rest else 0
        top = max((piece.box.y1 for piece in rest), default=row_edges[0])
    edges = above.fitted_edges(frame.box, body, is_bare=frame.is_bare)
    if count is None or edges is None:
        return None
    head_edges = [
        top + (edge - before.row_edges[0]) * _scale(top, row_edges[0], before, count)
        for edge in before.row_edges[:count]
    ]
    merged = {
        (span.row, span.column): (span.rows, span.columns)
        for span in before.spans
        if span.row < count
    }
    return _make(edges, (*head_edges, *row_edges), merged)


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
