"""Rulings are found in ink, and strokes of characters are not taken for them."""

from __future__ import annotations

import cv2

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


def test_strokes_of_characters_are_no_rulings() -> None:
    pixels = paper()
    cv2.line(pixels, (200, 300), (280, 300), (0, 0, 0), 3)  # 一 of a large title
    assert find_rulings(picture_of(pixels))[0] == []


def test_a_band_is_no_ruling() -> None:
    pixels = paper()
    cv2.rectangle(pixels, (100, 100), (900, 160), (0, 0, 0), -1)
    assert find_rulings(picture_of(pixels))[0] == []
