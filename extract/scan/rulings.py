"""The straight lines of a scanned page, found in its ink.

In: a straight picture. Out: rulings in points, which go to Camelot's vector engine like those of
any other page. Tried and rejected: Camelot's own raster engine, whose adaptive threshold loses
light verticals on paper texture, and with them whole rows of cells; and ridges (darker than both
sides, averaged along the line), which were no better on poor copies and worse on good ones.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from extract.marks.geometry import Box
from extract.marks.rulings import Ruling
from extract.scan.picture import Area, Picture

SHORTEST_LEVEL, SHORTEST_UPRIGHT = 18.0, 13.0
"""Points that a ruling is long, at least: the narrowest column and the lowest row. Strokes of a
title can be as long; they do not end on other rulings."""

SURELY_A_RULING = 120.0
"""Points; a longer line is no stroke of a character: a level one, whatever it touches, and an
upright one that ends on another, once. A streak of the scanner ends on none."""

BREAK = 1.2
"""Points; shorter breaks in a ruling are closed: dust, or the raster of a copier."""

RIM = 5
"""Pixels by which a ruling's ink is thickened to cover its blurred rim."""

THICKEST = 4.0
"""Points; thicker marks are bands or pictures, not rulings."""

TOUCH = 2.0
"""Points between the end of a ruling and the ruling that it ends on, at most: blur of both."""


def find_rulings(picture: Picture) -> tuple[list[Ruling], Any]:
    """Find level and upright lines; strokes of characters are left out.

    Returns:
        The rulings, and a mask of their ink.
    """
    level, level_ink = _lines(picture, SHORTEST_LEVEL, is_level=True)
    upright, upright_ink = _lines(picture, SHORTEST_UPRIGHT, is_level=False)
    for _ in range(2):
        upright = [
            line
            for line in upright
            if _ends_touch(line, level, any if _height(line) >= SURELY_A_RULING else all)
        ]
        level = [
            line
            for line in level
            if line.box.x1 - line.box.x0 >= SURELY_A_RULING or _ends_touch(line, upright)
        ]
    mask = _mask(level_ink, level) | _mask(upright_ink, upright)
    return _rulings(level, upright), mask


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, and the label of its ink."""

    box: Box
    label: int


def _lines(picture: Picture, shortest: float, *, is_level: bool) -> tuple[list[_Line], Any]:
    scale = picture.scale
    pieces = _opened(picture.ink, shortest / 2 * scale, is_level=is_level)
    closing = _bar(BREAK * scale, is_level=is_level)
    whole = cv2.morphologyEx(pieces, cv2.MORPH_CLOSE, closing)
    lines = _opened(whole, shortest * scale, is_level=is_level)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
    found = []
    for label, (left, top, width, height, area) in enumerate(stats.tolist()):
        length, breadth = (width, height) if is_level else (height, width)
        if label and area / length <= THICKEST * scale and breadth < length / 2:
            box = picture.to_points(Area(left, top, left + width, top + height))
            found.append(_Line(box, label))
    return found, labels


def _mask(labels: Any, lines: Sequence[_Line]) -> Any:
    """Mark the ink of lines, and its rim."""
    is_line = np.zeros(int(labels.max()) + 1, np.uint8)
    is_line[[line.label for line in lines]] = 1
    return cv2.dilate(is_line[labels], np.ones((RIM, RIM), np.uint8))


def _opened(ink: Any, length: float, *, is_level: bool) -> Any:
    """Keep the runs of ink that are at least so long."""
    return cv2.morphologyEx(ink, cv2.MORPH_OPEN, _bar(length, is_level=is_level))


def _bar(length: float, *, is_level: bool) -> Any:
    pixels = max(round(length), 1)
    return np.ones((1, pixels) if is_level else (pixels, 1), np.uint8)


def _height(line: _Line) -> float:
    return line.box.y1 - line.box.y0


def _ends_touch(
    line: _Line, others: Sequence[_Line], enough: Callable[[Iterable[bool]], bool] = all
) -> bool:
    box = _thin(line.box)
    return enough(
        any(other.box.holds(x, y, TOUCH) for other in others)
        for x, y in ((box.x0, box.y0), (box.x1, box.y1))
    )


def _thin(line: Box) -> Box:
    if line.x1 - line.x0 >= line.y1 - line.y0:
        y = (line.y0 + line.y1) / 2
        return Box(line.x0, y, line.x1, y)
    x = (line.x0 + line.x1) / 2
    return Box(x, line.y0, x, line.y1)


def _rulings(level: Sequence[_Line], upright: Sequence[_Line]) -> list[Ruling]:
    """Give pieces of one line one coordinate, and end each line on the one it touches."""
    level_boxes = [_thin(line.box) for line in level]
    upright_boxes = [_thin(line.box) for line in upright]
    ys = _gathered([box.y0 for box in level_boxes])
    xs = _gathered([box.x0 for box in upright_boxes])
    boxes = [
        Box(_nearest(box.x0, xs), _nearest(box.y0, ys), _nearest(box.x1, xs), _nearest(box.y1, ys))
        for box in (*level_boxes, *upright_boxes)
    ]
    return [Ruling(box, is_shape=False) for box in boxes]


def _gathered(coordinates: Sequence[float]) -> list[float]:
    """Take the middle of each group of coordinates that lie close together."""
    groups: list[list[float]] = []
    for coordinate in sorted(coordinates):
        if groups and coordinate - groups[-1][-1] <= TOUCH:
            groups[-1].append(coordinate)
        else:
            groups.append([coordinate])
    return [sum(group) / len(group) for group in groups]


def _nearest(coordinate: float, others: Sequence[float]) -> float:
    """Move a coordinate onto the nearest of others, if it lies within twice `TOUCH`."""
    nearest = min(others, key=lambda other: abs(other - coordinate), default=coordinate)
    return nearest if abs(nearest - coordinate) <= 2 * TOUCH else coordinate
