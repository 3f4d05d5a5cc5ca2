"""Tables ruled by horizontal lines only: the ladder's step `aligned`.

In: a page's text in pieces, and its rulings. Out: grids whose rows follow the baselines of the
figures and whose columns follow the gutters that no line of the body crosses. Where there is no
gutter there is no grid: prose between two rulings has one column, and stays prose.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.grids.aligned_frames import find_frames
from extract.grids.aligned_header import Interval, lay_out_header
from extract.grids.grid import Grid, make_grid
from extract.grids.tabular import is_figure
from extract.marks.geometry import Box
from extract.marks.rulings import Ruling, join_level, level_ruling
from extract.marks.textlines import TextLine, inked_line

GUTTER = 2.0
"""Points between the ink of two columns, at least: spaces within a figure are narrower."""

MIN_COLUMNS = 3
"""Columns of a table at least: text in two columns may be prose."""

MIN_ROW_EDGES = 2
"""Edges of rows at least: one row of figures."""

ASCENT = 0.86
"""Font sizes from the baseline to the top of an ideograph: the ascent of 宋体, 220 of 256 units."""

DIGIT_HEIGHT = 0.72
"""Font sizes from the baseline to the top of a digit, in the usual faces."""

NAME_LINE = 1.35
"""Font sizes between two lines of one wrapped name, at most: single spacing in Chinese reports is
1.0 to 1.3."""

ROW_REACH = 0.8
"""Share of the smallest distance between two rows of figures within which a line without figures
belongs to one of them."""

FULL_WIDTH = 0.95
"""Share of the table's width from which a ruling runs across all of it."""


def find_aligned_grids(
    pieces: Sequence[TextLine], rulings: Sequence[Ruling], page: Box
) -> list[Grid]:
    """Find the tables of a page that have horizontal rulings but no vertical ones, top down.

    Args:
        pieces: The page's text, cut at gaps narrower than any gutter.
        rulings: The page's straight lines.
        page: The page's box.
    """
    level = join_level(rulings)
    grids = (_grid(frame, pieces, level) for frame in find_frames(level, pieces, page))
    return [grid for grid in grids if grid is not None]


def _grid(frame: Box, pieces: Sequence[TextLine], level: Sequence[Ruling]) -> Grid | None:
    inside = [
        piece
        for piece in pieces
        if frame.holds((piece.box.x0 + piece.box.x1) / 2, _middle(piece), 1.0)
    ]
    heading_end = _heading_end(inside, level, frame)
    if heading_end is None:
        return None
    body = [piece for piece in inside if _middle(piece) <= heading_end]
    header = [piece for piece in inside if _middle(piece) > heading_end]
    runs = _runs(body)
    header = [part for piece in header for part in _cut_at_gutters(piece, runs)]
    columns = _columns(runs, header)
    row_edges = _row_edges(body, frame.y0)
    if len(columns) < MIN_COLUMNS or len(row_edges) < MIN_ROW_EDGES:
        return None
    column_edges = (frame.x0, *_separators(columns, header), frame.x1)
    partial = [
        ruling
        for ruling in level
        if row_edges[0] < ruling.y < frame.y1 - 1
        and ruling.width < FULL_WIDTH * (frame.x1 - frame.x0)
    ]
    head_edges, merged = lay_out_header(header, columns, partial, (frame.y1, row_edges[0]))
    return make_grid(
        "aligned",
        column_edges,
        (*head_edges, *row_edges),
        lambda _, row, column: merged.get((row, column), (1, 1)),
    )


def _heading_end(inside: Sequence[TextLine], level: Sequence[Ruling], frame: Box) -> float | None:
    """Find where the heading ends: at a full ruling above all figures, else above the first one."""
    figures = [piece for piece in inside if is_figure(piece.text)]
    if not figures:
        return None
    first = max(figures, key=lambda piece: piece.baseline)
    whole = level_ruling(frame.y1, frame.x0, frame.x1)
    under = [
        ruling.y
        for ruling in level
        if ruling.has_extent_of(whole) and _middle(first) < ruling.y < frame.y1 - 1
    ]
    return min(under, default=first.baseline + ASCENT * first.font_size)


def _middle(piece: TextLine) -> float:
    return piece.glyphs[0].middle[1]


def _runs(body: Sequence[TextLine]) -> list[Interval]:
    """Find the runs of ink between gutters, from left to right."""
    runs: list[Interval] = []
    for box in sorted(glyph.box for piece in body for glyph in piece.glyphs):
        if runs and box.x0 - runs[-1].x1 < GUTTER:
            runs[-1] = Interval(runs[-1].x0, max(runs[-1].x1, box.x1))
        else:
            runs.append(Interval(box.x0, box.x1))
    return runs


def _cut_at_gutters(piece: TextLine, runs: Sequence[Interval]) -> Iterator[TextLine]:
    """Cut headings that nearly touch, where the body below them has a gutter."""
    start = 0
    for index, (glyph, after) in enumerate(pairwise(piece.glyphs), start=1):
        gap = Interval(glyph.box.x1, after.box.x0)
        if gap.x1 - gap.x0 >= 0.1 * glyph.size and any(
            left.x1 - 1 <= gap.centre <= right.x0 + 1 for left, right in pairwise(runs)
        ):
            yield inked_line(piece.glyphs[start:index])
            start = index
    yield inked_line(piece.glyphs[start:])


def _columns(runs: Sequence[Interval], header: Sequence[TextLine]) -> list[Interval]:
    """Find the columns: runs of ink in the body, and headings that stand over none.

    A run of ink that has no heading of its own belongs to the column on its left.
    """
    lowest = [piece for piece in header if not _has_below(piece, header)]
    leaves = [Interval(piece.box.x0, piece.box.x1) for piece in lowest]
    columns: list[Interval] = []
    for run in runs:
        own = [leaf for leaf in leaves if leaf.meets(run)]
        shares = bool(columns) and len(own) == 1 and own[0].meets(columns[-1])
        if columns and leaves and (not own or shares):
            columns[-1] = Interval(columns[-1].x0, run.x1)
        else:
            columns.append(run)
    for piece, leaf in zip(lowest, leaves, strict=True):
        stands_alone = not any(column.meets(leaf) for column in columns)
        if stands_alone and not _is_over_both_sides(piece, lowest):
            columns.append(leaf)
    return sorted(columns)


def _has_below(piece: TextLine, header: Sequence[TextLine]) -> bool:
    extent = Interval(piece.box.x0, piece.box.x1)
    return any(
        other.box.y1 < piece.box.y1 - 0.5 * piece.font_size and extent.meets(other.box)
        for other in header
    )


def _is_over_both_sides(piece: TextLine, lowest: Sequence[TextLine]) -> bool:
    """Say whether the headings next to a piece, left and right, both stand wholly below it."""
    left = [other for other in lowest if other.box.x1 <= piece.box.x0]
    right = [other for other in lowest if other.box.x0 >= piece.box.x1]
    if not left or not right:
        return False
    beside = (max(left, key=lambda p: p.box.x1), min(right, key=lambda p: p.box.x0))
    return all(other.box.y1 <= piece.box.y0 + 0.3 * piece.font_size for other in beside)


def _separators(columns: Sequence[Interval], header: Sequence[TextLine]) -> Iterator[float]:
    """Find where one column ends and the next begins; headings may overhang their column."""
    wide = list(columns)
    for piece in header:
        over = [i for i, c in enumerate(columns) if c.meets(piece.box)]
        if len(over) == 1:
            column = wide[over[0]]
            wide[over[0]] = Interval(min(column.x0, piece.box.x0), max(column.x1, piece.box.x1))
    for index in range(len(columns) - 1):
        left, right = wide[index], wide[index + 1]
        if left.x1 > right.x0:
            left, right = columns[index], columns[index + 1]
        yield (left.x1 + right.x0) / 2


def _row_edges(body: Sequence[TextLine], bottom: float) -> list[float]:
    """Find the edges of the body's rows, top down.

    A row has figures on its baseline. A line of text without any belongs to the nearest such row
    when it is close enough to be a part of a name that runs over several lines.
    """
    baselines = sorted({round(piece.baseline, 1) for piece in body}, reverse=True)
    lines: list[list[TextLine]] = []
    for baseline in baselines:
        line = [piece for piece in body if round(piece.baseline, 1) == baseline]
        if lines and lines[-1][0].baseline - baseline < 0.3 * line[0].font_size:
            lines[-1].extend(line)
        else:
            lines.append(line)
    anchors = [index for index, line in enumerate(lines) if any(is_figure(p.text) for p in line)]
    heights = [line[0].baseline for line in lines]
    pitch = min((heights[a] - heights[b] for a, b in pairwise(anchors)), default=1e9)
    row_of: list[int] = []
    for index, line in enumerate(lines):
        nearest = min(anchors, key=lambda anchor: abs(heights[anchor] - heights[index]))
        reach = min(ROW_REACH * pitch, NAME_LINE * line[0].font_size)
        is_near = abs(heights[nearest] - heights[index]) <= reach
        row_of.append(nearest if is_near else index)
    rows = [
        [piece for index, line in enumerate(lines) if row_of[index] == row for piece in line]
        for row in dict.fromkeys(row_of)
    ]
    edges = [max(piece.box.y1 for piece in rows[0])]
    for upper, lower in pairwise(rows):
        above = min(piece.baseline for piece in upper)
        below = max(piece.baseline + DIGIT_HEIGHT * piece.font_size for piece in lower)
        edges.append((above + below) / 2)
    return [*edges, bottom]
