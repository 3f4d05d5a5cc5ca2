"""Rulings: the straight lines of a page, however its office software drew them.

In: paths. Out: :class:`Ruling` values, horizontal or vertical. Camelot's vector
engine takes only stroked lines and axis-parallel rectangles for rulings; here the sides of stroked
polygons and every thin filled shape count as well: some software draws a ruling as a quadrilateral
with mitred ends, filled and less than a point thick.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.marks.geometry import Box, Turn
from extract.marks.shown.painting import Drawn

STRAIGHT = 0.5
"""Points by which a line may stray from its axis: less than any row is high."""

THIN = 2.0
"""Points; a filled shape that is thicker is a band or a box, not a ruling."""

CAMELOT_THIN = 1.5
"""Points; Camelot takes filled rectangles up to this thickness for rulings, too (its
`_LINE_AS_THIN_RECT_TOL`)."""

BAND = 6.0
"""Points; a wider stroke paints a band, not a ruling."""

SAME_EXTENT = 8.0
"""Points by which the ends of one table's rulings may differ: the padding of a cell, roughly."""

SAME_LEVEL, SMALL_BREAK = 1.5, 3.0
"""Points between pieces of one ruling, across and along it, at most: software that draws a piece
for each column leaves breaks of a stroke's width at the joints."""

EDGE, MOST_STREAKS = 2.0, 2
"""Points from the edges of the page within which a streak ends, and how many lines are streaks."""

Point = tuple[float, float]


class Ruling(NamedTuple):
    """A straight line parallel to an axis.

    Attributes:
        box: Where it runs; its thickness is zero in one direction.
        is_shape: Camelot's own vector engine would not have seen it.
    """

    box: Box
    is_shape: bool

    @property
    def is_horizontal(self) -> bool:
        """Say whether it runs from left to right."""
        return self.box.x1 - self.box.x0 >= self.box.y1 - self.box.y0

    @property
    def y(self) -> float:
        """The height of a horizontal one."""
        return self.box.y0

    @property
    def width(self) -> float:
        """The length of a horizontal one."""
        return self.box.x1 - self.box.x0

    def has_extent_of(self, other: "Ruling") -> bool:
        """Say whether two horizontal ones begin and end below each other."""
        (x0, _, x1, _), (other_x0, _, other_x1, _) = self.box, other.box
        return abs(x0 - other_x0) < SAME_EXTENT and abs(x1 - other_x1) < SAME_EXTENT

    def is_part_of(self, other: "Ruling") -> bool:
        """Say whether this horizontal one is shorter, and runs within the other's extent."""
        is_inside = other.box.x0 - 1 < self.box.x0 and self.box.x1 < other.box.x1 + 1
        return is_inside and not self.has_extent_of(other)


def level_ruling(y: float, x0: float, x1: float) -> Ruling:
    """Make a horizontal ruling."""
    return Ruling(Box(x0, y, x1, y), is_shape=False)


def join_level(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Take the horizontal rulings, and join the pieces of one: some software draws one a column."""
    pieces = sorted((round(r.y), r.box.x0, r.box.x1, r.y) for r in rulings if r.is_horizontal)
    joined: list[Ruling] = []
    for _, x0, x1, y in pieces:
        last = joined[-1] if joined else None
        if last and abs(last.y - y) < SAME_LEVEL and x0 - last.box.x1 < SMALL_BREAK:
            joined[-1] = level_ruling(last.y, last.box.x0, max(last.box.x1, x1))
        else:
            joined.append(level_ruling(y, x0, x1))
    return joined


def read_rulings(path: Drawn) -> Iterator[Ruling]:
    """Find the rulings that one painted path draws."""
    is_band = path.stroke and _stroke_width(path) > BAND
    for points, is_curved in _subpaths(path):
        if len(points) < 2:
            continue
        if path.stroke and not is_band:
            if not is_curved:
                yield from _sides(points)
        elif path.fill:
            yield from _thin_shape(points)


def turn_ruling(ruling: Ruling, turn: Turn) -> Ruling:
    """Give the ruling as it runs after the page is turned."""
    return ruling._replace(box=turn.box(ruling.box))


def on_page(rulings: Iterable[Ruling], page: Box) -> list[Ruling]:
    """Keep the rulings that run on the page, each once."""
    kept: dict[Box, Ruling] = {}
    for ruling in rulings:
        box = ruling.box
        if box.x1 < page.x0 or box.x0 > page.x1 or box.y1 < page.y0 or box.y0 > page.y1:
            continue
        earlier = kept.get(box)
        if earlier is None or earlier.is_shape:
            kept[box] = ruling
    return list(kept.values())


def without_streaks(rulings: Sequence[Ruling], page: Box) -> list[Ruling]:
    """Drop a vertical line or two from edge to edge of the page: dirt on a scanner, a fold.

    A table that fills the page so has more of them.
    """
    streaks = {
        ruling
        for ruling in rulings
        if ruling.box.y0 < page.y0 + EDGE
        and ruling.box.y1 > page.y1 - EDGE
        and not ruling.is_horizontal
    }
    if not streaks or len({round(streak.box.x0) for streak in streaks}) > MOST_STREAKS:
        return list(rulings)
    return [ruling for ruling in rulings if ruling not in streaks]


def _stroke_width(path: Drawn) -> float:
    a, b, c, d, _, _ = path.ctm
    scale: float = max(abs(a) + abs(c), abs(b) + abs(d))
    return float(path.gstate.linewidth) * scale


def _subpaths(path: Drawn) -> Iterator[tuple[list[Point], bool]]:
    points: list[Point] = []
    is_curved = False
    for operator, of_segment in path.placed:
        if operator == "m":
            if points:
                yield points, is_curved
            points, is_curved = [of_segment[0]], False
        elif operator == "h":
            if points:
                points.append(points[0])
        else:
            is_curved = is_curved or operator in "cvy"
            points.append(of_segment[-1])
    if points:
        yield points, is_curved


def _sides(points: list[Point]) -> Iterator[Ruling]:
    is_shape = len(points) not in {2, 5} and not (len(points) == 3 and points[0] == points[2])
    for (xa, ya), (xb, yb) in pairwise(points):
        width, height = abs(xa - xb), abs(ya - yb)
        if width <= STRAIGHT < height:
            x = (xa + xb) / 2
            yield Ruling(Box(x, min(ya, yb), x, max(ya, yb)), is_shape)
        elif height <= STRAIGHT < width:
            y = (ya + yb) / 2
            yield Ruling(Box(min(xa, xb), y, max(xa, xb), y), is_shape)


def _thin_shape(points: list[Point]) -> Iterator[Ruling]:
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    width, height = x1 - x0, y1 - y0
    if min(width, height) > THIN or max(width, height) <= THIN:
        return
    is_shape = min(width, height) > CAMELOT_THIN or len(points) != 5 or not _is_rectangle(points)
    if width >= height:
        y = (y0 + y1) / 2
        yield Ruling(Box(x0, y, x1, y), is_shape)
    else:
        x = (x0 + x1) / 2
        yield Ruling(Box(x, y0, x, y1), is_shape)


def _is_rectangle(points: list[Point]) -> bool:
    sides = pairwise(points)
    return points[0] == points[-1] and all(a[0] == b[0] or a[1] == b[1] for a, b in sides)
