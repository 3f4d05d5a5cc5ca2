"""Ruled tables whose rows are not ruled: one tall row of the grid holds many printed ones.

In: a grid and the page's text in pieces. Out: the grid with a row for each line of figures.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.grids.aligned.bare import is_money
from extract.grids.aligned.rows import Line, find_row_edges, has_figure, lines_of
from extract.grids.grid import Grid, Owner, make_grid
from extract.grids.tabular import is_entry, is_said
from extract.marks.textlines import TextLine, inked_line

LEAST_LINES = 3
"""Printed rows in one row of a grid, at least: two may be a number that wraps."""

LEAST_WHOLE, LEAST_NAMES = 2, 4
"""The same where every figure is a whole amount, as of one that wraps no two parts are, with an
amount in two columns; and lines in it, at least, others printing names alone."""

WRAPPED = 1.6
"""Font sizes between two lines of one text, at most."""

CODE = re.compile(r"\d{3}(\d\d){0,3}")
"""A code of a classification, which a name that wraps may stand beside."""

MOST_ARE_ROWS = 0.8
"""Share of the lines of figures in it, at least, that are such rows."""

COUNTED = 6.0
"""Points within which the numbers of one column end, as far as they are compared."""

MOST_HEADS = 1
"""Rows of a grid above such a row that may be a heading whose storeys are not ruled, either."""


def tall_row(grid: Grid, pieces: Sequence[TextLine]) -> int | None:
    """Find the row of a grid that holds several printed rows."""
    pieces = [piece for piece in pieces if grid.box.x0 - 1 < piece.box.x0 < grid.box.x1]
    for row, (top, bottom) in enumerate(pairwise(grid.row_edges)):
        if all(grid.spans[index].rows == 1 for index in grid.owner[row]):
            inside = _inside(grid, pieces, top, bottom)
            printed = lines_of(inside)
            lines = [line for line in printed if has_figure(line)]
            if _holds_rows(lines, grid) or _holds_whole_rows(lines, len(printed), grid):
                return row
            if has_unruled_heading(grid, row) and (
                any(_is_merged(line, row, grid) for line in lines)
                or (lines and row > 0 and _has_storeys(grid, pieces))
            ):
                return row
    return None


def _holds_rows(lines: Sequence[Line], grid: Grid) -> bool:
    """Say whether lines of figures are rows, not lines of texts that wrap in their cells."""
    counted = _counted(lines)
    rows = sum(id(line) in counted or _is_row(line, grid) for line in lines)
    return rows >= max(LEAST_LINES, MOST_ARE_ROWS * len(lines))


def _holds_whole_rows(lines: Sequence[Line], printed: int, grid: Grid) -> bool:
    """Say whether a few lines of figures are rows: whole, and among names or far from each other.

    Args:
        lines: The lines with figures.
        printed: How many lines there are in all.
        grid: The grid.
    """
    if len(lines) >= LEAST_WHOLE and all(_is_coded(line, grid) for line in lines):
        return True
    if len(lines) < LEAST_WHOLE or not all(_is_whole(line, grid) for line in lines):
        return False
    return printed >= LEAST_NAMES or all(
        above[0].baseline - below[0].baseline > WRAPPED * above[0].font_size
        for above, below in pairwise(lines)
    )


def _is_merged(line: Line, row: int, grid: Grid) -> bool:
    """Say whether one merged cell holds figures of several columns, an amount among them."""
    amounts = [piece for piece in line if is_money(piece.text)]
    figures = [piece for piece in line if is_entry(piece.text)]
    merged = [grid.spans[index] for index in set(grid.owner[row])]
    boxes = [span.box for span in merged if span.columns > 1]
    return any(
        any(box.holds(*p.glyphs[0].middle) for p in amounts)
        and len(_columns([p for p in figures if box.holds(*p.glyphs[0].middle)], grid)) > 1
        for box in boxes
    )


def _has_storeys(grid: Grid, pieces: Sequence[TextLine]) -> bool:
    """Say whether a merged cell of the first row holds several lines, words over its columns."""
    for index in set(grid.owner[0]):
        span = grid.spans[index]
        inside = [piece for piece in pieces if span.box.holds(*piece.glyphs[0].middle)]
        if span.columns > 1 and any(len(_columns(line, grid)) > 1 for line in lines_of(inside)[1:]):
            return True
    return False


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
        part
        for piece in pieces
        if bottom < piece.glyphs[0].middle[1] <= top  # the middle of a piece, without a call
        and grid.box.x0 - 1 < piece.box.x0 < grid.box.x1
        for part in _cut_at_codes(piece, grid)
    ]


def _cut_at_codes(piece: TextLine, grid: Grid) -> Iterator[TextLine]:
    """Cut a code from the name behind it where the ruling of a column runs between them."""
    if not piece.text[:1].isdecimal() or is_entry(piece.text):
        yield piece
        return
    for place, (before, after) in enumerate(pairwise(piece.glyphs), start=1):
        edge_between = any(before.middle[0] < x < after.middle[0] for x in grid.column_edges)
        head = piece.glyphs[:place]
        if edge_between and "".join(glyph.text for glyph in head).strip().isdecimal():
            yield inked_line(head)
            yield inked_line(piece.glyphs[place:])
            return
    yield piece


def _is_row(line: Line, grid: Grid) -> bool:
    """Say whether a line holds a name, and a number before it, an amount or two figures.

    The parts of numbers that wrap in their cells have no name on their line, or stand behind it. A
    name that wraps stands above and below its line, but its code and its whole amounts on it.
    """
    figures, names = _parted_texts(line)
    if not names and figures and CODE.fullmatch(figures[0].text.strip()):
        amounts = [piece for piece in figures[1:] if is_money(piece.text)]
        return len(_columns([figures[0], *amounts], grid)) > 1
    is_numbered = bool(names) and any(p.box.x1 <= names[0].box.x0 for p in figures)
    has_amount = len(figures) > 1 or any(is_money(piece.text) for piece in figures)
    return len(_columns(line, grid)) > 1 and bool(names) and (is_numbered or has_amount)


def _is_coded(line: Line, grid: Grid) -> bool:
    """Say whether a line begins with a whole code, and holds a name and two figures behind it.

    No code that wraps is two whole ones: all have an odd number of digits.
    """
    figures, names = _parted_texts(line)
    behind = [p for p in figures if names and p.box.x0 > names[0].box.x0]
    is_code_first = bool(names) and figures[:1] != [] and figures[0].box.x1 <= names[0].box.x0
    begins = is_code_first and CODE.fullmatch(figures[0].text.strip()) is not None
    return begins and len(_columns(behind, grid)) > 1


def _is_whole(line: Line, grid: Grid) -> bool:
    """Say whether a line holds a name, and whole amounts in two columns at least."""
    figures, names = _parted_texts(line)
    amounts = [p for p in figures if not names or p.box.x0 > names[0].box.x0]
    is_whole = all(is_money(piece.text) for piece in amounts)
    return bool(names) and is_whole and len(_columns(amounts, grid)) > 1


def _counted(lines: Sequence[Line]) -> set[int]:
    """Name the lines that one column numbers: 7, 8, 9 and so on, each by its identity."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for line in lines:
        for piece in line:
            if piece.text.strip().isdecimal():
                found[round(piece.box.x1 / COUNTED)].append((int(piece.text), id(line)))
    for told in found.values():
        if len(told) >= LEAST_LINES and all(b[0] - a[0] == 1 for a, b in pairwise(told)):
            return {line for _, line in told}
    return set()


def _parted_texts(line: Line) -> tuple[list[TextLine], list[TextLine]]:
    """Part a line into its figures and its names, both from left to right."""
    ordered = sorted(line, key=lambda piece: piece.box.x0)
    figures = [piece for piece in ordered if is_entry(piece.text)]
    return figures, [p for p in ordered if not is_entry(p.text) and is_said(p.text)]


def _columns(line: Line, grid: Grid) -> set[int]:
    return {
        sum(edge < (piece.box.x0 + piece.box.x1) / 2 for edge in grid.column_edges)
        for piece in line
    }
