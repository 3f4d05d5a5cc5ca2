"""Pictures and curved shapes of a page: what may show figures that are no text.

In: what the page paints. Out: the box of each, and which operation painted it. Straight lines and
plain rectangles are rulings and grounds, and no part of this.
"""

from typing import NamedTuple

from playa.content import ContentObject, ImageObject
from playa.utils import apply_matrix_pt

from extract.marks.geometry import Box, Turn
from extract.marks.shown.operating import Drawn

_CURVES = frozenset("cvy")


class Drawing(NamedTuple):
    """A picture or a curved shape.

    Attributes:
        box: Where it lies.
        painted_by: Number of the operation that paints it, counted through the page.
        is_picture: Whether it is a picture, which may hide what was painted before.
    """

    box: Box
    painted_by: int
    is_picture: bool


def drawing_of(item: Drawn | ContentObject, number: int) -> Drawing | None:
    """Give what an operation paints beside text and straight lines."""
    if isinstance(item, ImageObject):
        return Drawing(Box._make(item.bbox), number, is_picture=True) if item.bbox else None
    if not isinstance(item, Drawn) or not any(step in _CURVES for step, _ in item.raw_segments):
        return None
    points = [
        apply_matrix_pt(item.ctm, point) for _, of_step in item.raw_segments for point in of_step
    ]
    xs, ys = zip(*points, strict=True)
    return Drawing(Box(min(xs), min(ys), max(xs), max(ys)), number, is_picture=False)


def turn_drawing(drawing: Drawing, turn: Turn) -> Drawing:
    """Give the drawing as it lies after the page is turned."""
    return drawing._replace(box=turn.box(drawing.box))
