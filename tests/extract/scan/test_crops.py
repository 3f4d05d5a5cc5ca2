"""Lines are cut out of cells without rulings and neighbours."""

from __future__ import annotations

from extract.scan.crops import cut_cells, cut_line
from extract.scan.picture import Area
from tests.extract.scan.sheets import clean_picture_of, paper, picture_of, ruled, written

CELL = Area(101, 201, 499, 299)


def test_a_cell_is_cut_into_its_lines_without_its_rulings() -> None:
    pixels = written(written(ruled(paper()), "1256", 150, 245), "38.04", 150, 290)
    [crops] = cut_cells(clean_picture_of(pixels), [CELL])
    assert len(crops) == 2
    assert all(crop.ink.left > 140 for crop in crops)
    assert crops[0].ink.bottom <= crops[1].ink.top
    assert crops[0].pixels.shape[0] > crops[0].ink.bottom - crops[0].ink.top


def test_a_blank_cell_has_no_line() -> None:
    assert cut_cells(clean_picture_of(ruled(paper())), [CELL, Area(5, 5, 5, 9)]) == [[], []]


def test_a_line_found_is_cut_to_its_ink() -> None:
    picture = picture_of(written(paper(), "1256", 200, 250))
    crop = cut_line(picture, Area(150, 210, 400, 260))
    assert crop is not None
    assert (crop.ink.left > 190, crop.ink.right < 320) == (True, True)
    assert cut_line(picture, Area(150, 500, 400, 560)) is None
