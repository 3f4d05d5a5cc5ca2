"""Digits of a page in, those that people cannot see or read out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

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

_MOST_AT_ONCE = 1_000_000
"""Pixels of windows looked at together: huge type has windows as large as the page."""

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
    box = page.box
    across, down = width / box.x1, height / box.y1
    windows: dict[tuple[int, int], list[int]] = defaultdict(list)
    corners: list[tuple[int, int]] = []
    for number, glyph in enumerate(digits):
        x, y = glyph.middle
        reach = LOOK_REACH * glyph.size
        top = max(int((box.y1 - y - reach) * down), 0)
        bottom = min(max(ceil((box.y1 - y + reach) * down), 0), height)
        left = max(int((x - reach) * across), 0)
        right = min(max(ceil((x + reach) * across), 0), width)
        corners.append((top, left))
        windows[max(bottom - top, 0), max(right - left, 0)].append(number)
    contrasts = np.zeros(len(digits), np.int16)
    for (rows, columns), numbers in windows.items():
        at_once = max(_MOST_AT_ONCE // max(rows * columns, 1), 1)
        for start in range(0, len(numbers) if rows * columns else 0, at_once):
            some = numbers[start : start + at_once]
            contrasts[some] = _contrasts(picture, [corners[n] for n in some], rows, columns)
    return [
        glyph
        for glyph, contrast in zip(digits, contrasts.tolist(), strict=True)
        if contrast < VISIBLE_CONTRAST or glyph.size < VISIBLE_SIZE
    ]


def _contrasts(picture: Any, corners: Sequence[tuple[int, int]], rows: int, columns: int) -> Any:
    """Give the difference between the lightest and the darkest shade of windows of one size."""
    places = np.array(corners)
    down = places[:, 0, None, None] + np.arange(rows)[None, :, None]
    across = places[:, 1, None, None] + np.arange(columns)[None, None, :]
    shades = picture[down, across].reshape(len(corners), -1)
    return shades.max(axis=1).astype(np.int16) - shades.min(axis=1)


def overprinted(digits: Sequence[Glyph]) -> Iterator[Glyph]:
    """Find digits printed where another digit stands already."""
    across, along = SAME_SPOT
    seen: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in digits:
        x, y = glyph.middle
        column, row = int(x // _SQUARE), int(y // _SQUARE)
        width, height = min(across * glyph.size, _SQUARE), min(along * glyph.size, _SQUARE)
        near = [
            other
            for c in range(int((x - width) // _SQUARE), int((x + width) // _SQUARE) + 1)
            for r in range(int((y - height) // _SQUARE), int((y + height) // _SQUARE) + 1)
            for other in seen.get((c, r), ())
        ]
        if near and any(
            abs(other.middle[0] - x) < across * glyph.size
            and abs(other.middle[1] - y) < along * glyph.size
            and other.text != glyph.text
            for other in near
        ):
            yield glyph
        seen.setdefault((column, row), []).append(glyph)
