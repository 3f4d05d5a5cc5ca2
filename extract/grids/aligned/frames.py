"""Frames of tables that are ruled by horizontal lines only.

In: rulings and the page's text in pieces. Out: the boxes between rulings of the same extent.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.grids.tabular import is_entry
from extract.marks.geometry import Box
from extract.marks.rulings import Ruling
from extract.marks.textlines import TextLine

LARGEST_GAP = 2.5
"""Font sizes between two lines of a table, at most; text further below is a note or a title."""

HEADING_LINES = 4
"""Lines of text in one band of a heading, at most; a title with what stands around it has more."""

ROW_GROWTH = 2.2
"""Times the height of the highest row with one line of figures: a row of names is no higher."""

TITLE_SIZE = 1.15
"""Times the size of a table's text, from which text is a title."""


def find_frames(level: Sequence[Ruling], pieces: Sequence[TextLine], page: Box) -> Iterator[Box]:
    """Find the boxes between full rulings of the same extent, one for each table.

    Between two tables stands a title: a band without figures below one with figures ends a table,
    where it is no row that holds a name alone.
    """
    half = 0.5 * (page.x1 - page.x0)
    full: list[Ruling] = []
    for ruling in sorted((r for r in level if r.width > half), key=lambda ruling: -ruling.y):
        if not full or not ruling.is_part_of(full[-1]):
            full.append(ruling)
    table: list[_Band] = []
    for above, below in pairwise(full):
        band = _band(above, below, pieces)
        if not above.has_extent_of(below):
            yield from _frame(table)
            table = []
        elif not table or band.figure_lines or _goes_on(table, band):
            table.append(band)
        else:
            yield from _frame(table)
            table = []
    foot = _foot(table[0].below, pieces) if len(table) == 1 and table[0].figure_lines <= 1 else None
    if foot is not None:
        yield table[0].above.box._replace(y0=foot)
    else:
        yield from _frame(table)


@dataclass(frozen=True, slots=True)
class _Band:
    """The space between two rulings of the same extent, and what is printed there.

    Attributes:
        above: The upper ruling.
        below: The lower one.
        lines: Lines of text.
        figure_lines: Lines that hold figures.
        font_size: Of the largest text.
    """

    above: Ruling
    below: Ruling
    lines: int
    figure_lines: int
    font_size: float

    @property
    def height(self) -> float:
        return self.above.y - self.below.y


def _band(above: Ruling, below: Ruling, pieces: Sequence[TextLine]) -> _Band:
    inside = [
        piece
        for piece in pieces
        if below.y < piece.box.y0 < above.y
        and above.box.x0 < piece.box.x1
        and piece.box.x0 < above.box.x1
    ]
    return _Band(
        above,
        below,
        len({round(piece.baseline) for piece in inside}),
        len({round(piece.baseline) for piece in inside if is_entry(piece.text)}),
        max((piece.font_size for piece in inside), default=0.0),
    )


def _goes_on(table: Sequence[_Band], band: _Band) -> bool:
    """Say whether a band without figures is one more row: a heading's, or of a name alone."""
    if len(table) == 1 and table[0].figure_lines <= 1:
        return True
    if not any(other.figure_lines for other in table):
        return all(other.lines <= HEADING_LINES for other in table)
    rows = [other for other in table if other.figure_lines == 1]
    is_low = band.height <= max((ROW_GROWTH * row.height for row in rows), default=0.0)
    return is_low and band.font_size <= TITLE_SIZE * max(row.font_size for row in rows)


def _frame(table: Sequence[_Band]) -> Iterator[Box]:
    if sum(band.figure_lines for band in table):
        yield table[0].above.box._replace(y0=table[-1].below.y)


def _foot(heading: Ruling, pieces: Sequence[TextLine]) -> float | None:
    """Find where a table ends that continues on the next page, and so has no last ruling here.

    None where no figures stand below the ruling: it is the last.
    """
    foot, has_figures = heading.y, False
    for piece in sorted(pieces, key=lambda piece: -piece.box.y1):
        is_under = heading.box.x0 < piece.box.x1 and piece.box.x0 < heading.box.x1
        if is_under and piece.box.y1 <= heading.y + 1:
            if foot - piece.box.y1 > LARGEST_GAP * piece.font_size:
                break
            foot = min(foot, piece.box.y0 - 1)
            has_figures = has_figures or is_entry(piece.text)
    return foot if has_figures else None
