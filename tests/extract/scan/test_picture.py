"""A picture is straightened, and its ink separated from its paper."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest

from extract.marks.geometry import Box
from extract.scan.picture import Area, straighten
from tests.extract.scan.sheets import HIGH, SCALE, WIDE, paper, ruled, written


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
