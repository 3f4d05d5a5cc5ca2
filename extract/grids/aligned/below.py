"""Which columns lie below a heading, without rulings that say so.

In: the heading's pieces, and the columns. Out: the columns below a piece whose own headings stand
deep enough for it to be over them.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from extract.marks.textlines import TextLine

if TYPE_CHECKING:
    from extract.marks.geometry import Box

HEADING_LINE = 1.5
"""Font sizes between two lines of one heading, at most."""

JUT = 0.2
"""Share of a heading, or of a column, by which the heading may jut out over the column beside its
own."""

DEEP, NEARLY_DEEP = 0.7, 0.62
"""Share of the depth of the headings below a piece from which others are below it, too: a heading
as high as the piece and what is below it stands half as deep. Between two of them a little less is
enough."""


IN_THE_MIDDLE, WELL_BELOW = 2.0, 4.0
"""Points off the middle of the whole heading within which a column's own words are as high as all
of it, so that nothing is above them; and from which others are surely below something."""


OFF_THE_MIDDLE = 0.02
"""Share of a table's width by which the middle of its title may lie off its own."""


class Interval(NamedTuple):
    """A stretch of the page from left to right."""

    x0: float
    x1: float

    @property
    def centre(self) -> float:
        """The x of its middle."""
        return (self.x0 + self.x1) / 2

    def meets(self, other: "Interval | Box") -> bool:
        """Say whether it overlaps another by more than half a point."""
        return min(self.x1, other.x1) - max(self.x0, other.x0) > 0.5

    def is_under(self, words: "Box") -> bool:
        """Say whether words stand over it, and do not only jut out over it from beside."""
        common = min(self.x1, words.x1) - max(self.x0, words.x0)
        return common > max(0.5, JUT * min(self.x1 - self.x0, words.x1 - words.x0))


def free_columns(
    piece: TextLine, header: Sequence[TextLine], columns: Sequence[Interval]
) -> list[bool]:
    """Say of each column whether the piece can be over it."""
    depths = [_depth(piece, header, column) for column in columns]
    near = sorted(range(len(columns)), key=lambda i: abs(columns[i].centre - centre_of(piece)))[:2]
    usual = min(depths[number] for number in near)
    is_deep = [depth > 0 and depth >= DEEP * usual for depth in depths]
    middle = centre_of_lines(piece) - (max(o.box.y1 for o in header) + _foot(header)) / 2
    if usual > middle + WELL_BELOW:
        is_deep = [
            deep and abs(depth - middle) > IN_THE_MIDDLE
            for deep, depth in zip(is_deep, depths, strict=True)
        ]
    for number in range(1, len(columns) - 1):
        if is_deep[number - 1] and any(is_deep[number + 1 :][:1]):
            is_deep[number] = depths[number] > NEARLY_DEEP * usual
    return is_deep


def is_above_all(piece: TextLine, header: Sequence[TextLine], columns: Sequence[Interval]) -> bool:
    """Say whether a line alone in the middle stands above all columns: a title in its table.

    What stands over some only has beside it the headings of others, as high as the whole.
    """
    table = Interval(columns[0].x0, columns[-1].x1)
    others = [other for other in header if other is not piece]
    if (
        abs(table.centre - centre_of(piece)) > OFF_THE_MIDDLE * (table.x1 - table.x0)
        or not others
        or max(other.box.y1 for other in others) > piece.box.y0 + 1
    ):
        return False
    middle = centre_of_lines(piece) - (piece.box.y1 + _foot(header)) / 2
    depths = [_depth(piece, header, column) for column in (columns[0], columns[-1])]
    return all(depth > 0 and abs(depth - middle) > IN_THE_MIDDLE for depth in depths)


def _depth(piece: TextLine, header: Sequence[TextLine], column: Interval) -> float:
    """Say how far below a piece the middle of the uppermost heading of a column is.

    Zero where a heading stands beside the piece or above it.
    """
    stack = [
        other for other in header if not is_level_with(other, piece) and column.is_under(other.box)
    ]
    stack.sort(key=lambda other: -other.baseline)
    if not stack or max(o.box.y1 for o in stack) > piece.box.y1 - 0.8 * piece.font_size:
        return 0.0
    last = stack[0]
    for other in stack:
        if last.baseline - other.baseline > HEADING_LINE * other.font_size:
            break
        last = other
    return centre_of_lines(piece) - (stack[0].box.y1 + last.box.y0) / 2


def _foot(header: Sequence[TextLine]) -> float:
    return min(piece.box.y0 for piece in header)


def run_around(centre: float, is_free: Sequence[bool], columns: Sequence[Interval]) -> list[int]:
    """Take the free columns around a point; the two nearest to it must be free."""
    near = sorted(range(len(columns)), key=lambda i: abs(columns[i].centre - centre))[:2]
    if len(near) < 2 or not all(is_free[i] for i in near):
        return []
    first, last = min(near), max(near)
    while first > 0 and is_free[first - 1]:
        first -= 1
    while last + 1 < len(columns) and is_free[last + 1]:
        last += 1
    return list(range(first, last + 1))


def is_level_with(one: TextLine, other: TextLine) -> bool:
    """Say whether two pieces stand on one line."""
    return abs(one.baseline - other.baseline) < 0.5 * min(one.font_size, other.font_size)


def centre_of_lines(piece: TextLine) -> float:
    """Give the middle of a piece from top to bottom."""
    return (piece.box.y0 + piece.box.y1) / 2


def centre_of(piece: TextLine) -> float:
    """Give the middle of a piece from left to right."""
    return (piece.box.x0 + piece.box.x1) / 2


def goes_on(piece: TextLine, other: TextLine) -> bool:
    """Say whether a piece is the next line of another's heading."""
    is_next = 0 < piece.baseline - other.baseline <= HEADING_LINE * piece.font_size
    return is_next and abs(centre_of(piece) - centre_of(other)) < 0.5 * piece.font_size


def reached_over(
    piece: TextLine, header: Sequence[TextLine], columns: Sequence[Interval]
) -> tuple[set[int], tuple[TextLine, ...]]:
    """Take the columns whose middles a lowest heading reaches over, where no other one stands.

    So one heading is over the parts of a code. The further lines of the heading go with it.
    """
    lines = [piece]
    for other in sorted(header, key=lambda other: -other.baseline):
        if goes_on(lines[-1], other):
            lines.append(other)
    over = {
        number
        for number, column in enumerate(columns)
        if any(line.box.x0 < column.centre < line.box.x1 for line in lines)
    }
    others = [other for other in header if not any(other is line for line in lines)]
    if len(over) == len(columns) or any(
        columns[number].is_under(other.box) for number in over for other in others
    ):
        return set(), (piece,)
    return over, tuple(lines)
