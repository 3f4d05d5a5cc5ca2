"""The rows of a table with few or no horizontal rulings: they follow the baselines of its figures.

In: the pieces of its body, and the rulings across it. Out: edges of rows, top down; and where its
heading ends.
"""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from extract.grids.aligned.columns import find_runs
from extract.grids.aligned.free_headings import SAME_START
from extract.grids.tabular import is_entry
from extract.marks.textlines import TextLine

DIGIT_HEIGHT = 0.72
"""Font sizes from the baseline to the top of a digit, in the usual faces."""

ASCENT = 0.86
"""Font sizes from the baseline to the top of an ideograph: the ascent of 宋体, 220 of 256 units."""

NAME_LINE = 1.35
"""Font sizes between two lines of one wrapped name, at most: single spacing in Chinese reports is
1.0 to 1.3."""

AROUND = 1.5
"""The same where such lines stand on both sides of one with figures: no row stands so."""

ROUNDING = 0.1
"""Points by which two baselines may stand farther apart: files round their places."""

ROW_REACH = 0.8
"""Share of the smallest distance between two rows of figures within which a line without figures
belongs to one of them."""

LEAST_BANDS = 3
"""Bands between rulings, at least, half of which hold one line of figures, for each to be a row."""

_PAGE_NUMBER = re.compile(r"[-—–]\s*\d{1,3}\s*[-—–]")

Line = list[TextLine]
"""Pieces on one baseline."""


def lines_of(pieces: Sequence[TextLine]) -> list[Line]:
    """Put pieces on one baseline together, top down."""
    lines: list[Line] = []
    for piece in sorted(pieces, key=lambda piece: -piece.baseline):
        if lines and lines[-1][0].baseline - piece.baseline < 0.3 * piece.font_size:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


def has_figure(line: Line) -> bool:
    """Say whether a figure stands on a line."""
    return any(is_entry(piece.text) for piece in line)


def column_numbers(body: Sequence[TextLine]) -> Line:
    """Take the first line of figures where it numbers the columns: 1, 2, 3 and so on."""
    first = next((line for line in lines_of(body) if has_figure(line)), [])
    pieces = sorted(first, key=lambda piece: piece.box.x0)
    told = [piece.text for piece in pieces if is_entry(piece.text)]
    is_counting = len(told) > 1 and told == [str(number + 1) for number in range(len(told))]
    return pieces if is_counting else []


def middle(piece: TextLine) -> float:
    """Give the height of a piece's middle."""
    return piece.glyphs[0].middle[1]


def find_heading_end(inside: Sequence[TextLine], across: Sequence[float]) -> float | None:
    """Find where the heading ends: at a ruling above the body, else above its first line.

    The body begins with its first line of figures, or above it with lines that hold names only.

    Args:
        inside: The table's pieces.
        across: Heights of the rulings across the whole table.
    """
    lines = lines_of(inside)
    first = next((number for number, line in enumerate(lines) if has_figure(line)), None)
    if first is None:
        return None
    body = [piece for line in lines[first:] for piece in line]
    if numbers := column_numbers(body):
        body = [piece for piece in body if piece not in numbers]
    runs = find_runs(body)
    figures = [piece for piece in body if is_entry(piece.text)]
    names = [run for run in runs if not any(run.meets(piece.box) for piece in figures)]
    of_names = [piece for piece in body if any(run.meets(piece.box) for run in names)]
    top, stop = lines[first], 1e9
    for line in reversed(lines[:first]):
        if not all(any(run.meets(piece.box) for run in names) for piece in line):
            stop = middle(line[0])
            break
        names = find_runs([*of_names, *line])
        of_names += line
        top = line
    under = [y for y in across if middle(top[0]) < y < stop]
    under = under or [y for y in across if middle(lines[first][0]) < y < middle(lines[0][0])]
    return min(under, default=max(p.baseline + ASCENT * p.font_size for p in top))


def without_page_numbers(body: Sequence[TextLine]) -> list[TextLine]:
    """Leave out lines that are a page's number and nothing else: - 12 -."""
    return [
        piece
        for line in lines_of(body)
        if not _PAGE_NUMBER.fullmatch("".join(piece.text for piece in line))
        for piece in line
    ]


def find_row_edges(body: Sequence[TextLine], bottom: float, across: Sequence[float]) -> list[float]:
    """Find the edges of the body's rows, top down.

    Args:
        body: The body's pieces; there is at least one figure.
        bottom: Where the body ends.
        across: Heights of rulings across the whole table.
    """
    levels = [y for y in sorted(across, reverse=True) if y > bottom + 1]
    figures = [middle(piece) for piece in body if is_entry(piece.text)]
    height = {id(piece): _height(piece, levels, figures) for piece in body}
    bands = [
        (upper, [piece for piece in body if lower < height[id(piece)] <= upper])
        for upper, lower in pairwise([math.inf, *levels, bottom])
    ]
    bands = [(upper, band) for upper, band in bands if band]
    counts = [sum(map(has_figure, lines_of(band))) for _, band in bands]
    is_row_by_row = len(bands) >= LEAST_BANDS and 2 * counts.count(1) >= len(bands)
    rows: list[Line] = []
    edges: list[float] = []
    for upper, band in bands:
        for number, row in enumerate([band] if is_row_by_row else _rows(lines_of(band))):
            ruling = upper if number == 0 and upper < math.inf else None
            edges.append(_edge(rows[-1] if rows else [], row, ruling))
            rows.append(row)
    return [*edges, bottom]


def _is_around(lines: Sequence[Line], index: int, anchor: int) -> bool:
    """Say whether a line is the first or the last of a name in three, whose second has the figures.

    The one on the other side is as far away, and all three begin at one edge.
    """
    other = 2 * anchor - index
    if abs(index - anchor) != 1 or not 0 <= other < len(lines):
        return False
    line, middle_line, beyond = lines[index], lines[anchor], lines[other]
    if has_figure(beyond) or len(line) != 1 or len(beyond) != 1:
        return False
    step, back = (abs(one[0].baseline - middle_line[0].baseline) for one in (line, beyond))
    begun = [piece for piece in middle_line if abs(piece.box.x0 - line[0].box.x0) < SAME_START]
    return (
        abs(step - back) < SAME_START
        and max(step, back) <= AROUND * line[0].font_size
        and abs(beyond[0].box.x0 - line[0].box.x0) < SAME_START
        and any(not is_entry(piece.text) for piece in begun)
    )


def _edge(above: Line, below: Line, ruling: float | None) -> float:
    """Part two rows at the ruling between them, or in the middle where none is, or runs through."""
    if ruling is not None and not any(_is_struck(piece, ruling) for piece in (*above, *below)):
        return ruling
    if not above:
        return max(piece.box.y1 for piece in below)
    foot = min(piece.baseline for piece in above)
    return (foot + max(piece.baseline + DIGIT_HEIGHT * piece.font_size for piece in below)) / 2


def _height(piece: TextLine, levels: Sequence[float], figures: Sequence[float]) -> float:
    """Say at which height a piece is; one that a ruling runs through is at the nearest figures'."""
    if any(_is_struck(piece, y) for y in levels) and not is_entry(piece.text):
        return min(figures, key=lambda y: (round(abs(y - middle(piece))), -y))
    return middle(piece)


def _is_struck(piece: TextLine, y: float) -> bool:
    return piece.box.y0 + 0.5 < y < piece.box.y1 - 0.5


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Put lines into rows.

    A row has figures on its baseline. A line of text without any belongs to the nearest such row
    when it is close enough to be a part of a name that runs over several lines.
    """
    anchors = [index for index, line in enumerate(lines) if has_figure(line)]
    if not anchors:
        return [[piece for line in lines for piece in line]]
    heights = [line[0].baseline for line in lines]
    pitch = min((heights[a] - heights[b] for a, b in pairwise(anchors)), default=1e9)
    row_of: list[int] = []
    for index, line in enumerate(lines):
        nearest = min(anchors, key=lambda anchor: abs(heights[anchor] - heights[index]))
        reach = min(ROW_REACH * pitch, NAME_LINE * line[0].font_size + ROUNDING)
        is_near = abs(heights[nearest] - heights[index]) <= reach
        is_part = is_near or _is_around(lines, index, nearest)
        row_of.append(nearest if is_part else index)
    return [
        [piece for index, line in enumerate(lines) if row_of[index] == row for piece in line]
        for row in dict.fromkeys(row_of)
    ]
