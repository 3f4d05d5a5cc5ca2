"""A picture is straightened, and its ink separated from its paper."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest

from extract.marks.geometry import Box
from extract.scan.crops import cut_cells, cut_line
from extract.scan.outside import rows_of
from extract.scan.picture import Area, Picture, straighten
from extract.scan.rulings import find_rulings

SCALE = 200 / 72
WIDE, HIGH = 1000, 800


def paper(shade: int = 255) -> Any:
    """Give a blank sheet."""
    return np.full((HIGH, WIDE, 3), shade, np.uint8)


def ruled(pixels: Any, thick: int = 3) -> Any:
    """Rule a grid of two columns and two rows."""
    for y in (200, 300, 400):
        cv2.line(pixels, (100, y), (900, y), (0, 0, 0), thick)
    for x in (100, 500, 900):
        cv2.line(pixels, (x, 200), (x, 400), (0, 0, 0), thick)
    return pixels


def written(pixels: Any, text: str, x: int, y: int) -> Any:
    """Write a line, some 25 pixels high."""
    cv2.putText(pixels, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (0, 0, 0), 3)
    return pixels


def askew(pixels: Any, degrees: float) -> Any:
    """Turn a sheet a little, as a hand does that feeds a scanner."""
    matrix = cv2.getRotationMatrix2D((WIDE / 2, HIGH / 2), degrees, 1.0)
    return cv2.warpAffine(pixels, matrix, (WIDE, HIGH), borderValue=(255, 255, 255))


@pytest.mark.parametrize("degrees", [-3.0, -0.5, 0.0, 1.5])
def test_a_sheet_is_turned_until_its_lines_run_level(degrees: float) -> None:
    picture = straighten(askew(ruled(paper()), degrees), SCALE, [])
    assert picture.skew == pytest.approx(-degrees, abs=0.15)


def test_a_blank_sheet_is_not_turned() -> None:
    picture = straighten(paper(), SCALE, [])
    assert picture.skew == 0.0
    assert picture.ink.sum() == 0


@pytest.mark.parametrize("shade", [255, 200])
def test_ink_is_what_is_darker_than_its_paper(shade: int) -> None:
    picture = straighten(written(paper(shade), "1256", 200, 250), SCALE, [])
    rows, columns = np.nonzero(picture.ink)
    assert (rows.min() > 215, rows.max() < 265) == (True, True)
    assert (columns.min() > 190, columns.max() < 320) == (True, True)


def test_dust_is_no_ink() -> None:
    pixels = paper()
    pixels[100, 100] = 0
    assert straighten(pixels, SCALE, []).ink.sum() == 0


def test_printed_text_is_painted_over() -> None:
    pixels = written(written(paper(), "header", 200, 100), "1256", 200, 400)
    header = Box(60, (HIGH - 130) / SCALE, 200, (HIGH - 60) / SCALE)
    picture = straighten(pixels, SCALE, [header])
    assert np.nonzero(picture.ink)[0].min() > 300


def test_a_box_of_the_page_and_an_area_of_its_picture_are_one() -> None:
    picture = straighten(paper(), SCALE, [])
    area = Area(100, 200, 300, 260)
    assert picture.to_area(picture.to_points(area)) == area


def picture_of(pixels: Any) -> Picture:
    return straighten(pixels, SCALE, [])


def clean_picture_of(pixels: Any) -> Picture:
    picture = picture_of(pixels)
    return picture.without(find_rulings(picture)[1])


def test_rulings_are_found_and_meet_in_one_point() -> None:
    rulings, mask = find_rulings(picture_of(ruled(paper())))
    assert len(rulings) == 6
    level = [ruling for ruling in rulings if ruling.is_horizontal]
    upright = [ruling for ruling in rulings if not ruling.is_horizontal]
    assert {ruling.box.x0 for ruling in level} <= {ruling.box.x0 for ruling in upright}
    assert mask[200, 500] == 1
    assert mask[250, 300] == 0


def test_strokes_of_characters_are_no_rulings() -> None:
    pixels = paper()
    cv2.line(pixels, (200, 300), (280, 300), (0, 0, 0), 3)  # 一 of a large title
    assert find_rulings(picture_of(pixels))[0] == []


def test_a_band_is_no_ruling() -> None:
    pixels = paper()
    cv2.rectangle(pixels, (100, 100), (900, 160), (0, 0, 0), -1)
    assert find_rulings(picture_of(pixels))[0] == []


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


def test_lines_side_by_side_are_one_row() -> None:
    picture = picture_of(
        written(written(written(paper(), "right", 600, 250), "left", 200, 252), "below", 200, 400)
    )
    found = [Area(590, 210, 760, 270), Area(190, 210, 300, 270), Area(190, 360, 340, 420)]
    crops = [crop for area in found if (crop := cut_line(picture, area)) is not None]
    assert rows_of(crops) == [[1, 0], [2]]
