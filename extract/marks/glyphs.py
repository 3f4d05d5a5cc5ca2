"""Glyphs: what a page prints, one mark at a time.

In: playa's text objects. Out: :class:`Glyph` values in the upright page's points, with the second
strikes of fake bold recognised by geometry, never by halving strings: `11` can be an honest eleven.
"""

import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from playa.content import GlyphObject, TextObject

from extract.marks.fonts import BLANK_CATEGORIES, declared_text
from extract.marks.geometry import Box, Turn

INVISIBLE_RENDER_MODES = frozenset({3, 7})
"""Text render modes that paint nothing (PDF 1.7, table 106)."""

SLANTED = -1
"""Direction of text that runs along neither axis."""

MIDDLE = 0.36
"""Font sizes from the baseline to the middle of a line: half a digit's height (0.72), and the
middle of an ideograph. Taken instead of the font's bounding box, which many fonts misstate."""

AXIS_SLOPE = 0.02
"""Rise over run up to which text runs along an axis: about one degree."""

SAME_SIZE = 0.02
"""Share by which the sizes of two strikes of one glyph may differ: rounding in the file."""

CLIP_REACH = 1.0
"""Points that a glyph's middle may lie outside the clip and still be seen."""

LEAST_APART, MOST_APART = 0.5, 8.0
"""Points that a second strike may lie off, whatever the font size: half a point is what word
processors shift it by, and the search grows with the square of the distance, while the size is
whatever a file claims."""


class Glyph(NamedTuple):
    """One printed mark.

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

    @property
    def has_ink(self) -> bool:
        """Say whether any of its characters leaves ink."""
        return ink_count(self.text) > 0

    @property
    def middle(self) -> tuple[float, float]:
        """The point that decides in which cell the glyph stands."""
        box = self.box
        centre_x, centre_y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        if self.is_vertical or self.direction == SLANTED:
            return centre_x, centre_y
        match self.direction:
            case 90:
                return self.x - MIDDLE * self.size, centre_y
            case 180:
                return centre_x, self.y - MIDDLE * self.size
            case 270:
                return self.x + MIDDLE * self.size, centre_y
            case _:
                return centre_x, self.y + MIDDLE * self.size


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


def is_shown(glyph: Glyph, page: Box) -> bool:
    """Say whether a glyph is text of the page, or excluded: invisible, slanted, beyond the edge."""
    return not glyph.is_hidden and glyph.direction != SLANTED and page.holds(*glyph.middle)


def read_glyphs(
    text_object: TextObject, shown_by: int = 0, clip: Box | None = None
) -> Iterable[Glyph]:
    """Turn playa's text object into glyphs, in the order they are painted.

    Args:
        text_object: What one operation shows.
        shown_by: The number of that operation.
        clip: The clip under which it is painted.
    """
    if text_object.gstate.font is None:
        return
    is_hidden = text_object.gstate.render_mode in INVISIBLE_RENDER_MODES
    font = text_object.font
    name, is_vertical, base_size = font.fontname, bool(font.vertical), text_object.size
    for glyph in text_object:
        a, b, c, d, _, _ = glyph.matrix
        mark = Glyph(
            text=declared_text(font, glyph.cid, glyph.text),
            x=glyph.matrix[4],
            y=glyph.matrix[5],
            box=Box(*glyph.bbox),
            size=base_size,
            font=name,
            direction=_direction(glyph),
            is_vertical=is_vertical,
            is_hidden=is_hidden,
            is_mirrored=a * d < b * c,
            code=glyph.cid,
            shown_by=shown_by,
        )
        if clip is not None and not clip.encloses(mark.box) and _is_beyond(mark, clip):
            mark = mark._replace(is_clipped=True)
        yield mark


def _is_beyond(mark: Glyph, clip: Box) -> bool:
    """Say whether the middle of a glyph lies beyond the clip."""
    return not clip.holds(*mark.middle, CLIP_REACH)


def _direction(glyph: GlyphObject) -> int:
    along_x, along_y = glyph.matrix[0], glyph.matrix[1]
    if abs(along_y) <= AXIS_SLOPE * abs(along_x):
        return 0 if along_x >= 0 else 180
    if abs(along_x) <= AXIS_SLOPE * abs(along_y):
        return 90 if along_y > 0 else 270
    return SLANTED


def main_direction(glyphs: Iterable[Glyph]) -> int:
    """Find the direction that most visible text of the page runs in; slanted text is left out."""
    counts = {0: 0, 90: 0, 180: 0, 270: 0}
    for glyph in glyphs:
        if glyph.direction != SLANTED and not glyph.is_hidden:
            counts[glyph.direction] += ink_count(glyph.text)
    return max(counts, key=lambda direction: counts[direction])


def turn_glyph(glyph: Glyph, turn: Turn) -> Glyph:
    """Give the glyph as it stands after the page is turned."""
    x, y = turn.point(glyph.x, glyph.y)
    direction = glyph.direction
    if direction != SLANTED:
        direction = (direction + turn.degrees) % 360
    return glyph._replace(x=x, y=y, box=turn.box(glyph.box), direction=direction)


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
    kept: list[Glyph] = []
    struck_twice: set[int] = set()
    seen: dict[tuple[str, str, int, int], list[int]] = {}
    dropped = 0
    for glyph in glyphs:
        distance = min(max(reach * glyph.size, LEAST_APART), MOST_APART)
        first = _first_strike(glyph, kept, seen, distance)
        if first is None:
            square = (glyph.text, glyph.font, math.floor(glyph.x), math.floor(glyph.y))
            seen.setdefault(square, []).append(len(kept))
            kept.append(glyph)
        else:
            struck_twice.add(first)
            dropped += ink_count(glyph.text)
    return Strikes(kept, frozenset(struck_twice), dropped)


def _first_strike(
    glyph: Glyph,
    kept: list[Glyph],
    seen: dict[tuple[str, str, int, int], list[int]],
    distance: float,
) -> int | None:
    text, font = glyph.text, glyph.font
    for column in range(math.floor(glyph.x - distance), math.floor(glyph.x + distance) + 1):
        for row in range(math.floor(glyph.y - distance), math.floor(glyph.y + distance) + 1):
            for index in seen.get((text, font, column, row), ()):
                other = kept[index]
                if (
                    abs(other.x - glyph.x) <= distance
                    and abs(other.y - glyph.y) <= distance
                    and abs(other.size - glyph.size) <= SAME_SIZE * glyph.size
                    and other.direction == glyph.direction
                    and other.is_clipped == glyph.is_clipped
                ):
                    return index
    return None
