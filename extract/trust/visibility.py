"""Digits of a page in, those that people cannot see or read out."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from extract.marks.geometry import close_by
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

FAINT_REACH = (0.16, 0.36)
"""The same of pale digits, across and along: within the digit itself, since those beside it may be
dark."""

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
    pale = page.content.pale
    faint = [digit for digit in digits if digit.shown_by in pale] if pale else []
    if len(faint) > len(found):
        known = {id(digit) for digit in found}
        faint = [digit for digit in faint if id(digit) not in known]
        found += _unseen_at(PIXELS_A_POINT_AGAIN, faint, rendered, page, FAINT_REACH)
    return found


def unseen_faint(rendered: RenderedPage | None, page: UprightPage) -> list[Glyph]:
    """Take the pale characters that the picture does not show, words too: white on white."""
    pale = page.content.pale
    if rendered is None or not pale:
        return []
    faint = [glyph for glyph in page.visible if glyph.shown_by in pale and glyph.has_ink]
    return unseen(faint, rendered, page) if faint else []


def _unseen_at(
    scale: float,
    digits: Sequence[Glyph],
    rendered: RenderedPage,
    page: UprightPage,
    reach: tuple[float, float] = (LOOK_REACH, LOOK_REACH),
) -> list[Glyph]:
    picture = rendered.gray(page.turn.degrees, scale)
    height, width = picture.shape
    box = page.box
    across, down = width / box.x1, height / box.y1
    x, y = (np.array([glyph.middle[at] for glyph in digits], float) for at in (0, 1))
    size = np.array([glyph.size for glyph in digits], float)
    beside, above = reach[0] * size, reach[1] * size
    top = np.clip((box.y1 - y - above) * down, 0, height).astype(np.int64)
    bottom = np.clip(np.ceil((box.y1 - y + above) * down), 0, height).astype(np.int64)
    left = np.clip((x - beside) * across, 0, width).astype(np.int64)
    right = np.clip(np.ceil((x + beside) * across), 0, width).astype(np.int64)
    sizes = np.stack([np.maximum(bottom - top, 0), np.maximum(right - left, 0)], axis=1)
    contrasts = np.zeros(len(digits), np.int16)
    rows, columns = sizes.min(axis=0).tolist()
    if 0 < rows * columns * len(digits) <= _MOST_AT_ONCE:  # what a part shows the whole does
        contrasts = _contrasts(picture, top, left, rows, columns)
    asked = contrasts < VISIBLE_CONTRAST
    for rows, columns in {*map(tuple, sizes[asked].tolist())}:
        numbers = np.flatnonzero(asked & (sizes[:, 0] == rows) & (sizes[:, 1] == columns))
        at_once = max(_MOST_AT_ONCE // max(rows * columns, 1), 1)
        for start in range(0, len(numbers) if rows * columns else 0, at_once):
            some = numbers[start : start + at_once]
            contrasts[some] = _contrasts(picture, top[some], left[some], rows, columns)
    lost = np.flatnonzero((contrasts < VISIBLE_CONTRAST) | (size < VISIBLE_SIZE))
    return [digits[number] for number in lost.tolist()]


def _contrasts(picture: Any, top: Any, left: Any, rows: int, columns: int) -> Any:
    """Give the difference between the lightest and the darkest shade of windows of one size."""
    down = top[:, None, None] + np.arange(rows)[None, :, None]
    across = left[:, None, None] + np.arange(columns)[None, None, :]
    shades = picture[down, across].reshape(len(top), -1)
    return shades.max(axis=1).astype(np.int16) - shades.min(axis=1)


def overprinted(digits: Sequence[Glyph]) -> Iterator[Glyph]:
    """Find digits printed where another digit stands already."""
    across, along = SAME_SPOT
    if not digits:
        return
    largest = max([glyph.size for glyph in digits])
    if largest > 0:
        near = close_by([glyph.middle for glyph in digits], (across * largest, along * largest))
        digits = [digits[number] for number in near]
    seen: dict[tuple[int, int], list[tuple[float, float, str]]] = {}
    for glyph in digits:
        (x, y), text = glyph.middle, glyph.text
        wide, high = across * glyph.size, along * glyph.size
        width, height = min(wide, _SQUARE), min(high, _SQUARE)
        columns = range(int((x - width) // _SQUARE), int((x + width) // _SQUARE) + 1)
        rows = range(int((y - height) // _SQUARE), int((y + height) // _SQUARE) + 1)
        if any(
            abs(other_x - x) < wide and abs(other_y - y) < high and other != text
            for column in columns
            for row in rows
            for other_x, other_y, other in seen.get((column, row), ())
        ):
            yield glyph
        seen.setdefault((int(x // _SQUARE), int(y // _SQUARE)), []).append((x, y, text))
