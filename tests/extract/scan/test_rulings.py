"""Rulings are found in ink, and strokes of characters are not taken for them."""

from __future__ import annotations

import cv2
import pytest

from extract.scan.rulings import find_rulings
from tests.extract.scan.sheets import paper, picture_of, ruled


def test_rulings_are_found_and_meet_in_one_point() -> None:
    rulings, mask = find_rulings(picture_of(ruled(paper())))
    assert len(rulings) == 6
    level = [ruling for ruling in rulings if ruling.is_horizontal]
    upright = [ruling for ruling in rulings if not ruling.is_horizontal]
    assert {ruling.box.x0 for ruling in level} <= {ruling.box.x0 for ruling in upright}
    assert mask[200, 500] == 1
    assert mask[250, 300] == 0


@pytest.mark.parametrize(("top", "is_ruling"), [(100, True), (160, False)])
def test_a_long_upright_line_that_ends_on_another_once_is_a_ruling(
    top: int, *, is_ruling: bool
) -> None:
    pixels = paper()
    cv2.line(pixels, (100, 100), (900, 100), (0, 0, 0), 2)
    cv2.line(pixels, (500, top), (500, top + 500), (0, 0, 0), 2)
    upright = [one for one in find_rulings(picture_of(pixels))[0] if not one.is_horizontal]
    assert len(upright) == is_ruling


def test_strokes_of_characters_are_no_rulings() -> None:
    pixels = paper()
    cv2.line(pixels, (200, 300), (280, 300), (0, 0, 0), 3)  # 一 of a large title
    assert find_rulings(picture_of(pixels))[0] == []


def test_a_band_is_no_ruling() -> None:
    pixels = paper()
    cv2.rectangle(pixels, (100, 100), (900, 160), (0, 0, 0), -1)
    assert find_rulings(picture_of(pixels))[0] == []
