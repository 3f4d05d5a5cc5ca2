"""Points and boxes, in PDF points with the origin at the bottom left of the upright page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

FAR = 2**18
"""Squares from the origin that are told apart; what lies farther off lies in the last."""

ROOM = 1.01
"""Times that what lies near is looked for farther than asked: places are rounded."""

Matrix = tuple[float, float, float, float, float, float]


class Box(NamedTuple):
    """A rectangle: left, bottom, right, top."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def area(self) -> float:
        """Width times height, never below zero."""
        return max(self.x1 - self.x0, 0.0) * max(self.y1 - self.y0, 0.0)

    def holds(self, x: float, y: float, reach: float = 0.0) -> bool:
        """Say whether the point lies inside, or at most `reach` outside."""
        return self.x0 - reach <= x <= self.x1 + reach and self.y0 - reach <= y <= self.y1 + reach

    def encloses(self, other: "Box") -> bool:
        """Say whether no part of the other lies outside."""
        return (
            self.x0 <= other.x0
            and self.y0 <= other.y0
            and self.x1 >= other.x1
            and self.y1 >= other.y1
        )

    def moved(self, x: float, y: float) -> "Box":
        """Give the box, moved so far to the right and up."""
        return Box(self.x0 + x, self.y0 + y, self.x1 + x, self.y1 + y)

    def overlap(self, other: "Box") -> float:
        """Area common to both."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.y1, other.y1) - max(self.y0, other.y0)
        return max(width, 0.0) * max(height, 0.0)


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of the page by quarter turns, so that its text reads upright.

    Attributes:
        degrees: Counter-clockwise, one of 0, 90, 180, 270.
        width: Width of the page before the turn.
        height: Height of the page before the turn.
    """

    degrees: int
    width: float
    height: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height after the turn."""
        return (self.width, self.height) if self.degrees % 180 == 0 else (self.height, self.width)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Give where a point of the page lies after the turn."""
        match self.degrees:
            case 90:
                return self.height - y, x
            case 180:
                return self.width - x, self.height - y
            case 270:
                return y, self.width - x
            case _:
                return x, y

    def box(self, box: Box) -> Box:
        """Give where a box of the page lies after the turn."""
        xa, ya = self.point(box.x0, box.y0)
        xb, yb = self.point(box.x1, box.y1)
        return Box(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))


def union(boxes: list[Box]) -> Box:
    """Take the smallest box around all; there must be at least one."""
    if len(boxes) == 1:
        return boxes[0]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Box._make((min(lefts), min(bottoms), max(rights), max(tops)))


def close_by(
    places: Sequence[tuple[float, float]],
    distance: tuple[float, float],
    kinds: Sequence[int] | None = None,
    side: int = 1,
) -> list[int]:
    """Name the places, by number, that have another of their kind so near.

    Each place is put into the square it lies in, and into those that begin within the distance to
    the right of it and above: of two that are near the lower left one is put into the other's. One
    too many may be named, never one too few.

    Args:
        places: Points.
        distance: How near, across and along.
        kinds: A number for what each is; without, all are of one kind.
        side: Times the distance that a square is wide: fewer squares, and more named too many.
    """
    if not places:
        return []
    left, right = _squares([x for x, _ in places], distance[0], side)
    low, high = _squares([y for _, y in places], distance[1], side)
    if kinds is not None:
        of_kind = np.array(kinds, np.int64) * 2 * FAR
        left, right = left + of_kind, right + of_kind
    is_wide, is_high = left != right, low != high
    parts = [(left, low, np.arange(len(places)))]
    for columns, rows, into in (
        (right, low, is_wide),
        (left, high, is_high),
        (right, high, is_wide & is_high),
    ):
        numbers = np.flatnonzero(into)
        parts.append((columns[numbers], rows[numbers], numbers))
    keys = np.concatenate([columns * 2 * FAR + rows for columns, rows, _ in parts])
    owners = np.concatenate([numbers for *_, numbers in parts])
    order = np.argsort(keys)
    keys = keys[order]
    alike = np.flatnonzero(keys[1:] == keys[:-1])
    near: list[int] = np.unique(owners[order[[*alike, *(alike + 1)]]]).tolist()
    return near


def _squares(places: Sequence[float], distance: float, side: int) -> tuple[Any, Any]:
    """Give the numbers of the squares, along one axis, that places lie in and are near to.

    What is no number lies in the first, with what lies too far off to be told apart.
    """
    reach = ROOM * distance
    exact = np.array(places, float)
    with np.errstate(invalid="ignore"):
        begins, ends = exact / (side * reach), (exact + reach) / (side * reach)
    first, last = (np.fmin(np.fmax(np.floor(of_all), -FAR), FAR) for of_all in (begins, ends))
    return first.astype(np.int64), last.astype(np.int64)
