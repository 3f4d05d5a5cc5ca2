"""Text outside the grids of a straight picture: titles, units, notes, whole pages of prose.

Only the strips that hold ink are searched, at half the resolution: to find the text of a whole page
costs as much as to recognise it.
"""

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np

from extract.scan.crops import Crop, cut_line
from extract.scan.picture import Area, Picture
from extract.scan.recogniser import Recogniser

SEARCH_RESOLUTION = 100
"""Dots an inch at which lines are searched for: half of the picture's."""

APART = 12.0
"""Points without ink between two strips, at least: about one line."""

_STEP = 32
"""The detector takes sizes that are multiples of this."""


def cut_outside(picture: Picture, grids: Sequence[Area], recogniser: Recogniser) -> list[Crop]:
    """Find the lines of text outside grids, and cut them out."""
    outside = _without(picture, grids)
    found = [line for strip in _strips(outside) for line in _search(outside, strip, recogniser)]
    crops = [cut_line(outside, line) for line in found]
    return [crop for crop in crops if crop is not None]


def rows_of(crops: Sequence[Crop]) -> list[list[int]]:
    """Group lines that stand side by side; rows top down, each from left to right."""
    rows: list[list[int]] = []
    for index in sorted(range(len(crops)), key=lambda i: crops[i].ink.top + crops[i].ink.bottom):
        if rows and _is_same_row(crops[index].ink, crops[rows[-1][-1]].ink):
            rows[-1].append(index)
        else:
            rows.append([index])
    return [sorted(row, key=lambda i: crops[i].ink.left) for row in rows]


def _is_same_row(one: Area, other: Area) -> bool:
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    is_level = common > 0.5 * min(one.bottom - one.top, other.bottom - other.top)
    return is_level and (one.left >= other.right - 4 or other.left >= one.right - 4)


def _without(picture: Picture, grids: Sequence[Area]) -> Picture:
    mask = np.zeros(picture.ink.shape, np.uint8)
    for grid in grids:
        grid.inset(-3).of(mask)[:] = 1
    return picture.without(mask) if grids else picture


def _strips(picture: Picture) -> list[Area]:
    filled = np.flatnonzero(picture.ink.any(axis=1))
    if not len(filled):
        return []
    apart, margin = round(APART * picture.scale), round(4 * picture.scale)
    cuts = np.flatnonzero(np.diff(filled) > apart)
    strips = []
    for rows in np.split(filled, cuts + 1):
        top, bottom = max(int(rows[0]) - margin, 0), min(int(rows[-1]) + margin, picture.height)
        columns = np.flatnonzero(picture.ink[top:bottom].any(axis=0))
        left, right = int(columns[0]) - margin, int(columns[-1]) + margin
        strips.append(Area(max(left, 0), top, min(right, picture.width), bottom))
    return strips


def _search(picture: Picture, strip: Area, recogniser: Recogniser) -> list[Area]:
    shrink = SEARCH_RESOLUTION / (picture.scale * 72)
    pixels: Any = strip.of(picture.pixels)
    wide, high = (max(round(side * shrink), 1) for side in (pixels.shape[1], pixels.shape[0]))
    small = cv2.resize(pixels, (wide, high), interpolation=cv2.INTER_AREA)
    paper = np.percentile(small.reshape(-1, 3), 75, axis=0).tolist()
    small = cv2.copyMakeBorder(
        small, 0, -high % _STEP, 0, -wide % _STEP, cv2.BORDER_CONSTANT, value=paper
    )
    return [
        Area(
            strip.left + round(left / shrink),
            strip.top + round(top / shrink),
            min(strip.left + round(right / shrink), strip.right),
            min(strip.top + round(bottom / shrink), strip.bottom),
        )
        for left, top, right, bottom in recogniser.find_lines(small)
    ]
