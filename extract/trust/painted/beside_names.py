"""Amounts of a page that are painted beside names, and are no text: pictures, outlines, stencils.

In: a page and what is booked. Out: a line for each, with the mark of what is not read. A table
without rulings whose amounts are no text is no table to anyone who reads text alone. What is
painted there is as high as a digit, stands behind words or in a row, and shows ink that is no
text's. What stands in a blank cell of a grid is told by `unread_cells`.
"""

from collections.abc import Iterator, Sequence

from extract.grids.booking import Booking, Line
from extract.marks.geometry import Box, union
from extract.marks.rendering import RenderedPage
from extract.marks.shown.drawings import HIGHEST, WIDEST, turn_drawing
from extract.marks.upright import UprightPage
from extract.trust.stray_amounts import ORDINAL, PROSE
from extract.trust.unread_ink import EDGE, LOWEST, MOST_DRAWINGS, UNREAD, shows_digit_in

CLOSE = 0.6
"""Heights between digits of one amount that are painted one by one, at most."""

LEAST = 3
"""Amounts so painted, at least, that are a table; and beside each other, that need no name."""

ROWS = 2.0
"""Times that a blank cell is higher than any digit which holds the amounts of several lines."""

ROUND = 3.0
"""Points within which what is painted stands on one line."""


def painted_beside_names(
    page: UprightPage, booking: Booking, rendered: RenderedPage | None, *, goes_on: bool = False
) -> list[Line]:
    """Give a line for each amount that is painted behind a name, or in a row of amounts.

    `goes_on`: the page before has such amounts, so that few are no less the rest of its table.
    """
    boxes = [*_free(page, booking)] if rendered is not None else []
    if rendered is None or not 0 < len(boxes) <= MOST_DRAWINGS:
        return []
    names = [line.box for line in booking.lines if _is_name(line)]
    names += [cell.ink for cell in booking.cells if cell.ink and any(map(str.isalpha, cell.text))]
    amounts = [*_joined(boxes)]
    found = [
        box
        for box in amounts
        if any(_is_level(box, name) and name.x0 < box.x0 for name in names)
        or sum(_is_level(box, other) for other in amounts) >= LEAST
    ]
    shown = [box for box in found if shows_digit_in(_with_margin(box), page, rendered)]
    return [
        Line(UNREAD, box, box.y1 - box.y0, is_struck_twice=False)
        for box in shown
        if goes_on or len(shown) >= LEAST
    ]


def _is_name(line: Line) -> bool:
    """Say whether a line holds words that are no running text: there a sign may be a picture."""
    is_worded = sum(map(str.isalpha, line.text)) > 1
    return is_worded and not PROSE.search(ORDINAL.sub("", line.text))


def _free(page: UprightPage, booking: Booking) -> Iterator[Box]:
    """Give what is painted as high as a digit, in no blank cell and over no text."""
    drawn = [turn_drawing(each, page.turn) for each in page.content.drawings]
    boxes = [each.box for each in drawn if not each.is_line]
    boxes = [box for box in boxes if LOWEST <= box.y1 - box.y0 <= HIGHEST]
    if not boxes:
        return
    blank = [
        cell.span.box
        for cell in booking.cells
        if not cell.text.strip() and cell.span.box.y1 - cell.span.box.y0 < ROWS * HIGHEST
    ]
    marks = [glyph.middle for glyph in page.visible if glyph.has_ink]
    for box in boxes:
        middle = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        if not any(cell.holds(*middle) for cell in blank) and not any(
            box.holds(*mark) for mark in marks
        ):
            yield box


def _joined(boxes: Sequence[Box]) -> Iterator[Box]:
    """Join what stands close beside each other: digits that are painted one by one."""
    row: list[Box] = []
    for box in sorted(boxes, key=lambda box: (round((box.y0 + box.y1) / ROUND), box.x0)):
        if row and not (_is_level(box, row[-1]) and _is_close(row[-1], box)):
            yield union(row)
            row = []
        row.append(box)
    if row:
        yield union(row)


def _is_close(left: Box, right: Box) -> bool:
    is_narrow = max(left.x1 - left.x0, right.x1 - right.x0) <= WIDEST
    return is_narrow and right.x0 - left.x1 <= CLOSE * (left.y1 - left.y0)


def _is_level(box: Box, other: Box) -> bool:
    middle = (box.y0 + box.y1) / 2
    return other.y0 <= middle <= other.y1


def _with_margin(box: Box) -> Box:
    return Box(box.x0 - EDGE, box.y0 - EDGE, box.x1 + EDGE, box.y1 + EDGE)
