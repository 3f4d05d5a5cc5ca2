"""Lines of running text in, those whose words or figures may not be what people see out.

A figure of running text can be covered, painted over, struck through, clipped or replaced by a note
as one of a table can. That puts its line in doubt, not the page: a white running header says
nothing about the table below it. Only lines that print digits are looked at, with their words:
an increase under which a decrease stands is as wrong as another figure.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from playa.page import Page

from extract.grids.booking import Line
from extract.grids.grid import Grid
from extract.marks.fonts import UNMAPPED
from extract.marks.geometry import Box
from extract.marks.glyphs import Glyph
from extract.marks.rendering import RenderedPage
from extract.marks.upright import UprightPage
from extract.trust.visibility import PIXELS_A_POINT, VISIBLE_CONTRAST, overprinted, unseen

STRUCK_FROM, STRUCK_TO = 0.15, 0.6
"""Font sizes above the baseline between which a level line strikes a character through: above an
underline, below what overlines it."""

SAME_PAINT = 0.9
"""Correlation (1 for the same) of a character as the page shows it with the same character painted
alone, at least; a coloured ground leaves it at 1, a line through it lowers it below."""

BODY = 0.8
"""Font sizes above the baseline that digits and ideographs reach."""

NEAR = 1.0
"""Font sizes between a line and what of it lies beyond the edge of the page, at most."""

_UNKNOWN_AMONG_FIGURES = re.compile(
    rf"\d[{UNMAPPED}\ue000-\uf8ff]|[{UNMAPPED}\ue000-\uf8ff][.,\d]*\d"
)
_PLAIN_NOTES = frozenset({"Link", "Popup", "Widget"})
"""Kinds of notes that cover no text (what a form field shows is a doubt of the page)."""

Doubts = dict[int, str]
"""The first doubt about each line in doubt, by the line's place among the page's."""


def doubted_lines(
    page: UprightPage,
    grids: Sequence[Grid],
    lines: Sequence[Line],
    source: Page,
    rendered: RenderedPage | None,
) -> Doubts:
    """Name the lines with digits that people may see otherwise, each with its first doubt.

    Args:
        page: What was read, upright.
        grids: What stands in them is no line.
        lines: The lines outside them.
        source: The page by playa, for its notes.
        rendered: Its picture; without one only marks are compared.
    """
    asked = [(number, line) for number, line in enumerate(lines) if _has_digit(line.text)]
    if not asked:
        return {}
    found: Doubts = {}
    outside = [glyph for glyph in page.visible if _is_compared(glyph.text)]
    of_line = _by_line(asked, (g for g in outside if not _in_any(g, grids)))
    glyphs = [glyph for members in of_line.values() for glyph in members]
    for reason, doubted in (
        ("unseen", unseen(glyphs, rendered, page) if rendered else []),
        ("overprinted", [*overprinted([g for g in glyphs if _has_digit(g.text)])]),
        ("struck", [*_struck(glyphs, page)]),
        ("repainted", [*_repainted(glyphs, page, source, rendered)] if rendered else []),
    ):
        marks = {id(glyph) for glyph in doubted}
        for number, members in of_line.items():
            if any(id(glyph) in marks for glyph in members):
                found.setdefault(number, reason)
    for number, line in asked:
        if _UNKNOWN_AMONG_FIGURES.search(line.text):
            found.setdefault(number, "untold")
        elif any(_goes_on(line, glyph, page.box) for glyph in page.strikes.kept):
            found.setdefault(number, "cut_off")
    return found


def _by_line(asked: Sequence[tuple[int, Line]], glyphs: Iterator[Glyph]) -> dict[int, list[Glyph]]:
    """Say which line a character stands in; lines that overlap share it."""
    rows: dict[int, list[tuple[int, Box]]] = defaultdict(list)
    for number, line in asked:
        for row in range(int(line.box.y0 // _ROW), int(line.box.y1 // _ROW) + 1):
            rows[row].append((number, line.box))
    of_line: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        x, y = glyph.middle
        for number, box in rows[int(y // _ROW)]:
            if box.holds(x, y):
                of_line[number].append(glyph)
    return of_line


_ROW = 16.0
"""Points; lines are looked up by the bands of this height that they touch."""


def _struck(glyphs: Sequence[Glyph], page: UprightPage) -> Iterator[Glyph]:
    """Find characters that a level line crosses in the middle."""
    level = [ruling for ruling in page.rulings if ruling.is_horizontal]
    for glyph in glyphs:
        if glyph.direction:
            continue
        x, low, high = (
            glyph.middle[0],
            glyph.y + STRUCK_FROM * glyph.size,
            glyph.y + STRUCK_TO * glyph.size,
        )
        if any(low < ruling.y < high and ruling.box.x0 <= x <= ruling.box.x1 for ruling in level):
            yield glyph


def _repainted(
    glyphs: Sequence[Glyph], page: UprightPage, source: Page, rendered: RenderedPage
) -> Iterator[Glyph]:
    """Find characters that look otherwise where all is painted than where only text is."""
    notes = (str(annotation.type) for annotation in source.annotations)
    if not page.content.has_other_paint and _PLAIN_NOTES.issuperset(notes):
        return
    degrees = page.turn.degrees
    whole = rendered.gray(degrees, PIXELS_A_POINT)
    alone = rendered.gray_text(degrees, PIXELS_A_POINT)
    height, width = whole.shape
    across, down = width / page.box.x1, height / page.box.y1
    for glyph in glyphs:
        box = _body(glyph)
        top, bottom = int((page.box.y1 - box.y1) * down), int((page.box.y1 - box.y0) * down)
        left, right = int(box.x0 * across), int(box.x1 * across)
        part = slice(max(top, 0), max(bottom, 0)), slice(max(left, 0), max(right + 1, 0))
        if not _looks_alike(whole[part], alone[part]):
            yield glyph


def _body(glyph: Glyph) -> Box:
    """Give the box of a character without what lies below its line: an underline is no change."""
    box = glyph.box
    return box if glyph.direction else Box(box.x0, glyph.y, box.x1, glyph.y + BODY * glyph.size)


def _looks_alike(seen: np.ndarray, alone: np.ndarray) -> bool:
    """Say whether two crops show the same shape, whatever its shades.

    White type on a dark ground leaves nothing to compare where it is painted alone.
    """
    if seen.size == 0 or int(alone.max()) - int(alone.min()) < VISIBLE_CONTRAST:
        return True
    if np.array_equal(seen, alone):
        return True
    one, other = seen - seen.mean(), alone - alone.mean()
    length = float(np.linalg.norm(one) * np.linalg.norm(other))
    return length > 0 and float((one * other).sum()) / length >= SAME_PAINT


def _goes_on(line: Line, glyph: Glyph, page: Box) -> bool:
    """Say whether a digit beyond the edge of the page continues a line."""
    x, y = glyph.middle
    if page.holds(x, y) or not _has_digit(glyph.text):
        return False
    reach = NEAR * glyph.size
    return line.box.y0 <= y <= line.box.y1 and line.box.x0 - reach <= x <= line.box.x1 + reach


def _has_digit(text: str) -> bool:
    return any(char in "0123456789" for char in text)


def _is_compared(text: str) -> bool:
    """Say whether it is a digit or an ideograph: marks of punctuation fill no square."""
    return any(char in "0123456789" or "\u4e00" <= char <= "\u9fff" for char in text)


def _in_any(glyph: Glyph, grids: Sequence[Grid]) -> bool:
    return any(grid.box.holds(*glyph.middle) for grid in grids)
