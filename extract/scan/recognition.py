"""A scanned page in, its grids and their text out: the ladder's step `ocr`.

The page is painted, turned and straightened; its rulings go to Camelot like those of any page; each
line of each cell is recognised by itself, and text outside the grids is searched for in the strips
that hold ink. All coordinates are points of the straightened picture: on the page as displayed it
is askew by `skew` degrees around the page's middle.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import mean
from typing import Any

import numpy as np

from extract.grids.booking import Line, slots_of
from extract.grids.grid import Grid
from extract.grids.lattice import find_grids
from extract.grids.placing import Slot
from extract.marks.geometry import Box, union
from extract.marks.glyphs import ink_count
from extract.scan.crops import Crop, cut_cells
from extract.scan.outside import cut_outside, rows_of
from extract.scan.picture import Picture, straighten
from extract.scan.recogniser import RecognisedLine, Recogniser
from extract.scan.rulings import find_rulings

RESOLUTION = 200
"""Dots an inch of the picture: what office scanners produce; more costs time and reads no
better."""

STEP = "ocr"

UPRIGHT_CONFIDENCE = 0.9
"""Mean confidence (0 to 1) of a page's lines from which they stand upright; below it they may stand
on their head."""

UPRIGHT_CHARACTERS = 2.5
"""Mean characters of a page's lines from which they run level; with fewer, the lines that were cut
may be columns of a page on its side."""

PROBE_LINES, PROBE_CHARACTERS = 5, 12
"""Lines recognised to compare orientations, and characters of each that count, so that one long
line does not decide alone."""


@dataclass(frozen=True, slots=True)
class RecognisedCell:
    """What was recognised in a cell."""

    text: str
    ink: Box
    font_size: float
    confidence: float


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """A scanned page, recognised.

    Attributes:
        turned: Degrees it was turned counter-clockwise until its text stood upright.
        skew: Degrees more, until its lines ran level.
        grids: Its ruled tables, top down.
        cells: Their text; blank cells are left out.
        lines: Text outside grids, top down.
        unread: Lines of ink in which nothing was recognised.
    """

    turned: int
    skew: float
    grids: list[Grid]
    cells: dict[Slot, RecognisedCell]
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
    """A page in one orientation: its picture, its grids, and its lines before recognition."""

    turned: int
    picture: Picture
    grids: list[Grid]
    cells: list[list[Crop]]
    outside: list[Crop]

    @property
    def crops(self) -> list[Crop]:
        """Every line, cells first."""
        return [*(crop for crops in self.cells for crop in crops), *self.outside]


def recognise_page(
    paint: Callable[[int], Any], printed: Sequence[Box], recogniser: Recogniser
) -> RecognisedPage:
    """Recognise a scanned page.

    Args:
        paint: Paints the page at a resolution.
        printed: Boxes of text that the page's text layer says; painted over.
        recogniser: The OCR engine.
    """
    pixels = paint(RESOLUTION)
    cut = _cut(pixels, 0, printed, recogniser)
    texts = _recognise(cut.crops, recogniser)
    if turned := _orientation(cut, texts, pixels, printed, recogniser):
        cut = _cut(pixels, turned, printed, recogniser)
        texts = _recognise(cut.crops, recogniser)
    return _recognised(cut, texts)


def _cut(pixels: Any, degrees: int, printed: Sequence[Box], recogniser: Recogniser) -> _Cut:
    scale = RESOLUTION / 72
    picture = straighten(pixels, scale, printed, degrees)
    rulings, mask = find_rulings(picture)
    size = (picture.width / scale, picture.height / scale)
    grids = [replace(grid, step=STEP) for grid in find_grids(rulings, size)]
    areas = [picture.to_area(grid.box) for grid in grids]
    clean = picture.without(mask)
    cells = [clean.to_area(grids[number].spans[span].box) for number, span in slots_of(grids)]
    return _Cut(
        turned=degrees,
        picture=picture,
        grids=grids,
        cells=cut_cells(clean, cells),
        outside=cut_outside(clean, areas, recogniser),
    )


def _recognise(crops: Sequence[Crop], recogniser: Recogniser) -> list[RecognisedLine]:
    return recogniser.read_lines([crop.pixels for crop in crops])


def _orientation(
    cut: _Cut,
    texts: Sequence[RecognisedLine],
    pixels: Any,
    printed: Sequence[Box],
    recogniser: Recogniser,
) -> int:
    """Say how many degrees the page must still be turned for its text to stand upright."""
    if not texts:
        return 0
    is_short = mean(len(line.text) for line in texts) < UPRIGHT_CHARACTERS
    if not is_short and mean(line.confidence for line in texts) >= UPRIGHT_CONFIDENCE:
        return 0
    ways = [(0, cut.crops)]
    if is_short:
        ways.append((90, _cut(pixels, 90, printed, recogniser).crops))
    scores = {
        degrees + turned: _legibility_score(crops, turned, recogniser)
        for degrees, crops in ways
        for turned in (0, 180)
    }
    return max(scores, key=lambda degrees: scores[degrees])


def _legibility_score(crops: Sequence[Crop], turned: int, recogniser: Recogniser) -> float:
    """Recognise the longest lines, and add up their characters, weighted by confidence."""
    longest = sorted(crops, key=lambda crop: -crop.pixels.shape[1] / crop.pixels.shape[0])
    pictures = [np.rot90(crop.pixels, turned // 90) for crop in longest[:PROBE_LINES]]
    return sum(
        line.confidence * min(len(line.text), PROBE_CHARACTERS)
        for line in recogniser.read_lines(list(map(np.ascontiguousarray, pictures)))
    )


def _recognised(cut: _Cut, texts: Sequence[RecognisedLine]) -> RecognisedPage:
    stream = iter(texts)
    in_slots = {
        slot: [(crop, next(stream)) for crop in crops]
        for slot, crops in zip(slots_of(cut.grids), cut.cells, strict=True)
    }
    outside = [(crop, next(stream)) for crop in cut.outside]
    cells = {slot: found for slot, lines in in_slots.items() if (found := _cell(cut, lines))}
    # a grid in which nothing is printed is a drawing
    kept = [n for n in range(len(cut.grids)) if any(number == n for number, _ in cells)]
    return RecognisedPage(
        turned=cut.turned,
        skew=cut.picture.skew,
        grids=[cut.grids[number] for number in kept],
        cells={(kept.index(number), span): cell for (number, span), cell in cells.items()},
        lines=_lines(cut, outside),
        unread=sum(not line.text for line in texts),
    )


def _cell(cut: _Cut, lines: Sequence[tuple[Crop, RecognisedLine]]) -> RecognisedCell | None:
    read = [(crop, line) for crop, line in lines if line.text]
    if not read:
        return None
    boxes = [cut.picture.to_points(crop.ink) for crop, _ in read]
    return RecognisedCell(
        text="\n".join(line.text for _, line in read),
        ink=union(boxes),
        font_size=round(max(box.y1 - box.y0 for box in boxes), 1),
        confidence=min(line.confidence for _, line in read),
    )


def _lines(cut: _Cut, outside: Sequence[tuple[Crop, RecognisedLine]]) -> list[Line]:
    read = [(crop, line) for crop, line in outside if line.text]
    lines = []
    for row in rows_of([crop for crop, _ in read]):
        box = union([cut.picture.to_points(read[index][0].ink) for index in row])
        text = " ".join(read[index][1].text for index in row)
        height = max(read[i][0].ink.bottom - read[i][0].ink.top for i in row) / cut.picture.scale
        lines.append(Line(text, box, round(height, 1), is_struck_twice=False))
    return lines
