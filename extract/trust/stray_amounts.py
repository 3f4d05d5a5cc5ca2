"""Amounts that stand apart outside every grid: figures of a table that was not read as one.

In: a page's glyphs, its grids and its lines. Out: the lines that hold such an amount beside a name.
Running text has its figures between words; an amount of a table stands well apart from what it is
about. (Of 6,000 real pages one line is of this kind, and it is the last line of a table.)
"""

import re
from collections.abc import Iterator, Sequence

from extract.grids.booking import Line
from extract.grids.grid import Grid
from extract.grids.tabular import is_said
from extract.marks.glyphs import Glyph
from extract.marks.textlines import pieces

APART = 1.5
"""Font sizes between an amount and other text, at least: justified text has smaller spaces."""

_AMOUNT = re.compile(r"[-－−(（]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{2,})[)）]?")
_DATE = re.compile(r"(?:19|20)\d\d\.\d\d")
_PROSE = re.compile("[，。；、]")
_ORDINAL = re.compile(r"(?:^|(?<=\s))[一二三四五六七八九十]{1,3}、")


def stray_amounts(
    visible: Sequence[Glyph], grids: Sequence[Grid], lines: Sequence[Line]
) -> Iterator[int]:
    """Name the lines outside grids that hold an amount standing apart, by their place."""
    asked = {number: line for number, line in enumerate(lines) if _may_hold(line)}
    if not asked:
        return
    outside = [g for g in visible if not any(grid.box.holds(*g.middle) for grid in grids)]
    amounts = [piece.box for piece in pieces(outside, APART) if _is_amount(piece.text.strip())]
    for number, line in asked.items():
        if any(line.box.overlap(box) for box in amounts):
            yield number


def _may_hold(line: Line) -> bool:
    """Say whether a line holds an amount and a name; the axis of a chart has no names."""
    words = line.text.split()
    has_name = any(is_said(word) and not any(map(str.isdigit, word)) for word in words)
    return (
        has_name and not _PROSE.search(_ORDINAL.sub("", line.text)) and any(map(_is_amount, words))
    )


def _is_amount(text: str) -> bool:
    return _AMOUNT.fullmatch(text) is not None and _DATE.fullmatch(text) is None
