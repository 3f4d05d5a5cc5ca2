"""Rulings: the straight lines of a page, however its office software drew them.

In: playa's path objects. Out: :class:`Ruling` values, horizontal or vertical. Camelot's vector
engine takes only stroked lines and axis-parallel rectangles for rulings; here belong as well
the sides of stroked polygons and every thin filled shape: some software draws
a ruling as a quadrilateral with mitred ends, filled and less than a point thick.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from playa.content import PathObject
from playa.utils import apply_matrix_pt

from extract.marks.geometry import Box, Turn

STRAIGHT = 0.5
"""A line counts as parallel to an axis when it strays no further than this, in points."""

THIN = 2.0
"""A filled shape is a ruling when it is no thicker than this, in points."""

BAND = 6.0
"""A stroke wider than this paints a band, not a ruling."""

SAME_EXTENT = 8.0
"""Rules of one table begin and end at the same place, give or take this, in points."""

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


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line."""

    y: float
    x0: float
    x1: float

    def has_extent_of(self, other: "Rule") -> bool:
        """Say whether both begin and end at the same place."""
        return abs(self.x0 - other.x0) < SAME_EXTENT and abs(self.x1 - other.x1) < SAME_EXTENT

    def is_part_of(self, other: "Rule") -> bool:
        """Say whether this one is shorter, and runs within the other's extent."""
        is_inside = other.x0 - 1 < self.x0 and self.x1 < other.x1 + 1
        return is_inside and not self.has_extent_of(other)


def join_rules(rulings: Sequence[Ruling]) -> list[Rule]:
    """Join the pieces of a rule: some software draws one a column."""
    parts = sorted(
        (round(r.box.y0), r.box.x0, r.box.x1, r.box.y0) for r in rulings if r.is_horizontal
    )
    joined: list[Rule] = []
    for _, x0, x1, y in parts:
        if joined and abs(joined[-1].y - y) < 1.5 and x0 - joined[-1].x1 < 3.0:
            last = joined.pop()
            joined.append(Rule(last.y, last.x0, max(last.x1, x1)))
        else:
            joined.append(Rule(y, x0, x1))
    return joined


def read_rulings(path: PathObject) -> Iterator[Ruling]:
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
    """Say where the ruling runs after the page is turned."""
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


def _stroke_width(path: PathObject) -> float:
    a, b, c, d, _, _ = path.ctm
    scale: float = max(abs(a) + abs(c), abs(b) + abs(d))
    return float(path.gstate.linewidth) * scale


def _subpaths(path: PathObject) -> Iterator[tuple[list[Point], bool]]:
    points: list[Point] = []
    is_curved = False
    for segment in path.raw_segments:
        if segment.operator == "m":
            if points:
                yield points, is_curved
            points, is_curved = [apply_matrix_pt(path.ctm, segment.points[0])], False
        elif segment.operator == "h":
            if points:
                points.append(points[0])
        else:
            is_curved = is_curved or segment.operator in "cvy"
            points.append(apply_matrix_pt(path.ctm, segment.points[-1]))
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
    is_shape = min(width, height) > 1.5 or len(points) != 5 or not _is_rectangle(points)
    if width >= height:
        y = (y0 + y1) / 2
        yield Ruling(Box(x0, y, x1, y), is_shape)
    else:
        x = (x0 + x1) / 2
        yield Ruling(Box(x, y0, x, y1), is_shape)


def _is_rectangle(points: list[Point]) -> bool:
    sides = pairwise(points)
    return points[0] == points[-1] and all(a[0] == b[0] or a[1] == b[1] for a, b in sides)
