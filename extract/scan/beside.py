"""Tables pasted as pictures onto pages with text: the rest of a table, or all of it.

In: a page with text, its picture. Out: what large pictures on it say, line by line. Nothing of it
is a cell: it is listed, and puts the page in doubt where it holds amounts.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np

from extract.grids.booking import Line
from extract.marks.geometry import Box, union
from extract.marks.shown.drawings import turn_drawing
from extract.scan.recognition import recognise_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.grids.grid import Grid
    from extract.marks.rendering import RenderedPage
    from extract.marks.upright import UprightPage
    from extract.scan.attempt import LoadRecogniser
    from extract.scan.recognition import RecognisedPage

LEAST_SHARE, LEAST_BREADTH = 0.05, 0.4
"""Share of the page that a picture covers, and of its width, at least, to be a table."""

NEAR, LEAST_HEIGHT, MOST_OFF = 20.0, 8.0, 0.15
"""Points between a table and a picture that is the rest of it, at most, and that it is high, at
least; and share of the table's width that its sides lie off those of the table, at most."""

MOST_WRITTEN_ON = 0.1
"""Share of the page's characters that stand on a picture, at most: else it lies behind them."""

LEAST_MARGIN = 5.0
"""Points between a table and the edge of its page, at least."""

LEAST_RULED = 3
"""Level and upright lines of a picture, at least, to be a table where no text near it is one."""

_RULINGS = re.compile(r"\s*[|｜]\s*")
"""Rulings, recognised as letters."""

PIXELS_A_POINT = 2.0
"""Scale at which a picture is searched for lines: pages are painted so anyway."""

DARK, MOST_OF_IT, THIN = 190, 0.6, 4
"""Shades of 255 of a line at most, the share of its row of pixels that it covers at least, and such
rows that it is thick at most."""


def pictured_lines(
    page: UprightPage,
    rendered: RenderedPage | None,
    load: LoadRecogniser | None,
    grids: Sequence[Grid],
) -> list[Line]:
    """Recognise the pictures of a page that may be tables.

    Args:
        page: The page, read as text.
        rendered: Its picture.
        load: Gives the OCR engine; None where there is none.
        grids: The tables of its text.
    """
    if rendered is None or load is None:
        return []
    pictures = [
        box
        for box in _pictures(page)
        if any(_goes_on(grid.box, box) for grid in grids)
        or (_is_large(box, page.box) and _is_ruled(page, rendered, box))
    ]
    if not pictures:
        return []
    found = recognise_page(lambda dpi: _alone(page, rendered, pictures, dpi), [], load())
    lines = (replace(line, text=_RULINGS.sub(" ", line.text)) for line in found.lines)
    return sorted([*lines, *_rows(found)], key=lambda line: -line.box.y1)


def _pictures(page: UprightPage) -> Iterator[Box]:
    """Give the pictures that lie behind no text and do not reach the edge, as ornaments do."""
    marks = [glyph.middle for glyph in page.visible if glyph.has_ink]
    for drawing in page.content.drawings:
        if drawing.is_picture:
            box = turn_drawing(drawing, page.turn).box
            is_inside = _has_margin(box, page.box)
            if is_inside and sum(box.holds(*m) for m in marks) <= MOST_WRITTEN_ON * len(marks):
                yield box


def _has_margin(picture: Box, page: Box) -> bool:
    x0, y0, x1, y1 = picture
    around = Box(x0 - LEAST_MARGIN, y0 - LEAST_MARGIN, x1 + LEAST_MARGIN, y1 + LEAST_MARGIN)
    return page.encloses(around)


def _is_large(picture: Box, page: Box) -> bool:
    is_broad = picture.x1 - picture.x0 >= LEAST_BREADTH * page.x1
    return is_broad and picture.overlap(page) >= LEAST_SHARE * page.area


def _goes_on(table: Box, picture: Box) -> bool:
    """Say whether a picture lies right below a table, or above it, as the rest of it does."""
    gap = max(table.y0 - picture.y1, picture.y0 - table.y1)
    off = max(abs(table.x0 - picture.x0), abs(table.x1 - picture.x1))
    is_near = gap <= NEAR and picture.y1 - picture.y0 >= LEAST_HEIGHT
    return is_near and off <= MOST_OFF * (table.x1 - table.x0)


def _is_ruled(page: UprightPage, rendered: RenderedPage, box: Box) -> bool:
    """Say whether a picture is ruled as a table is, and no chart or photograph."""
    pixels = rendered.gray(page.turn.degrees, PIXELS_A_POINT)
    dark = pixels[_within(page, box, PIXELS_A_POINT)] < DARK
    return dark.size > 0 and min(_lines(dark.mean(axis=side)) for side in (0, 1)) >= LEAST_RULED


def _lines(dark: Any) -> int:
    """Count the thin runs of rows, or columns, of pixels that are dark along most of them."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], dark > MOST_OF_IT, [False]))))
    return int(((edges[1::2] - edges[::2]) <= THIN).sum())


def _within(page: UprightPage, box: Box, scale: float) -> tuple[slice, slice]:
    """Give the rows and columns of pixels that a box covers."""
    x0, y0, x1, y1 = (round(max(edge, 0.0) * scale) for edge in box)
    height = round(page.box.y1 * scale)
    return slice(max(height - y1, 0), max(height - y0, 0)), slice(x0, x1)


def _alone(
    page: UprightPage, rendered: RenderedPage, pictures: Sequence[Box], resolution: int
) -> Any:
    """Paint a page without anything beside the pictures."""
    pixels = rendered.pixels(page.turn, resolution)
    scale, shown = resolution / 72, pixels.copy()
    shown[:] = 255
    for box in pictures:
        inside = _within(page, box, scale)
        shown[inside] = pixels[inside]
    return shown


def _rows(page: RecognisedPage) -> Iterator[Line]:
    """Give the rows of recognised tables as lines of text."""
    slots = sorted(page.cells, key=lambda slot: (slot[0], *_place(page, slot)))
    for _, row in groupby(slots, key=lambda slot: (slot[0], _place(page, slot)[0])):
        cells = [page.cells[slot] for slot in row]
        yield Line(
            " ".join(cell.text.replace("\n", "") for cell in cells),
            union([cell.ink for cell in cells]),
            max(cell.font_size for cell in cells),
            is_struck_twice=False,
        )


def _place(page: RecognisedPage, slot: tuple[int, int]) -> tuple[int, int]:
    span = page.grids[slot[0]].spans[slot[1]]
    return span.row, span.column
