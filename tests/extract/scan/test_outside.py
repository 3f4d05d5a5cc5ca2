"""Text outside grids is found in the strips that hold ink."""

from __future__ import annotations

from typing import Any

from extract.scan.crops import cut_line
from extract.scan.outside import cut_outside, rows_of
from extract.scan.picture import Area
from extract.scan.recogniser import Recogniser
from tests.extract.scan.sheets import paper, picture_of, ruled, written


class Detector(Recogniser):
    """An engine that takes every strip for one line, and remembers its size."""

    def __init__(self) -> None:
        self.sizes: list[tuple[int, int]] = []

    def find_lines(self, pixels: Any) -> list[tuple[int, int, int, int]]:
        height, width = pixels.shape[:2]
        self.sizes.append((width, height))
        return [(0, 0, width, height)]


def test_only_strips_with_ink_outside_grids_are_searched() -> None:
    pixels = written(written(ruled(paper()), "Title", 400, 100), "Note", 120, 600)
    engine = Detector()
    crops = cut_outside(picture_of(pixels), [Area(95, 195, 905, 405)], engine)
    assert len(crops) == len(engine.sizes) == 2
    assert (crops[0].ink.top < 110, crops[1].ink.top > 550) == (True, True)
    assert all(width % 32 == 0 and height % 32 == 0 for width, height in engine.sizes)


def test_a_sheet_without_ink_is_not_searched() -> None:
    engine = Detector()
    assert cut_outside(picture_of(paper()), [], engine) == []
    assert engine.sizes == []


def test_lines_side_by_side_are_one_row() -> None:
    picture = picture_of(
        written(written(written(paper(), "right", 600, 250), "left", 200, 252), "below", 200, 400)
    )
    found = [Area(590, 210, 760, 270), Area(190, 210, 300, 270), Area(190, 360, 340, 420)]
    crops = [crop for area in found if (crop := cut_line(picture, area)) is not None]
    assert rows_of(crops) == [[1, 0], [2]]
