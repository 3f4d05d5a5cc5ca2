"""Pictures, curved shapes and slanted lines of a page: what may show, hide or cross out figures.

In: what the page paints. Out: the box of each, and which operation painted it. Level and upright
lines and plain rectangles are rulings and grounds, and no part of this; those as small as a mark of
a figure are specks.
"""

from collections.abc import Iterator
from typing import NamedTuple

from playa.content import ContentObject, ImageObject

from extract.marks.geometry import Box, Turn
from extract.marks.shown.painting import Drawn

_CURVES = frozenset("cvy")


LEAST_SLANTED = 5.0
"""Points to the right and up of a line, at least, that is slanted."""


HIGHEST, WIDEST = 20.0, 14.0
"""Points that a digit is high and wide, at most."""

LONGEST, THICKEST = 10.0, 3.0
"""Points that a minus, or a point, is long and high, at most."""

_SIDES = 6
MOST_SEGMENTS = 200
"""Operators that draw one shape which is looked at."""

"""Operators that draw a shape with more sides than a box."""


class Drawing(NamedTuple):
    """A picture, a curved shape or a slanted line.

    Attributes:
        box: Where it lies.
        painted_by: Number of the operation that paints it, counted through the page.
        is_picture: Whether it is a picture, which may hide what was painted before.
        is_line: Whether it is a line from one corner of its box to another.
    """

    box: Box
    painted_by: int
    is_picture: bool
    is_line: bool = False


def drawing_of(item: Drawn | ContentObject, number: int) -> Drawing | None:
    """Give what an operation paints beside text and straight lines."""
    if isinstance(item, ImageObject):
        return Drawing(Box._make(item.bbox), number, is_picture=True) if item.bbox else None
    if not isinstance(item, Drawn):
        return None
    is_curved = not _CURVES.isdisjoint([step for step, _ in item.raw_segments])
    if not is_curved and not (item.stroke and len(item.raw_segments) == len("ml")):
        return None
    if (box := item.box) is None:
        return None
    if not is_curved and min(box.x1 - box.x0, box.y1 - box.y0) < LEAST_SLANTED:
        return None
    return Drawing(box, number, is_picture=False, is_line=not is_curved)


def specks_of(item: Drawn) -> Iterator[Box]:
    """Give the box of what may be a minus, a point, or a digit of straight sides."""
    if 1 < len(item.raw_segments) <= MOST_SEGMENTS:
        if (box := item.box) is None:
            raise ValueError("a path is closed that never began")
        x0, y0, x1, y1 = box
        is_mark = len(item.raw_segments) <= _SIDES
        widest, highest = (LONGEST, THICKEST) if is_mark else (WIDEST, HIGHEST)
        if x1 - x0 <= widest and y1 - y0 <= highest:
            yield box


def turn_drawing(drawing: Drawing, turn: Turn) -> Drawing:
    """Give the drawing as it lies after the page is turned."""
    return drawing._replace(box=turn.box(drawing.box))
