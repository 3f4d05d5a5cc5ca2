"""Every glyph into one cell or one line, or out by name.

In: the glyphs of a page and its grids. Out: cells with their text and ink, lines outside the
grids, and how many visible characters went where.
"""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from extract.grids.lattice import Grid, Span
from extract.marks.fonts import UNMAPPED
from extract.marks.geometry import Box, union
from extract.marks.glyphs import SLANTED, Glyph, Strikes, ink_count
from extract.marks.textlines import TextLine, visual_lines

FRAME_REACH = 1.0
"""A glyph whose middle lies this close outside a frame, in points, still stands in it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A merged cell of a grid with what is printed in it."""

    grid: int
    span: Span
    text: str
    ink: Box | None
    font_size: float | None
    is_struck_twice: bool
    is_readable: bool
    text_source: str = "text"
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text outside grids."""

    text: str
    box: Box
    font_size: float
    is_struck_twice: bool


@dataclass(frozen=True, slots=True)
class Booking:
    """Where the page's visible characters went."""

    cells: list[Cell]
    lines: list[Line]
    in_cells: int
    in_lines: int
    excluded: int


def book(strikes: Strikes, grids: Sequence[Grid], page: Box) -> Booking:
    """Book each glyph under the cell it stands in, else under a line.

    Named exclusions: glyphs outside the crop box, slanted text (watermarks), invisible text.
    """
    struck = {id(strikes.kept[index]) for index in strikes.struck_twice}
    placed: dict[tuple[int, int], list[Glyph]] = {}
    outside: list[Glyph] = []
    excluded = 0
    order = sorted(range(len(grids)), key=lambda index: grids[index].box.area)
    for glyph in strikes.kept:
        if not is_shown(glyph, page):
            excluded += ink_count(glyph.text)
            continue
        place = _place(*glyph.middle, grids, order)
        if place is None:
            outside.append(glyph)
        else:
            placed.setdefault(place, []).append(glyph)
    cells = [
        _cell(number, span, placed.get((number, index), []), struck)
        for number, grid in enumerate(grids)
        for index, span in enumerate(grid.spans)
    ]
    text_lines = visual_lines(outside)
    return Booking(
        cells=cells,
        lines=[_line(line, struck) for line in text_lines],
        in_cells=sum(ink_count(cell.text) for cell in cells),
        in_lines=sum(ink_count(line.text) for line in text_lines),
        excluded=excluded,
    )


def is_shown(glyph: Glyph, page: Box) -> bool:
    """Say whether a glyph is part of the page's text, or excluded by name."""
    return not glyph.is_hidden and glyph.direction != SLANTED and page.holds(*glyph.middle)


def _place(
    x: float, y: float, grids: Sequence[Grid], order: Sequence[int]
) -> tuple[int, int] | None:
    """Find the cell at a point, in the smallest grid that holds it."""
    for reach in (0.0, FRAME_REACH):
        for number in order:
            grid = grids[number]
            if grid.box.holds(x, y, reach):
                column = bisect.bisect_right(grid.column_edges, x) - 1
                row = bisect.bisect_right(grid.row_edges, -y, key=lambda edge: -edge) - 1
                row = min(max(row, 0), len(grid.owner) - 1)
                column = min(max(column, 0), len(grid.owner[0]) - 1)
                return number, grid.owner[row][column]
    return None


def _cell(grid: int, span: Span, glyphs: Sequence[Glyph], struck: set[int]) -> Cell:
    lines = visual_lines(glyphs) if glyphs else []
    text = "\n".join(line.text for line in lines)
    return Cell(
        grid=grid,
        span=span,
        text=text,
        ink=union([line.box for line in lines]) if lines else None,
        font_size=max((line.font_size for line in lines), default=None),
        is_struck_twice=any(_is_struck(line, struck) for line in lines),
        is_readable=UNMAPPED not in text,
    )


def _line(line: TextLine, struck: set[int]) -> Line:
    return Line(line.text, line.box, line.font_size, _is_struck(line, struck))


def _is_struck(line: TextLine, struck: set[int]) -> bool:
    return any(id(glyph) in struck and ink_count(glyph.text) for glyph in line.glyphs)
