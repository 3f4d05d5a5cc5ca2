"""A figure on a page in, what tells it apart out: its line's name and its column's heading.

In a wide table both stand far from the figure, and a picture of the figure alone proves nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from expectations.report.printed import plain

if TYPE_CHECKING:
    from expectations.report.findings import Box, Place
    from expectations.report.printed import PrintedText

LEVEL = 2.0
"""Points that a name may stand above or below the cell of its figure."""

_FAR = 10_000.0


def name_of_line(place: Place, printed: PrintedText | None) -> Box | None:
    """Give the box of the name in the line of a figure, the nearest to its left."""
    if printed is None or place.box is None or not place.line:
        return None
    left, bottom, _, top = place.box
    level = (-_FAR, bottom - LEVEL, left, top + LEVEL)
    spans = list(printed.spans_of(place.line, level))
    boxes = [printed.around(span) for span in spans]
    return max(boxes, key=lambda box: box[0], default=None)


def heading_of(place: Place, printed: PrintedText | None) -> Box | None:
    """Give the box of the heading above a figure, the uppermost in its column."""
    heading = place.heading.rsplit("/", 1)[-1]
    if printed is None or place.box is None or not plain(heading):
        return None
    left, _, right, top = place.box
    above = (left, top, right, _FAR)
    boxes = [printed.around(span) for span in printed.spans_of(heading, above)]
    return max(boxes, key=lambda box: box[1], default=None)
