"""Frames of tables that are ruled by horizontal lines only.

In: rulings and the page's text in pieces. Out: the boxes between rulings of the same extent.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.grids.tabular import is_figure
from extract.marks.geometry import Box
from extract.marks.rulings import Ruling
from extract.marks.textlines import TextLine

LARGEST_GAP = 2.5
"""Font sizes between two lines of a table, at most; text further below is a note or a title."""


def find_frames(level: Sequence[Ruling], pieces: Sequence[TextLine], page: Box) -> Iterator[Box]:
    """Find the boxes between full rulings of the same extent, one for each table.

    Between two tables stands a title: a band without figures below one with figures ends a table.
    """
    half = 0.5 * (page.x1 - page.x0)
    full: list[Ruling] = []
    for ruling in sorted((r for r in level if r.width > half), key=lambda ruling: -ruling.y):
        if not full or not ruling.is_part_of(full[-1]):
            full.append(ruling)
    table: list[_Band] = []
    for above, below in pairwise(full):
        band = _Band(above, below, _figure_lines(pieces, above, below))
        is_heading = len(table) == 1 and table[0].figure_lines <= 1
        if not above.has_extent_of(below):
            yield from _frame(table)
            table = []
        elif not table or is_heading or band.figure_lines:
            table.append(band)
        else:
            yield from _frame(table)
            table = []
    if len(table) == 1 and table[0].figure_lines <= 1:
        heading = table[0]
        foot = _foot(heading.below, pieces)
        yield heading.above.box._replace(y0=foot)
    else:
        yield from _frame(table)


@dataclass(frozen=True, slots=True)
class _Band:
    """The space between two rulings of the same extent, and how many lines there hold figures."""

    above: Ruling
    below: Ruling
    figure_lines: int


def _frame(table: Sequence[_Band]) -> Iterator[Box]:
    if sum(band.figure_lines for band in table):
        yield table[0].above.box._replace(y0=table[-1].below.y)


def _figure_lines(pieces: Sequence[TextLine], above: Ruling, below: Ruling) -> int:
    return len(
        {
            round(piece.baseline)
            for piece in pieces
            if is_figure(piece.text) and below.y < piece.box.y0 < above.y
        }
    )


def _foot(heading: Ruling, pieces: Sequence[TextLine]) -> float:
    """Find where a table ends that continues on the next page, and so has no last ruling here."""
    foot = heading.y
    for piece in sorted(pieces, key=lambda piece: -piece.box.y1):
        is_under = heading.box.x0 < piece.box.x1 and piece.box.x0 < heading.box.x1
        if is_under and piece.box.y1 <= heading.y + 1:
            if foot - piece.box.y1 > LARGEST_GAP * piece.font_size:
                break
            foot = min(foot, piece.box.y0 - 1)
    return foot
