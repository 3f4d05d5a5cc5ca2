"""Every glyph is booked once: under a cell, under a line, or as excluded.

In: the glyphs of a page and its grids. Out: cells with their text and ink, lines outside the
grids, and how many visible characters went where.
"""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from extract.grids.grid import Grid, Span
from extract.marks.fonts import UNMAPPED
from extract.marks.geometry import Box, union
from extract.marks.glyphs import Glyph, ink_count, is_shown
from extract.marks.textlines import TextLine, visual_lines
from extract.marks.upright import UprightPage

FRAME_REACH = 1.0
"""Points that a glyph's middle may lie outside a frame and still be in it: a thick ruling's
width."""

Slot = tuple[int, int]
"""A cell of a page: the number of its grid, and the number of its span in that grid."""


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


NOTHING_BOOKED = Booking([], [], 0, 0, 0)


def book(page: UprightPage, grids: Sequence[Grid]) -> Booking:
    """Book each glyph under the cell it stands in, else under a line.

    Excluded: glyphs outside the crop box, slanted text (watermarks), invisible text.
    """
    kept = page.strikes.kept
    struck = {id(kept[index]) for index in page.strikes.struck_twice}
    in_cells: dict[Slot, list[Glyph]] = {}
    outside: list[Glyph] = []
    order = sorted(range(len(grids)), key=lambda index: grids[index].box.area)
    for glyph in page.visible:
        slot = _slot(*glyph.middle, grids, order)
        if slot is None:
            outside.append(glyph)
        else:
            in_cells.setdefault(slot, []).append(glyph)
    cells = [
        _cell(slot, grids[slot[0]].spans[slot[1]], in_cells.get(slot, []), struck)
        for slot in slots_of(grids)
    ]
    text_lines = visual_lines(outside)
    return Booking(
        cells=cells,
        lines=[_line(line, struck) for line in text_lines],
        in_cells=sum(ink_count(cell.text) for cell in cells),
        in_lines=sum(ink_count(line.text) for line in text_lines),
        excluded=sum(ink_count(glyph.text) for glyph in kept if not is_shown(glyph, page.box)),
    )


def slots_of(grids: Sequence[Grid]) -> list[Slot]:
    """List every cell of the grids, in the order in which they are booked."""
    return [(number, span) for number, grid in enumerate(grids) for span in range(len(grid.spans))]


def _slot(x: float, y: float, grids: Sequence[Grid], order: Sequence[int]) -> Slot | None:
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


def _cell(slot: Slot, span: Span, glyphs: Sequence[Glyph], struck: set[int]) -> Cell:
    lines = visual_lines(glyphs) if glyphs else []
    text = "\n".join(line.text for line in lines)
    return Cell(
        grid=slot[0],
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
