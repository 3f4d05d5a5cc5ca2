"""Every glyph is booked once: under a cell, under a line, or as excluded.

In: the glyphs of a page and its grids. Out: cells with their text and ink, lines outside the
grids, and how many visible characters went where.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.grids.grid import Grid, Span
from extract.grids.placing import Slot, place_runs
from extract.marks.fonts import UNMAPPED
from extract.marks.geometry import Box, union
from extract.marks.glyphs import Glyph, ink_count
from extract.marks.textlines import TextLine, visual_lines
from extract.marks.upright import UprightPage


@dataclass(slots=True)
class Cell:
    """A merged cell of a grid with what is printed in it. Never changed once it is made."""

    grid: int
    span: Span
    text: str
    ink: Box | None
    font_size: float | None
    is_struck_twice: bool
    is_readable: bool
    text_source: str = "text"
    confidence: float | None = None


@dataclass(slots=True)
class Line:
    """A line of text outside grids. Never changed once it is made."""

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

    def with_lines(self, lines: Sequence[Line]) -> "Booking":
        """Add lines that are no characters of the page, behind its own."""
        return replace(self, lines=[*self.lines, *lines]) if lines else self


NOTHING_BOOKED = Booking([], [], 0, 0, 0)


def book(page: UprightPage, grids: Sequence[Grid]) -> Booking:
    """Book each glyph under the cell that its run belongs to, else under a line.

    Excluded: glyphs outside the crop box, watermarks, slanted, invisible and clipped text.
    """
    kept = page.strikes.kept
    struck = {id(kept[index]) for index in page.strikes.struck_twice}
    in_cells: dict[Slot, list[Glyph]] = {}
    outside: list[Glyph] = []
    for slot, piece in place_runs(page.runs, grids):
        if slot is None:
            outside.extend(piece)
        else:
            in_cells.setdefault(slot, []).extend(piece)
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
        excluded=_ink(kept) - _ink(page.visible) if len(kept) > len(page.visible) else 0,
    )


def slots_of(grids: Sequence[Grid]) -> list[Slot]:
    """List every cell of the grids, in the order in which they are booked."""
    return [(number, span) for number, grid in enumerate(grids) for span in range(len(grid.spans))]


def _ink(glyphs: Sequence[Glyph]) -> int:
    return sum([glyph.ink for glyph in glyphs])


def _cell(slot: Slot, span: Span, glyphs: Sequence[Glyph], struck: set[int]) -> Cell:
    if not glyphs:
        return Cell(slot[0], span, "", None, None, is_struck_twice=False, is_readable=True)
    lines = visual_lines(glyphs)
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
    return bool(struck) and any(id(glyph) in struck and glyph.ink for glyph in line.glyphs)
