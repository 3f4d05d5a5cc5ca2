"""Digits of a page in, those out beside which something is drawn that belongs to their figure.

A minus can be a line, a point a dot, a digit a picture or an outline, and the others text: the
figure is then read without them. What is drawn on the line of a figure's digits and close by, as
small as a mark or a digit, may be one. Rulings part cells and run below or above their digits;
what is drawn around digits, or through them, is told elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from extract.marks.geometry import Box
from extract.marks.glyphs import Glyph
from extract.marks.rendering import RenderedPage
from extract.marks.shown.drawings import HIGHEST, THICKEST, WIDEST, turn_drawing
from extract.marks.upright import UprightPage

CLOSE = 0.9
"""Font sizes between a digit and what is drawn beside it, at most: a wide digit and a space."""

LOWEST, TOP = -0.06, 0.85
"""Font sizes from the baseline to the middle of what is drawn: above an underline, at most as high
as a digit."""

MINUS_FROM, MINUS_TO = 0.15, 0.6
"""The same of a level line, which stands before its digits: the ticks of an axis stand behind."""

POINT_TO = 0.2
"""The same of a point, and of the joints of rulings, at most."""

LEVEL = 2.5
"""Times that a line is longer than high, at least."""

UNDER = 0.5
"""Share of what is drawn that lies over a digit, at most: it crosses the digit, or underlies it."""

INK = 70
"""Shades of 255 by which it is seen to be no text: a watermark is paler."""

PIXELS_A_POINT = 2.0
"""Scale at which ink is looked for."""

MOST_DRAWN = 2_000
"""Drawings of a page that are looked at; dotted rulings are drawn by thousands of dots."""

_BAND = 16.0


def digits_beside_marks(
    page: UprightPage, digits: Sequence[Glyph], rendered: RenderedPage
) -> list[Glyph]:
    """Take the digits beside which a mark is drawn that can be seen."""
    boxes = [page.turn.box(box) for box in page.content.specks]
    for drawing in page.content.drawings:
        box = turn_drawing(drawing, page.turn).box
        if not drawing.is_line and _is_small(box):
            boxes.append(box)
    if not boxes or len(boxes) > MOST_DRAWN:
        return []
    found = [(box, digit) for box, digit in _pairs(boxes, digits) if _is_beside(box, digit)]
    if not found:
        return []
    seen = {box for box in {box for box, _ in found} if _is_seen(box, page, rendered)}
    return [digit for box, digit in found if box in seen]


def _pairs(boxes: Sequence[Box], digits: Sequence[Glyph]) -> Iterator[tuple[Box, Glyph]]:
    bands: dict[int, list[Box]] = defaultdict(list)
    for box in boxes:
        middle = int((box.y0 + box.y1) / 2 // _BAND)
        for band in (middle - 1, middle, middle + 1):
            bands[band].append(box)
    for digit in digits:
        if digit.direction == 0 and not digit.is_vertical:
            left, _, right, _ = digit.box
            reach = CLOSE * digit.size
            for box in bands.get(int(digit.middle[1] // _BAND), ()):
                if left - box[2] <= reach >= box[0] - right:
                    yield box, digit


def _is_small(box: Box) -> bool:
    return box.x1 - box.x0 <= WIDEST and box.y1 - box.y0 <= HIGHEST


def _is_beside(box: Box, digit: Glyph) -> bool:
    wide, high = box.x1 - box.x0, box.y1 - box.y0
    is_level = wide > LEVEL * high
    lowest, top = (MINUS_FROM, MINUS_TO) if is_level else (LOWEST, TOP)
    if not is_level and max(wide, high) <= THICKEST:
        top = POINT_TO
    rise = ((box.y0 + box.y1) / 2 - digit.y) / digit.size
    before, behind = digit.box.x0 - box.x1, box.x0 - digit.box.x1
    gap = before if is_level else max(before, behind)
    is_close = gap <= CLOSE * digit.size and (not is_level or behind < 0)
    if not lowest <= rise <= top or not is_close or high > 2 * digit.size:
        return False
    over = min(box.x1, digit.box.x1) - max(box.x0, digit.box.x0)
    return over <= UNDER * min(wide, digit.box.x1 - digit.box.x0)


def _is_seen(box: Box, page: UprightPage, rendered: RenderedPage) -> bool:
    """Say whether the page shows ink there that its text alone does not."""
    whole = rendered.gray(page.turn.degrees, PIXELS_A_POINT)
    alone = rendered.gray_text(page.turn.degrees, PIXELS_A_POINT)
    scale = whole.shape[0] / page.box.y1
    part = (
        slice(max(int((page.box.y1 - box.y1) * scale), 0), int((page.box.y1 - box.y0) * scale) + 2),
        slice(max(int(box.x0 * scale), 0), int(box.x1 * scale) + 2),
    )
    seen, text = whole[part].astype(np.int16), alone[part].astype(np.int16)
    return bool(seen.size) and int(np.abs(seen - text).max()) >= INK
