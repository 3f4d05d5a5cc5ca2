"""Cells of a page in, those out that show figures which are no text.

A figure can be pasted into a table as a picture, or drawn as outlines: a cell then looks filled and
reads blank. And a picture pasted over a figure shows another one than is read. Neither is told by
any account of characters; the picture of the page tells it, where a picture or a curved shape lies
over the cell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np

from extract.grids.booking import Booking, Cell
from extract.grids.grid import Grid
from extract.marks.geometry import Box
from extract.marks.glyphs import Glyph
from extract.marks.rendering import RenderedPage
from extract.marks.shown.drawings import HIGHEST, WIDEST, Drawing, turn_drawing
from extract.marks.upright import UprightPage

UNREAD_INK = "unread_ink"
"""The doubt of a cell that shows what is no text."""

UNREAD = "\ufffc"
"""Stands for what a cell shows that is no text: Unicode's mark of an object."""

PIXELS_A_POINT = 2.0
"""Scale at which ink is looked for."""

MOST_DRAWINGS = 2_000
"""Drawings of a page; where it has more, each cell is looked at, and none is taken to cover it."""

EDGE = 1.5
"""Points of a cell at its edges that rulings may reach into."""

INK = 70
"""Shades of 255 between ink and its ground, at least: a watermark is paler."""

THROUGH = 0.3
"""Font sizes from a character's middle within which a line runs through it."""

LOW, LONG = 3.0, 3.0
"""Font sizes that a line across a cell is lower, and longer, than."""

_DIGITS = frozenset("0123456789")

LOWEST, NARROWEST = 3.5, 1.0
"""Points that a digit is high and wide, at least."""


def unread_cells(
    page: UprightPage, grids: Sequence[Grid], booking: Booking, rendered: RenderedPage | None
) -> Iterator[int]:
    """Name the cells without text in which something like a digit is painted, or hidden."""
    found = {*_hiding(page, booking)}
    yield from sorted(found)
    if rendered is None:
        return
    drawn = [drawing for drawing in _drawings(page) if not drawing.is_line]
    if not drawn:
        return
    boxes = [
        (number, _looked_at(cell, is_ruled=is_ruled))
        for number, cell in enumerate(booking.cells)
        if not cell.text.strip()
        for is_ruled in ([True] if grids[cell.grid].step != "aligned" else [False, True])
    ]
    asked = [(number, box) for number, box in boxes if _is_met(box, drawn)]
    if not asked:
        return
    for number, box in asked:
        if number not in found and shows_digit_in(box, page, rendered):
            found.add(number)
            yield number


def shows_digit_in(box: Box, page: UprightPage, rendered: RenderedPage) -> bool:
    """Say whether the page shows ink within a box that is no text's, as large as a digit."""
    whole = rendered.gray(page.turn.degrees, PIXELS_A_POINT)
    alone = rendered.gray_text(page.turn.degrees, PIXELS_A_POINT)
    scale = whole.shape[0] / page.box.y1
    part = (
        slice(*(max(round((page.box.y1 - y) * scale), 0) for y in (box.y1, box.y0))),
        slice(*(max(round(x * scale), 0) for x in (box.x0, box.x1))),
    )
    return _shows_digit(whole[part], alone[part], scale)


def _hiding(page: UprightPage, booking: Booking) -> Iterator[int]:
    """Name the cells that read blank and hide digits: other paint may show them."""
    hidden = [g for g in page.glyphs if g.is_hidden and not _DIGITS.isdisjoint(g.text)]
    for number, cell in enumerate(booking.cells if hidden else ()):
        if not cell.text.strip() and any(cell.span.box.holds(*g.middle) for g in hidden):
            yield number


def marked(booking: Booking, unread: Sequence[int]) -> Booking:
    """Put a mark into cells with ink that was not read: they must not count as blank."""
    cells = [*booking.cells]
    for number in unread:
        cells[number] = replace(cells[number], text=UNREAD, ink=cells[number].span.box)
    return replace(booking, cells=cells)


def under_pictures(page: UprightPage, glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Take the characters over which a picture is painted later."""
    pictures = [drawing for drawing in _drawings(page) if drawing.is_picture]
    if len(pictures) > MOST_DRAWINGS:
        return []
    return [
        glyph
        for glyph in glyphs
        if any(
            picture.painted_by > glyph.shown_by and picture.box.holds(*glyph.middle)
            for picture in pictures
        )
    ]


def crossed_out(page: UprightPage, glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Take the characters through which a slanted line runs, either way over its box.

    One as low as a row runs from corner to corner of a cell: it strikes all that stands there.
    """
    lines = [drawing.box for drawing in _drawings(page) if drawing.is_line]
    if len(lines) > MOST_DRAWINGS:
        return []
    return [glyph for glyph in glyphs if any(_runs_through(line, glyph) for line in lines)]


def _runs_through(line: Box, glyph: Glyph) -> bool:
    x, y = glyph.middle
    if not line.holds(x, y):
        return False
    across = (x - line.x0) / (line.x1 - line.x0)
    height = line.y1 - line.y0
    if height < LOW * glyph.size and line.x1 - line.x0 > LONG * glyph.size:
        return True
    rising, falling = line.y0 + across * height, line.y1 - across * height
    return min(abs(y - rising), abs(y - falling)) < THROUGH * glyph.size


def _drawings(page: UprightPage) -> list[Drawing]:
    return [turn_drawing(drawing, page.turn) for drawing in page.content.drawings]


def _looked_at(cell: Cell, *, is_ruled: bool) -> Box:
    """Give the part of a cell without its rulings; without any its rows are no higher than text.

    Of a table that was found by its text either may be.
    """
    box, more = cell.span.box, -EDGE if is_ruled else EDGE
    return Box(box.x0 + EDGE, box.y0 - more, box.x1 - EDGE, box.y1 + more)


def _is_met(box: Box, drawn: Sequence[Drawing]) -> bool:
    return len(drawn) > MOST_DRAWINGS or any(box.overlap(one.box) > 0 for one in drawn)


def _shows_digit(whole: Any, alone: Any, scale: float) -> bool:
    """Say whether ink that is no text's stands free in a cell, as large as a digit is."""
    if whole.size == 0:
        return False
    seen, text = whole.astype(np.int16), alone.astype(np.int16)
    ink = (np.abs(seen - np.median(seen)) >= INK) & (np.abs(seen - text) >= INK)
    across = [0, *ink.any(axis=0).astype(np.int8).tolist(), 0]
    edges = [place for place, (one, other) in enumerate(pairwise(across)) if one != other]
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        rows = np.flatnonzero(ink[:, left:right].any(axis=1))
        height = (int(rows[-1]) - int(rows[0]) + 1) / scale
        is_free = rows[0] > 0 and rows[-1] < len(ink) - 1 and left > 0 and right < ink.shape[1]
        is_sized = LOWEST <= height <= HIGHEST and NARROWEST <= (right - left) / scale <= WIDEST
        if is_free and is_sized:
            return True
    return False
