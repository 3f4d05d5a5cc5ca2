"""Rulings as programs draw them: dashed, doubled, in pieces, as gaps between filled cells.

In: straight lines, or the boxes of cells. Out: operations. A ruling is no less one for its pen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlab.pdfgen.canvas import Canvas

    Box = tuple[float, float, float, float]

PENS = ("double", "dashed", "dots", "gapped", "thick", "slivers", "grey", "filled", "shaded")
DOT, STEP = 0.8, 2.0
GAP = 0.6
HALF = 0.24
FILLED = ("filled", "shaded")


def fill_cells(
    canvas: Canvas, height: float, pen: str, boxes: Sequence[Box], head_end: float
) -> None:
    """Fill cells before text is written into them; coordinates from the top left."""
    canvas.saveState()
    if pen == "shaded":
        canvas.setFillGray(0.82)
        boxes = [box for box in boxes if box[3] <= head_end + 1]
        for x0, y0, x1, y1 in boxes:
            canvas.rect(x0, height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
    else:
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
        canvas.setFillGray(0)
        _fill(canvas, height, (left - GAP, top - GAP, right + GAP, bottom + GAP))
        canvas.setFillGray(1)
        for x0, y0, x1, y1 in boxes:
            _fill(canvas, height, (x0 + GAP / 2, y0 + GAP / 2, x1 - GAP / 2, y1 - GAP / 2))
    canvas.restoreState()


def draw_rulings(canvas: Canvas, height: float, pen: str, lines: Iterable[Box]) -> None:
    """Draw rulings with a pen; coordinates from the top left."""
    if pen == "filled":
        return
    canvas.saveState()
    canvas.setLineWidth(1.8 if pen == "thick" else 0.5)
    if pen == "dashed":
        canvas.setDash(1.5, 1.5)
    if pen == "grey":
        canvas.setStrokeGray(0.7)
    for line in lines:
        for x0, y0, x1, y1 in _strokes(line, pen):
            if pen == "slivers":
                _fill(canvas, height, (x0 - HALF, y0 - HALF, x1 + HALF, y1 + HALF))
            else:
                canvas.line(x0, height - y0, x1, height - y1)
    canvas.restoreState()


def _fill(canvas: Canvas, height: float, box: Box) -> None:
    x0, y0, x1, y1 = box
    canvas.rect(x0, height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)


def _strokes(line: Box, pen: str) -> Iterator[Box]:
    x0, y0, x1, y1 = line
    is_level = y0 == y1
    match pen:
        case "double":
            yield line
            yield (x0, y0 + 1.6, x1, y1 + 1.6) if is_level else (x0 + 1.6, y0, x1 + 1.6, y1)
        case "dots":
            length = (x1 - x0) if is_level else (y1 - y0)
            for number in range(int(length / STEP)):
                at = number * STEP
                yield (
                    (x0 + at, y0, x0 + at + DOT, y1)
                    if is_level
                    else (x0, y0 + at, x1, y0 + at + DOT)
                )
        case "gapped":
            yield (x0 + GAP, y0, x1 - GAP, y1) if is_level else (x0, y0 + GAP, x1, y1 - GAP)
        case _:
            yield line
