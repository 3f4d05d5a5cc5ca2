"""Marks at digits as painted in, those out that are painted otherwise than their font declares.

ToUnicode is never painted: a font can declare a printed comma to be a point, a minus to be a blank,
a bracket to be a 1. Where a mark reaches to, above and below the baseline, tells which it is not:
a point is small and never descends, a minus floats, brackets are taller than digits and blanks show
nothing. Each mark of each font is looked at once a document. (What touches a slanted neighbour is
not told from it, nor a bold point from a comma of the few faces whose commas do not descend.)
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import cv2
import numpy as np

from extract.marks.geometry import Box, Turn
from extract.marks.glyphs import Glyph
from extract.marks.rendering import RenderedPage
from extract.trust.digit_shapes import (
    DIGIT_HEIGHT,
    DIGITS,
    LEAST_SCALE,
    LEAST_SIZE,
    MOST_SCALE,
    PAINTED_HEIGHT,
    SAMPLES,
    SHAPE_CONTRAST,
)
from extract.trust.painted.parts import paint_parts

ABOVE, BELOW = 0.95, 0.3
"""Font sizes above and below the baseline that are cut out."""

SAME_LINE = 0.1
"""Font sizes by which baselines of neighbours differ at most."""

TOUCHING = 0.35
"""Font sizes between a digit and its mark, at most."""

BLANK = " "
"""Stands for whatever leaves no ink."""

MOST_WIDE = 0.75
"""Font sizes that a mark is wide, at most: in a full-width one its neighbours may stand."""

LEAST_BLANK = 0.12
"""Font sizes that a blank is wide, at least, to be looked at: its neighbours reach into others."""

MIDMOST, LEAST_HIGH = 0.3, 0.1
"""Share of the width of a mark on each side of its middle, and font sizes that it is high, where it
touches a side: a slanted digit is wider than its room."""

LEAST_SEEN = 0.02
"""Font sizes that ink is high, at least."""

_POINT, _COMMA, _DASHES, _BRACKETS = ".", ",", "-−–", "()"
_MARKS = frozenset((_POINT, _COMMA, *_DASHES, *_BRACKETS, *DIGITS))


Key = tuple[str, int, str]
"""A font's name, a code of it, and what is said of it where it is unlike: `.>?`."""


class Reach(NamedTuple):
    """Where the ink of a mark lies, in font sizes from the baseline."""

    bottom: float
    top: float


def unlike_marks(glyphs: Sequence[Glyph], page: RenderedPage, turn: Turn) -> Iterator[str]:
    """Name the marks at digits that look like no such mark, such as `.>?`; each once.

    Args:
        glyphs: What the page shows, upright, in the order of its stream; blanks too.
        page: Its picture; keeps the findings for the document's other pages.
        turn: How far the page is turned to be upright.
    """
    findings = page.digit_findings
    keys: dict[Key, Key] = {}
    wanted: dict[Key, list[Glyph]] = defaultdict(list)
    for glyph in _at_digits(glyphs):
        code = glyph.font, glyph.code, glyph.text
        key = keys.get(code) or keys.setdefault(code, _key(glyph))
        if key not in findings and len(wanted[key]) < SAMPLES:
            wanted[key].append(glyph)
    if wanted:
        reaches = _reaches(wanted, page, turn)
        for key in wanted:
            is_unlike = _is_unlike(key[2][0], reaches.get(key, ()))
            findings[key] = key[2] if is_unlike else ""
    yield from sorted({unlike for key in keys.values() if (unlike := findings.get(key, ""))})


def _key(glyph: Glyph) -> Key:
    return glyph.font, glyph.code, f"{glyph.text if glyph.has_ink else BLANK}>?"


def _at_digits(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """Find digits, and the marks and blanks that touch one."""
    is_digit = [glyph.text in DIGITS for glyph in glyphs]
    for one, other, is_first, is_second in zip(
        glyphs, glyphs[1:], is_digit, is_digit[1:], strict=False
    ):
        if not (is_first or is_second):
            continue
        if one.direction or other.direction or min(one.size, other.size) < LEAST_SIZE:
            continue
        if one.is_hidden or one.is_clipped or other.is_hidden or other.is_clipped:
            continue
        if abs(one.y - other.y) > SAME_LINE * one.size:
            continue
        if other.box.x0 - one.box.x1 > TOUCHING * one.size or other.x < one.x:
            continue
        if is_second and _is_asked(one):
            yield one
        if is_first and _is_asked(other):
            yield other


def _is_asked(glyph: Glyph) -> bool:
    """Say whether it is a narrow mark or digit, or a blank that is wide enough to be looked at."""
    wide, size = glyph.box[2] - glyph.box[0], glyph.size
    is_blank = not glyph.has_ink and wide >= LEAST_BLANK * size
    return (glyph.text in _MARKS or is_blank) and wide <= MOST_WIDE * size


def _reaches(
    wanted: dict[Key, list[Glyph]], page: RenderedPage, turn: Turn
) -> dict[Key, list[Reach]]:
    glyphs = [glyph for samples in wanted.values() for glyph in samples]
    scale = PAINTED_HEIGHT / (DIGIT_HEIGHT * min(glyph.size for glyph in glyphs))
    scale = min(max(scale, LEAST_SCALE), MOST_SCALE)
    boxes = [_seen_box(glyph) for glyph in glyphs]
    found: dict[Key, list[Reach]] = defaultdict(list)
    parts = paint_parts(page, turn, scale, boxes)
    for glyph, box, part in zip(glyphs, boxes, parts, strict=True):
        if part is None:
            continue
        is_digit = glyph.text in DIGITS
        reach = _reach(part.crop(box), part.scale * glyph.size, is_digit=is_digit)
        if reach is not None:
            found[_key(glyph)].append(reach)
    return found


def _seen_box(glyph: Glyph) -> Box:
    below, above = glyph.y - BELOW * glyph.size, glyph.y + ABOVE * glyph.size
    return Box(glyph.box.x0, below, glyph.box.x1, above)


def _reach(crop: Any, size: float, *, is_digit: bool) -> Reach | None:
    """Say where the ink of a crop lies; nothing is seen where its lowest and highest are 0.

    What touches a side may reach in from a neighbour: it counts only where it stands in the middle
    and, but for the strokes of a digit, nothing else does. None where it runs beyond the crop, and
    for a digit that is wider than its room, as in a face put in place of one that is not embedded.
    """
    if crop.size == 0 or min(crop.shape) < 2:
        return None
    darkest, lightest = int(crop.min()), int(crop.max())
    if lightest - darkest < SHAPE_CONTRAST:
        return Reach(0.0, 0.0)
    ink = np.abs(crop.astype(np.int16) - float(np.median(crop))) > (lightest - darkest) / 2
    spots = [spot for spot in _spots(ink) if spot.x1 - spot.x0 < ink.shape[1]]
    free = [spot for spot in spots if spot.x0 > 0 and spot.x1 < ink.shape[1]]
    touching = [spot for spot in spots if _is_mark(spot, ink.shape[1], size)]
    counted = [*free, *touching] if is_digit else free or touching
    if not counted:
        return Reach(0.0, 0.0)
    if is_digit and _goes_on(touching, spots, ink.shape[1], size):
        return None
    first, end = min(spot.y0 for spot in counted), max(spot.y1 for spot in counted)
    if first == 0 or end == len(crop):
        return None
    base = len(crop) - BELOW * size
    return Reach((base - end) / size, (base - first) / size)


def _spots(ink: Any) -> list[Box]:
    """Find the boxes of ink that hangs together, in pixels from the top left."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8))
    return [Box(x, y, x + wide, y + high) for x, y, wide, high, _ in stats[1:].tolist()]


def _is_mark(spot: Box, width: int, size: float) -> bool:
    """Say whether ink that touches a side is the mark: it stands in the middle, and is high."""
    middle = (spot.x0 + spot.x1) / 2 / width
    return MIDMOST <= middle <= 1 - MIDMOST and spot.y1 - spot.y0 > LEAST_HIGH * size


def _goes_on(counted: Sequence[Box], spots: Sequence[Box], width: int, size: float) -> bool:
    """Say whether strokes that count leave the room at a side where other ink comes in."""
    entering = [
        spot for spot in spots if spot not in counted and spot.y1 - spot.y0 > LEAST_HIGH * size
    ]
    return any(
        one.x0 == other.x0 == 0 or one.x1 == other.x1 == width
        for one in counted
        for other in entering
    )


def _is_unlike(text: str, reaches: Iterable[Reach]) -> bool:
    """Say whether all samples of a mark show that it is none."""
    seen = [*reaches]
    return bool(seen) and all(_contradicts(text, reach) for reach in seen)


def _contradicts(text: str, reach: Reach) -> bool:
    """Say whether ink that reaches so far is none of the mark's; what is not seen is another doubt.

    Points are low and do not descend, commas no dots; dashes float, brackets and digits are high,
    and no digit is as long as a bracket.
    """
    bottom, top = reach
    high = top - bottom
    is_odd = {
        BLANK: top > 0.03,
        _POINT: top > 0.4 or bottom > 0.15 or (bottom < -0.08 and high > 0.16),
        _COMMA: top > 0.4 or (bottom > -0.02 and high < 0.16),
        **dict.fromkeys(_DASHES, high > 0.3 or bottom < 0.06),
        **dict.fromkeys(_BRACKETS, high < 0.45),
    }.get(text, high < 0.36 or (bottom < -0.08 and top > 0.6))
    return is_odd and high > LEAST_SEEN
