"""Lines of text cut out of a straight picture: one crop for each, for the recogniser.

Inside grids each cell is cut out by itself, so that no text runs into a neighbour; its rulings are
left outside, and the rest is split into lines where rows of pixels hold no ink.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import cv2
import numpy as np

from extract.scan.picture import Area, Picture

RULING_REACH = 1.8
"""Points from the cell's edge within which a ruling's ink lies: half its thickness, and blur."""

LONG = 4
"""Times that a mark there is longer than thick, at least, to be a ruling's where it does not run
into the edge."""

SMALLEST_LINE, LARGEST_LINE = 3.0, 40.0
"""Points that a line's ink is high: footnotes and titles."""

SIDE = 0.4
"""Line heights of paper left beside a line; in more of it the recogniser sees check boxes."""

STROKE = 1.2
"""Line heights before a line in which a stroke too faint for ink is searched for: a leading 一."""

FAINT = 0.06
"""Share of the paper's brightness by which such a stroke darkens its row of pixels, at least."""

DEFAULT_LINE = 8.0
"""Points that a line is taken to be high on a page without any to measure."""

FEWEST_PIXELS = 6
"""Pixels of ink at 200 dots an inch; a cell with fewer is blank."""


@dataclass(frozen=True, slots=True)
class Crop:
    """A line of text: the area of its ink, and the picture cut out around it."""

    ink: Area
    pixels: Any


@dataclass(frozen=True, slots=True)
class _Inside:
    """A cell without its rulings, and the runs of rows that hold its ink."""

    area: Area
    ink: Any
    runs: list[tuple[int, int]]


def cut_cells(picture: Picture, cells: Sequence[Area]) -> list[list[Crop]]:
    """Cut each cell into its lines, top down; blank cells have none."""
    insides = [_inside(picture, cell) for cell in cells]
    line_height = _line_height(insides, picture.scale)
    return [_crops(picture, inside, line_height) for inside in insides]


def cut_line(picture: Picture, found: Area) -> Crop | None:
    """Cut out a line found in the picture; None where it holds no ink."""
    height = found.bottom - found.top
    area = Area(
        max(found.left - height // 4, 0),
        max(found.top - 2, 0),
        min(found.right + height // 4, picture.width),
        min(found.bottom + 2, picture.height),
    )
    ink = area.of(picture.ink)
    if area.is_empty or int(ink.sum()) < FEWEST_PIXELS:
        return None
    tight = _tight(area, ink)
    return Crop(tight, _with_margin(picture, tight, area, 0.8 * height))


def _inside(picture: Picture, cell: Area) -> _Inside:
    if cell.is_empty:
        return _Inside(cell, cell.of(picture.ink), [])
    area, ink = _without_rulings(picture, cell)
    if area.is_empty or int(ink.sum()) < FEWEST_PIXELS * (picture.scale * 72 / 200) ** 2:
        return _Inside(area, ink, [])
    return _Inside(area, ink, _runs(ink.any(axis=1)))


def _without_rulings(picture: Picture, cell: Area) -> tuple[Area, Any]:
    """Take the remains of rulings out of a cell's ink, and move its sides inwards over them."""
    reach = max(round(RULING_REACH * picture.scale), 2)
    ink = cell.of(picture.ink)
    height, width = ink.shape
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8, ltype=cv2.CV_32S)
    is_kept = np.ones(len(stats), bool)
    is_kept[0] = False
    sides = [0, 0, 0, 0]
    for index, (left, top, wide, high, _) in enumerate(stats[1:].tolist(), start=1):
        depths = (left + wide, top + high, width - left, height - top)
        rims = (left, top, width - left - wide, height - top - high)
        lengths = ((high, wide), (wide, high), (high, wide), (wide, high))
        for side in range(4):
            long, thick = lengths[side]
            is_rim = rims[side] == 0 or long >= LONG * thick
            if depths[side] <= reach and is_rim:
                is_kept[index] = False
                sides[side] = max(sides[side], depths[side])
    kept = is_kept[labels].astype(np.uint8)
    left, top, right, bottom = (side + 1 for side in sides)
    area = Area(cell.left + left, cell.top + top, cell.right - right, cell.bottom - bottom)
    return area, kept[top : height - bottom, left : width - right]


def _runs(filled: Any) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], filled.astype(np.int8), [0]))))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _line_height(insides: Sequence[_Inside], scale: float) -> float:
    """Estimate the height of a line of ideographs from all cells of the page."""
    heights = [
        end - start
        for inside in insides
        for start, end in inside.runs
        if SMALLEST_LINE * scale <= end - start <= LARGEST_LINE * scale
    ]
    single = [height for height in heights if height <= 1.6 * float(np.median(heights))]
    return float(np.percentile(single, 80)) if single else DEFAULT_LINE * scale


def _crops(picture: Picture, inside: _Inside, line_height: float) -> list[Crop]:
    crops = []
    for top, bottom in _lines(inside, line_height):
        area = inside.area
        line = Area(area.left, area.top + top, area.right, area.top + bottom)
        ink = inside.ink[top:bottom]
        if int(ink.sum()) < FEWEST_PIXELS:
            continue
        tight = _tight(line, ink)
        crops.append(Crop(tight, _with_margin(picture, tight, area, line_height)))
    return crops


def _lines(inside: _Inside, line_height: float) -> list[tuple[int, int]]:
    """Join the strokes of a line, such as those of 三, and split lines that touch."""
    joined: list[tuple[int, int]] = []
    for start, end in inside.runs:
        if joined and end - joined[-1][0] <= 1.2 * line_height:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    lines = [line for start, end in joined for line in _split(inside.ink, start, end, line_height)]
    return _without_rims(lines, inside.area.bottom - inside.area.top, line_height)


def _split(ink: Any, start: int, end: int, line_height: float) -> list[tuple[int, int]]:
    count = round((end - start) / (1.15 * line_height))
    if count < 2:
        return [(start, end)]
    rows = ink[start:end].sum(axis=1).astype(np.float64)
    cuts = [0]
    for number in range(1, count):
        expected = (end - start) * number / count
        low, high = int(expected - 0.35 * line_height), int(expected + 0.35 * line_height) + 1
        cut = low + int(rows[low:high].argmin())
        if rows[cut] > 0.2 * rows.mean():
            return [(start, end)]
        cuts.append(cut)
    cuts.append(end - start)
    return [(start + a, start + b) for a, b in pairwise(cuts) if b > a]


def _without_rims(
    lines: list[tuple[int, int]], height: int, line_height: float
) -> list[tuple[int, int]]:
    """Leave out slivers at the cell's edge: remains of its rulings."""
    sliver = 0.2 * line_height
    return [
        (start, end)
        for start, end in lines
        if end - start > sliver or (start > sliver and end < height - sliver)
    ]


def _tight(area: Area, ink: Any) -> Area:
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return Area(
        area.left + int(columns[0]),
        area.top + int(rows[0]),
        area.left + int(columns[-1]) + 1,
        area.top + int(rows[-1]) + 1,
    )


def _with_margin(picture: Picture, ink: Area, cell: Area, line_height: float) -> Any:
    """Cut a line out with blank paper around it instead of neighbouring lines and rulings."""
    half = max((ink.bottom - ink.top) / 2, 0.45 * line_height) + 0.15 * line_height
    middle = (ink.top + ink.bottom) / 2
    side = round(SIDE * line_height)
    left = ink.left - side
    if _has_faint_stroke(picture, ink, cell, round(STROKE * line_height)):
        left = ink.left - round(STROKE * line_height)
    wanted = Area(left, round(middle - half), ink.right + side, round(middle + half))
    shown = Area(
        max(wanted.left, cell.left),
        max(wanted.top, cell.top),
        min(wanted.right, cell.right),
        min(wanted.bottom, cell.bottom),
    )
    pixels = shown.of(picture.pixels)
    paper = np.percentile(pixels.reshape(-1, 3), 75, axis=0)
    canvas = np.empty((wanted.bottom - wanted.top, wanted.right - wanted.left, 3), np.uint8)
    canvas[:] = paper
    top, left = shown.top - wanted.top, shown.left - wanted.left
    canvas[top : top + pixels.shape[0], left : left + pixels.shape[1]] = pixels
    return canvas


def _has_faint_stroke(picture: Picture, ink: Area, cell: Area, reach: int) -> bool:
    """Say whether one row of pixels before a line is darker than the others."""
    before = Area(max(ink.left - reach, cell.left), ink.top, ink.left - 1, ink.bottom)
    if before.right - before.left < reach / 2:
        return False
    grey = before.of(picture.pixels).mean(axis=2)
    rows = 1 - (grey / np.maximum(before.of(picture.paper), 1)).mean(axis=1)
    return bool(rows.max() - np.median(rows) > FAINT)
