"""The rulings of a table: all sides of its cells, or only some of them.

`lines` and `quads` rule every cell. The others leave rulings out, as real reports do: `rules`
horizontal ones only, `three` above, below the heading and at the foot, `bare` none, `frame` only
around the table, `frame_head` also below the heading, `posts` no ruling between lines of the body,
`posts_only` vertical ones only, `page_frame` and `page_frame_bare` a frame around the page,
`stripes` every other line on grey.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SPARSE = (
    *("rules", "three", "bare", "frame", "frame_head", "posts", "posts_only"),
    *("page_frame", "page_frame_bare", "stripes"),
)
MARGIN = 24.0
Box = tuple[float, float, float, float]


def rulings(
    kind: str, boxes: Sequence[Box], head_end: float, size: tuple[float, float]
) -> list[Box]:
    """Rule a table: its cells, where its heading ends, and the size of the page."""
    flat, upright = _sides(boxes)
    if kind.startswith("page_frame"):
        width, height = size
        page = (MARGIN, MARGIN, width - MARGIN, height - MARGIN)
        return [*([] if kind == "page_frame_bare" else [*flat, *upright]), *_around(page)]
    outer = _outer(boxes)
    left, top, right, bottom = outer
    under_head = [(left, head_end, right, head_end)] if head_end > top else []
    parts = [line for line in flat if top < line[1] < head_end and line[2] - line[0] < right - left]
    return {
        "rules": flat,
        "three": [(left, top, right, top), *parts, *under_head, (left, bottom, right, bottom)],
        "frame": _around(outer),
        "frame_head": [*_around(outer), *under_head],
        "posts": [*_around(outer), *under_head, *upright],
        "posts_only": upright,
    }.get(kind, [] if kind in SPARSE else [*flat, *upright])


def bands(
    kind: str, edges: Sequence[float], head_end: float, extent: tuple[float, float]
) -> Iterator[Box]:
    """Lay every other line of the body on grey, where the table is of that kind."""
    below = [edge for edge in edges if edge >= head_end]
    if kind == "stripes":
        for upper, lower in zip(below[1::2], below[2::2], strict=False):
            yield extent[0], upper, extent[1], lower


def _outer(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _around(box: Box) -> list[Box]:
    x0, y0, x1, y1 = box
    return [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]


def _sides(boxes: Sequence[Box]) -> tuple[list[Box], list[Box]]:
    """Join the sides of the boxes into few long lines, horizontal and vertical ones."""
    flat: dict[float, list[tuple[float, float]]] = {}
    upright: dict[float, list[tuple[float, float]]] = {}
    for x0, y0, x1, y1 in boxes:
        for y in (y0, y1):
            flat.setdefault(y, []).append((x0, x1))
        for x in (x0, x1):
            upright.setdefault(x, []).append((y0, y1))
    return (
        [(a, y, b, y) for y, spans in sorted(flat.items()) for a, b in _joined(spans)],
        [(x, a, x, b) for x, spans in sorted(upright.items()) for a, b in _joined(spans)],
    )


def _joined(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    whole: list[tuple[float, float]] = []
    for a, b in sorted(spans):
        if whole and a <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(whole[-1][1], b))
        else:
            whole.append((a, b))
    return whole
