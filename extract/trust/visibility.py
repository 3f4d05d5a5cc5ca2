"""Digits of a page in, those that people cannot see or read out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from extract.marks.glyphs import Glyph
from extract.marks.rendering import RenderedPage
from extract.marks.upright import UprightPage

VISIBLE_CONTRAST = 20
"""Shades of 255 between a digit's ink and its ground, at least, to be seen: the faintest print that
people still read has several times as much."""

VISIBLE_SIZE = 1.0
"""Points; smaller type is read by nobody."""

LOOK_REACH = 0.3
"""Font sizes: half the side of the square around a digit's middle that must show ink."""

SAME_SPOT = (0.2, 0.35)
"""Font sizes across and along within which two digits are printed over each other: less than the
digits of one figure lie apart (0.5)."""

PIXELS_A_POINT, PIXELS_A_POINT_AGAIN = 1.0, 2.0
"""Scale of the picture: a digit of usual size is several pixels high, which is enough to see ink.
What is not seen is looked for once more at the larger scale: thin strokes pale at the smaller."""

_SQUARE = 8
"""Points; digits are compared with those in the same and the neighbouring squares only."""


def unseen(digits: Sequence[Glyph], rendered: RenderedPage, page: UprightPage) -> list[Glyph]:
    """Take the digits that the picture does not show, or only too small to be read."""
    found = list(digits)
    for scale in (PIXELS_A_POINT, PIXELS_A_POINT_AGAIN):
        if found:
            found = _unseen_at(scale, found, rendered, page)
    return found


def _unseen_at(
    scale: float, digits: Sequence[Glyph], rendered: RenderedPage, page: UprightPage
) -> list[Glyph]:
    picture = rendered.gray(page.turn.degrees, scale)
    height, width = picture.shape
    across, down = width / page.box.x1, height / page.box.y1
    found = []
    for glyph in digits:
        x, y = glyph.middle
        reach = LOOK_REACH * glyph.size
        top, bottom = (page.box.y1 - y - reach) * down, (page.box.y1 - y + reach) * down
        left, right = (x - reach) * across, (x + reach) * across
        shades = picture[
            max(int(top), 0) : max(int(np.ceil(bottom)), 0),
            max(int(left), 0) : max(int(np.ceil(right)), 0),
        ]
        is_plain = shades.size == 0 or int(shades.max()) - int(shades.min()) < VISIBLE_CONTRAST
        if is_plain or glyph.size < VISIBLE_SIZE:
            found.append(glyph)
    return found


def overprinted(digits: Sequence[Glyph]) -> Iterator[Glyph]:
    """Find digits printed where another digit stands already."""
    across, along = SAME_SPOT
    seen: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in digits:
        x, y = glyph.middle
        column, row = int(x // _SQUARE), int(y // _SQUARE)
        near = (g for c in (-1, 0, 1) for r in (-1, 0, 1) for g in seen[column + c, row + r])
        if any(
            abs(other.middle[0] - x) < across * glyph.size
            and abs(other.middle[1] - y) < along * glyph.size
            and other.text != glyph.text
            for other in near
        ):
            yield glyph
        seen[column, row].append(glyph)
