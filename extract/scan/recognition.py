"""A scanned page in, its grids and what stands in them out: the ladder's step `ocr`.

The page is painted, turned and straightened; its rulings go to Camelot like those of any page; each
line of each cell is recognised by itself, and text outside the grids is looked for in the strips
that hold ink. What comes out lies in the straight picture's points: on the page as displayed it is
askew by `skew` degrees around the page's middle.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import mean
from typing import Any

import numpy as np

from extract.grids.booking import Line
from extract.grids.lattice import Grid, find_grids
from extract.marks.geometry import Box, union
from extract.marks.glyphs import ink_count
from extract.scan.crops import Crop, cut_cells
from extract.scan.outside import cut_outside, rows_of
from extract.scan.picture import Picture, straighten
from extract.scan.recogniser import Reading, Recogniser
from extract.scan.rulings import find_rulings

RESOLUTION = 200
"""Dots an inch at which a scan is looked at."""

STEP = "ocr"

DOUBTFUL = 0.9
"""Lines less certain than this, taken together, may stand on their head."""

FEWEST = 2.5
"""Lines of fewer characters than this, taken together, may be columns of a page on its side."""

PROBED, ENOUGH = 5, 12
"""Lines read to find out which way is up, and how many characters of each count."""


@dataclass(frozen=True, slots=True)
class ScannedText:
    """What was recognised in a cell."""

    text: str
    ink: Box
    font_size: float
    confidence: float


@dataclass(frozen=True, slots=True)
class ScanReading:
    """A scanned page, read.

    Attributes:
        turned: Degrees it was turned counter-clockwise to read upright.
        skew: Degrees more, to stand straight.
        grids: Its ruled tables, top down.
        cells: What stands in them, by grid and span; blank cells are left out.
        lines: Text outside grids, top down.
        unread: Lines of ink of which nothing was recognised.
    """

    turned: int
    skew: float
    grids: list[Grid]
    cells: dict[tuple[int, int], ScannedText]
    lines: list[Line]
    unread: int

    @property
    def in_cells(self) -> int:
        """Count the characters recognised in cells."""
        return sum(ink_count(cell.text) for cell in self.cells.values())

    @property
    def in_lines(self) -> int:
        """Count the characters recognised outside grids."""
        return sum(ink_count(line.text) for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A page one way up: its picture, its grids and its lines, not yet read."""

    turned: int
    picture: Picture
    grids: list[Grid]
    places: list[tuple[int, int]]
    cells: list[list[Crop]]
    outside: list[Crop]

    @property
    def crops(self) -> list[Crop]:
        """Every line, cells first."""
        return [*(crop for crops in self.cells for crop in crops), *self.outside]


def read_scan(
    paint: Callable[[int], Any], hidden: Sequence[Box], recogniser: Recogniser
) -> ScanReading:
    """Read a scanned page.

    Args:
        paint: Paints the page at a resolution.
        hidden: Boxes of text that is known already.
        recogniser: The OCR engine.
    """
    pixels = paint(RESOLUTION)
    cut = _cut(pixels, 0, hidden, recogniser)
    readings = _read(cut.crops, recogniser)
    if turned := _way_up(cut, readings, pixels, hidden, recogniser):
        cut = _cut(pixels, turned, hidden, recogniser)
        readings = _read(cut.crops, recogniser)
    return _reading(cut, readings)


def _cut(pixels: Any, degrees: int, hidden: Sequence[Box], recogniser: Recogniser) -> _Cut:
    scale = RESOLUTION / 72
    picture = straighten(pixels, scale, hidden, degrees)
    rulings, mask = find_rulings(picture)
    size = (picture.width / scale, picture.height / scale)
    grids = [replace(grid, step=STEP) for grid in find_grids(rulings, size)]
    areas = [picture.to_area(grid.box) for grid in grids]
    clean = picture.without(mask)
    places = [
        (number, index) for number, grid in enumerate(grids) for index in range(len(grid.spans))
    ]
    cells = [clean.to_area(grids[number].spans[index].box) for number, index in places]
    return _Cut(
        turned=degrees,
        picture=picture,
        grids=grids,
        places=places,
        cells=cut_cells(clean, cells),
        outside=cut_outside(clean, areas, recogniser),
    )


def _read(crops: Sequence[Crop], recogniser: Recogniser) -> list[Reading]:
    return recogniser.read_lines([crop.pixels for crop in crops])


def _way_up(
    cut: _Cut,
    readings: Sequence[Reading],
    pixels: Any,
    hidden: Sequence[Box],
    recogniser: Recogniser,
) -> int:
    """Say how far the page must still be turned to make sense."""
    if not readings:
        return 0
    is_short = mean(len(reading.text) for reading in readings) < FEWEST
    if not is_short and mean(reading.confidence for reading in readings) >= DOUBTFUL:
        return 0
    ways = [(0, cut.crops)]
    if is_short:
        ways.append((90, _cut(pixels, 90, hidden, recogniser).crops))
    scores = {
        degrees + turned: _sense(crops, turned, recogniser)
        for degrees, crops in ways
        for turned in (0, 180)
    }
    return max(scores, key=lambda degrees: scores[degrees])


def _sense(crops: Sequence[Crop], turned: int, recogniser: Recogniser) -> float:
    """Read the longest lines, and say how much there is in them for sure."""
    longest = sorted(crops, key=lambda crop: -crop.pixels.shape[1] / crop.pixels.shape[0])
    pictures = [np.rot90(crop.pixels, turned // 90) for crop in longest[:PROBED]]
    return sum(
        reading.confidence * min(len(reading.text), ENOUGH)
        for reading in recogniser.read_lines(list(map(np.ascontiguousarray, pictures)))
    )


def _reading(cut: _Cut, readings: Sequence[Reading]) -> ScanReading:
    stream = iter(readings)
    texts = {
        place: [(crop, next(stream)) for crop in crops]
        for place, crops in zip(cut.places, cut.cells, strict=True)
    }
    outside = [(crop, next(stream)) for crop in cut.outside]
    cells = {place: found for place, lines in texts.items() if (found := _text(cut, lines))}
    # A grid in which nothing is printed is a drawing.
    kept = [n for n in range(len(cut.grids)) if any(number == n for number, _ in cells)]
    return ScanReading(
        turned=cut.turned,
        skew=cut.picture.skew,
        grids=[cut.grids[number] for number in kept],
        cells={(kept.index(number), index): text for (number, index), text in cells.items()},
        lines=_lines(cut, outside),
        unread=sum(not reading.text for reading in readings),
    )


def _text(cut: _Cut, lines: Sequence[tuple[Crop, Reading]]) -> ScannedText | None:
    read = [(crop, reading) for crop, reading in lines if reading.text]
    if not read:
        return None
    boxes = [cut.picture.to_points(crop.ink) for crop, _ in read]
    return ScannedText(
        text="\n".join(reading.text for _, reading in read),
        ink=union(boxes),
        font_size=round(max(box.y1 - box.y0 for box in boxes), 1),
        confidence=min(reading.confidence for _, reading in read),
    )


def _lines(cut: _Cut, outside: Sequence[tuple[Crop, Reading]]) -> list[Line]:
    read = [(crop, reading) for crop, reading in outside if reading.text]
    lines = []
    for row in rows_of([crop for crop, _ in read]):
        box = union([cut.picture.to_points(read[index][0].ink) for index in row])
        text = " ".join(read[index][1].text for index in row)
        height = max(read[i][0].ink.bottom - read[i][0].ink.top for i in row) / cut.picture.scale
        lines.append(Line(text, box, round(height, 1), is_struck_twice=False))
    return lines
