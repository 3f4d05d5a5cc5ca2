"""Glyphs: what a page prints, one mark at a time.

Values in the points of the upright page (`extract.marks.shown` reads them). The second strikes of
fake bold are recognised by geometry, never by halving strings: `11` can be an honest eleven.
"""

import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from extract.marks.fonts import BLANK_CATEGORIES
from extract.marks.geometry import Box, Turn, close_by

SLANTED = -1
"""Direction of text that runs along neither axis."""

MIDDLE = 0.36
"""Font sizes from the baseline to the middle of a line: half a digit's height (0.72), and the
middle of an ideograph. Taken instead of the font's bounding box, which many fonts misstate."""

SAME_SIZE = 0.02
"""Share by which the sizes of two strikes of one glyph may differ: rounding in the file."""

LEAST_APART, MOST_APART = 0.5, 8.0
"""Points that a second strike may lie off, whatever the font size: half a point is what word
processors shift it by, and the search grows with the square of the distance, while the size is
whatever a file claims."""


@dataclass(slots=True)
class Glyph:
    """One printed mark. Never changed once it is read; a frozen one takes thrice as long to make.

    Attributes:
        text: Its character or characters; blank ones too.
        x: Origin.
        y: Baseline.
        box: Advance box, from descent to ascent.
        size: Font size in points.
        font: Name of its font, subset tag included.
        direction: Degrees its text runs, counter-clockwise; `SLANTED` when along neither axis.
        is_vertical: Set in vertical writing mode.
        is_hidden: In a render mode that paints nothing.
        is_mirrored: Painted as in a mirror.
        code: Its code in the font (of a CIDFont its CID).
        shown_by: Number of the operation that shows it, counted through the page.
        is_clipped: Beyond the clip path, where nobody sees it.
        ink: How many of its characters leave ink.
        has_ink: Whether any does.
        middle: The point that decides in which cell it stands.
    """

    text: str
    x: float
    y: float
    box: Box
    size: float
    font: str
    direction: int
    is_vertical: bool
    is_hidden: bool
    is_mirrored: bool = False
    code: int = 0
    shown_by: int = 0
    is_clipped: bool = False
    ink: int = field(init=False)
    has_ink: bool = field(init=False)
    middle: tuple[float, float] = field(init=False)

    def __post_init__(self) -> None:
        """Find out once what is asked for again and again."""
        self.ink = ink_count(self.text)
        self.has_ink = self.ink > 0
        self.middle = middle_of(
            self.box, self.x, self.y, self.size, self.direction, is_vertical=self.is_vertical
        )

    def replaced(self, **changes: Any) -> "Glyph":
        """Give the glyph with some attributes changed."""
        return replace(self, **changes)


def middle_of(  # noqa: PLR0913  # asked of every glyph
    box: Box, x: float, y: float, size: float, direction: int, *, is_vertical: bool
) -> tuple[float, float]:
    """Give the point that decides in which cell a glyph stands."""
    x0, y0, x1, y1 = box
    if direction == 0 and not is_vertical:
        return (x0 + x1) / 2, y + MIDDLE * size
    if direction == SLANTED or is_vertical:
        return (x0 + x1) / 2, (y0 + y1) / 2
    rise = MIDDLE * size
    if direction == 180:
        return (x0 + x1) / 2, y - rise
    return x - rise if direction == 90 else x + rise, (y0 + y1) / 2


@dataclass(frozen=True, slots=True)
class Strikes:
    """Glyphs that stay, which of them were struck again, and how many characters were dropped."""

    kept: list[Glyph]
    struck_twice: frozenset[int]
    dropped: int


@lru_cache(maxsize=65536)
def ink_count(text: str) -> int:
    """Count characters that leave ink."""
    return sum(unicodedata.category(char) not in BLANK_CATEGORIES for char in text)


def shown_on(page: Box, glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Take the glyphs that are text of the page, not invisible, slanted or beyond its edge."""
    x0, y0, x1, y1 = page
    return [
        glyph
        for glyph in glyphs
        if not glyph.is_hidden
        and glyph.direction != SLANTED
        and x0 <= glyph.middle[0] <= x1
        and y0 <= glyph.middle[1] <= y1
    ]


def main_direction(glyphs: Sequence[Glyph]) -> int:
    """Find the direction that most visible text of the page runs in; slanted text is left out."""
    if {glyph.direction for glyph in glyphs} <= {0, SLANTED}:
        return 0
    counts = {0: 0, 90: 0, 180: 0, 270: 0}
    for glyph in glyphs:
        if glyph.direction != SLANTED and not glyph.is_hidden:
            counts[glyph.direction] += glyph.ink
    return max(counts, key=lambda direction: counts[direction])


def turn_glyph(glyph: Glyph, turn: Turn) -> Glyph:
    """Give the glyph as it stands after the page is turned."""
    x, y = turn.point(glyph.x, glyph.y)
    direction = glyph.direction
    if direction != SLANTED:
        direction = (direction + turn.degrees) % 360
    return glyph.replaced(x=x, y=y, box=turn.box(glyph.box), direction=direction)


def drop_second_strikes(glyphs: Sequence[Glyph], reach: float = 0.07) -> Strikes:
    """Take out the second strike of fake bold.

    Word processors without a bold face print a glyph twice, up to about half a point apart, and
    a plain reader then sees a doubled word, or 11 for a bold 1. Two glyphs are one when character,
    font and size agree and their origins lie within `reach` font sizes, or `LEAST_APART` points if
    that is more, but never more than `MOST_APART`. What the clip hides is no strike of what is
    seen: it belongs to a neighbouring cell.

    Returns:
        The glyphs that stay, which of them (by index) were struck again, and how many visible
        characters were dropped (for the glyph account).
    """
    if not (near := _repeated(glyphs, reach)):
        return Strikes([*glyphs], frozenset(), 0)
    kept: list[Glyph] = []
    struck_twice: set[int] = set()
    seen: dict[tuple[str, str, int, int], list[int]] = {}
    dropped = 0
    for number, glyph in enumerate(glyphs):
        if number not in near:
            kept.append(glyph)
            continue
        distance = _distance(glyph.size, reach)
        first = _first_strike(glyph, kept, seen, distance)
        if first is None:
            x, y = math.floor(glyph.x / MOST_APART), math.floor(glyph.y / MOST_APART)
            seen.setdefault((glyph.text, glyph.font, x, y), []).append(len(kept))
            kept.append(glyph)
        else:
            struck_twice.add(first)
            dropped += glyph.ink
    return Strikes(kept, frozenset(struck_twice), dropped)


def _distance(size: float, reach: float) -> float:
    return min(max(reach * size, LEAST_APART), MOST_APART)


def _repeated(glyphs: Sequence[Glyph], reach: float) -> set[int]:
    """Name the glyphs that may have been struck twice: of one text and font, and close by."""
    if not glyphs:
        return set()
    names: dict[tuple[str, str], int] = {}
    kinds = [names.setdefault((glyph.text, glyph.font), len(names)) for glyph in glyphs]
    farthest = _distance(max(glyph.size for glyph in glyphs), reach)
    places = [(glyph.x, glyph.y) for glyph in glyphs]
    return {*close_by(places, (farthest, farthest), kinds, side=4)}


def _first_strike(
    glyph: Glyph,
    kept: list[Glyph],
    seen: dict[tuple[str, str, int, int], list[int]],
    distance: float,
) -> int | None:
    """Find the glyph that is struck again; of several the leftmost, then lowest, by whole points.

    Args:
        glyph: The later strike.
        kept: The glyphs before it.
        seen: Their places by text, font and square, each as wide as strikes may lie apart at most.
        distance: How far they may here.
    """
    text, font, x, y = glyph.text, glyph.font, glyph.x, glyph.y
    left, right = math.floor((x - distance) / MOST_APART), math.floor((x + distance) / MOST_APART)
    low, high = math.floor((y - distance) / MOST_APART), math.floor((y + distance) / MOST_APART)
    found = [
        index
        for column in range(left, right + 1)
        for row in range(low, high + 1)
        for index in seen.get((text, font, column, row), ())
        if abs(kept[index].x - x) <= distance and abs(kept[index].y - y) <= distance
    ]
    alike = [index for index in found if _is_alike(glyph, kept[index])] if found else found
    if not alike:
        return None
    return min(
        alike, key=lambda index: (math.floor(kept[index].x), math.floor(kept[index].y), index)
    )


def _is_alike(glyph: Glyph, other: Glyph) -> bool:
    """Say whether two glyphs of one font and character may be strikes of one."""
    return (
        abs(other.size - glyph.size) <= SAME_SIZE * glyph.size
        and other.direction == glyph.direction
        and other.is_clipped == glyph.is_clipped
    )
