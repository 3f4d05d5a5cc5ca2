"""Boxes scattered over a page in, the part of its picture that shows each out."""

import math
from collections.abc import Sequence

from extract.marks.geometry import Box, Turn, union
from extract.marks.rendering import LEAST_PART, Part, RenderedPage


def paint_parts(
    page: RenderedPage, turn: Turn, scale: float, boxes: Sequence[Box]
) -> list[Part | None]:
    """Paint what lies at one height together: a few lines take a tenth of all between them.

    Returns:
        For each box the part that shows it; None where it lies outside the page.
    """
    found: list[Part | None] = [None] * len(boxes)
    bands: list[list[int]] = []
    top = -math.inf
    for number in sorted(range(len(boxes)), key=lambda number: boxes[number].y0):
        if boxes[number].y0 > top:
            bands.append([])
        bands[-1].append(number)
        top = max(top, boxes[number].y1)
    for band in bands:
        x0, y0, x1, y1 = union([boxes[number] for number in band])
        room = Box(x0 - LEAST_PART, y0 - LEAST_PART, x1 + LEAST_PART, y1 + LEAST_PART)
        part = page.part(turn.degrees, scale, room)
        for number in band:
            found[number] = part
    return found
