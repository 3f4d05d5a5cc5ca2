"""Whether a page looks as if it held a table.

Geometry only: several long rulings, or figures that line up in columns.
"""

import re
from collections.abc import Sequence
from itertools import combinations

from extract.marks.geometry import Box
from extract.marks.rulings import Ruling, join_level
from extract.marks.textlines import Rows, TextLine

PIECE_GAP = 0.8
"""Font sizes between the cells of a printed row, at least; the words of prose stand closer."""

LONG = 0.4
"""Share of the page's width from which a ruling is long; an underlined title is shorter."""

POST = 8.0
"""Points of a vertical ruling, at least: the lowest row of a table is as high."""

ALIGNED = 3.0
"""Points within which figures begin, or end, at the same edge."""

_MARKS = re.compile(r"^[¥￥$*＊]\s*|\s*(?:[万亿]?元)?[*＊※①-⑳]*$")
_ODD_POINT = re.compile(r"(?<=\d)[·。](?=\d\d$)")
_DIGITS = frozenset("0123456789０１２３４５６７８９")  # full-width, as printed
_BLANKS = frozenset("\u2007\u2008\u2009\u200a\u202f")
"""Narrow blanks, which part thousands."""

_FIGURE = _DIGITS | _BLANKS | frozenset(" .,-+%()．，－％（）—△'’")  # likewise


def looks_tabular(rows: Rows, rulings: Sequence[Ruling], page: Box) -> bool:
    """Say whether rulings or aligned figures suggest a table."""
    return _has_frame(rulings, page) or _has_aligned_figures(rows.cut(PIECE_GAP))


def is_figure(text: str) -> bool:
    """Say whether a piece of text is made of digits and their marks only."""
    return _FIGURE.issuperset(text) and not _DIGITS.isdisjoint(text)


def is_entry(text: str) -> bool:
    """Say whether a cell of a table prints a figure, with its unit or a mark: 12.50万元, 3.00*."""
    return is_figure(text) or is_figure(bare_figure(text))


def bare_figure(text: str) -> str:
    """Leave out the unit and the marks at a figure, and print its point as usual."""
    return _ODD_POINT.sub(".", _MARKS.sub("", text))


def is_said(text: str) -> bool:
    """Say whether a piece of text holds a letter or a digit: dashes fill empty cells."""
    return any(char.isalnum() for char in text)


def _has_frame(rulings: Sequence[Ruling], page: Box) -> bool:
    width = page.x1 - page.x0
    levels = {round(ruling.y) for ruling in join_level(rulings) if ruling.width > LONG * width}
    posts = {
        round(ruling.box.x0)
        for ruling in rulings
        if not ruling.is_horizontal and ruling.box.y1 - ruling.box.y0 > POST
    }
    return len(levels) >= 3 or (len(levels) >= 2 and len(posts) >= 3)


def _has_aligned_figures(found: Sequence[TextLine]) -> bool:
    """Find two columns of three figures at least that begin or end at one edge, side by side.

    Numbers of pages in a table of contents end at one edge, and begin at two: they share no line.
    """
    begins: dict[int, set[int]] = {}
    ends: dict[int, set[int]] = {}
    for piece in found:
        if is_figure(piece.text):
            begins.setdefault(round(piece.box.x0 / ALIGNED), set()).add(round(piece.box.y0))
            ends.setdefault(round(piece.box.x1 / ALIGNED), set()).add(round(piece.box.y0))
    for side in (begins, ends):
        columns = [rows for rows in side.values() if len(rows) >= 3]
        if any(one & other for one, other in combinations(columns, 2)):
            return True
    return False
