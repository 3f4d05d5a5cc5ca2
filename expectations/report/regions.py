"""Frames on a page in, the parts of it that show them out, those that lie together in one picture.

The part around the frames comes first. Where the name of a figure's line or the heading of its
column stand far off, they are parts of their own, to be set beside it and above it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from expectations.report.findings import Box
    from expectations.report.frames import Frame
    from expectations.report.paper import Paper

Pixels = tuple[int, int, int, int]
"""Left, top, right and bottom."""

FIGURE = (320.0, 54.0, 24.0, 24.0)  # points left, above, right, below: its line's name, headings
NEAR = (60.0, 14.0)  # points left and above where those stand apart
WORDS = (300.0, 28.0, 300.0, 24.0)  # around words: their lines, the one above and the one below
BESIDE = 9.0  # points beside those lines
ALONE = 10.0  # points above and below a hint's words: their lines alone
LINE = 500.0  # points: so much of a line is shown
EDGE = 4.0  # points around a name or a heading
COLUMN = 110.0  # points: so much of the column of names is shown


def parts_of(paper: Paper, frames: Sequence[Frame], *, is_hint: bool = False) -> dict[str, Pixels]:
    """Give the parts of a page that show frames: `main`, and perhaps `name` and `heading`."""
    main = frames[0].box
    for number, frame in enumerate(frames):
        around = _around(paper, frame, is_hint=is_hint)
        main = _joined(main, around) if number else around
    left, bottom, right, top = main
    names = [frame.name for frame in frames if frame.name and frame.name[0] < left]
    headings = [frame.heading for frame in frames if frame.heading and frame.heading[3] > top]
    if names and max(box[2] for box in names) > left - EDGE:
        left = min(box[0] for box in names) - EDGE
        names = []
    if headings and min(box[1] for box in headings) < top + EDGE:
        top = max(box[3] for box in headings) + EDGE
        headings = []
    parts = {"main": (left, bottom, right, top)}
    if names:
        name = min(box[0] for box in names), max(box[2] for box in names)
        room = max(COLUMN - (name[1] - name[0]), 2 * EDGE) / 2  # for the names above and below
        parts["name"] = (name[0] - room, bottom, min(name[1] + room, left), top)
    if headings:
        heights = min(box[1] for box in headings) - EDGE, max(box[3] for box in headings) + EDGE
        parts["heading"] = (left, heights[0], right, heights[1])
    return {name: _on_paper(paper, box) for name, box in parts.items()}


def _around(paper: Paper, frame: Frame, *, is_hint: bool) -> Box:
    """Give a frame with what stands around it; no line is cut."""
    x0, y0, x1, y1 = frame.box
    left, above, right, below = WORDS if frame.is_text else FIGURE
    if is_hint and frame.is_text:
        above = below = ALONE
    if frame.name:
        reach = x0 - frame.name[0] + EDGE
        left = max(reach, NEAR[0]) if reach <= left else NEAR[0]
    if frame.heading:
        reach = frame.heading[3] - y1 + EDGE
        above = max(reach, NEAR[1]) if reach <= above else NEAR[1]
    bottom, top = y0 - below, y1 + above
    if paper.printed:
        bottom, top = paper.printed.whole_lines(bottom, top, (y0, y1))
        if frame.is_text and (sides := paper.printed.sides_of(bottom, top)):
            left, right = _beside(max(x0 - sides[0], 0), max(sides[1] - x1, 0), x1 - x0)
    return (x0 - left, bottom, x1 + right, top)


def _beside(left: float, right: float, width: float) -> tuple[float, float]:
    """Give how much of its line is shown on both sides of words: all, or as much as can be read."""
    room = max(LINE - width, 120.0)
    if left + right > room:
        left = min(left, max(room / 2, room - right))
        right = min(right, room - left)
    return left + BESIDE, right + BESIDE


def _joined(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _on_paper(paper: Paper, box: Box) -> Pixels:
    left, top, right, bottom = paper.pixels(box)
    left, top = max(0, left), max(0, top)
    return (
        left,
        top,
        max(min(paper.image.width, right), left + 1),
        max(min(paper.image.height, bottom), top + 1),
    )


def together(views: Iterable[Pixels]) -> list[Pixels]:
    """Join parts of a page where one picture is no larger than the two."""
    regions = list(dict.fromkeys(views))
    pair = _pair_of(regions)
    while pair:
        regions = [one for one in regions if one not in pair] + [joined(*pair)]
        pair = _pair_of(regions)
    return sorted(regions, key=lambda region: (region[1], region[0]))


def joined(one: Pixels, other: Pixels) -> Pixels:
    """Give the part that holds two."""
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _pair_of(regions: list[Pixels]) -> tuple[Pixels, Pixels] | None:
    for number, one in enumerate(regions):
        for other in regions[number + 1 :]:
            if _area(joined(one, other)) <= _area(one) + _area(other):
                return one, other
    return None


def _area(region: Pixels) -> int:
    return (region[2] - region[0]) * (region[3] - region[1])
