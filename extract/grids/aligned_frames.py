"""Frames of tables that are ruled by horizontal lines only.

In: rulings and the page's text in pieces. Out: the boxes between rules of the same extent.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.grids.tabular import is_figure
from extract.marks.geometry import Box
from extract.marks.rulings import Rule
from extract.marks.textlines import TextLine


def find_frames(rules: Sequence[Rule], pieces: Sequence[TextLine], page: Box) -> Iterator[Box]:
    """Find the boxes between full rules of the same extent, one a table.

    Between two tables stands a title: a band without figures below one with figures parts them.
    """
    half = 0.5 * (page.x1 - page.x0)
    full: list[Rule] = []
    for rule in sorted((r for r in rules if r.x1 - r.x0 > half), key=lambda rule: -rule.y):
        if not full or not rule.is_part_of(full[-1]):
            full.append(rule)
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
        yield Box(heading.above.x0, foot, heading.above.x1, heading.above.y)
    else:
        yield from _frame(table)


@dataclass(frozen=True, slots=True)
class _Band:
    """The space between two rules of the same extent, and how many lines there hold figures."""

    above: Rule
    below: Rule
    figure_lines: int


def _frame(table: Sequence[_Band]) -> Iterator[Box]:
    if sum(band.figure_lines for band in table):
        top, bottom = table[0].above, table[-1].below
        yield Box(top.x0, bottom.y, top.x1, top.y)


def _figure_lines(pieces: Sequence[TextLine], above: Rule, below: Rule) -> int:
    return len(
        {
            round(piece.glyphs[0].y)
            for piece in pieces
            if is_figure(piece.text) and below.y < piece.box.y0 < above.y
        }
    )


def _foot(heading: Rule, pieces: Sequence[TextLine]) -> float:
    """Find where a table ends that runs on over the page break, and so has no last rule here."""
    foot = heading.y
    for piece in sorted(pieces, key=lambda piece: -piece.box.y1):
        is_under = heading.x0 < piece.box.x1 and piece.box.x0 < heading.x1
        if is_under and piece.box.y1 <= heading.y + 1:
            if foot - piece.box.y1 > 2.5 * piece.font_size:
                break
            foot = min(foot, piece.box.y0 - 1)
    return foot
