"""Digits that the picture does not show, or that are printed over each other."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pytest

from extract.marks.rendering import RenderedPage
from extract.marks.upright import turn_upright
from extract.trust.visibility import overprinted, unseen
from tests.extract.conftest import content, glyph, glyphs


class Picture:
    """A page of 400 by 300 with one dark square where a digit may stand."""

    def __init__(self, ink: int, ground: int = 255) -> None:
        self._ink, self._ground = ink, ground

    def gray(self, *_: object) -> Any:
        pixels = np.full((300, 400), self._ground, np.uint8)
        pixels[194:199, 50:56] = self._ink
        return pixels


def lost(mark: Any, picture: Picture) -> int:
    page = turn_upright(content(mark))
    return len(unseen(page.visible, cast("RenderedPage", picture), page))


@pytest.mark.parametrize(("ink", "ground"), [(0, 255), (255, 0), (200, 255), (235, 255)])
def test_a_digit_is_seen_where_the_picture_has_two_shades(ink: int, ground: int) -> None:
    assert lost(glyph("1", 50), Picture(ink, ground)) == 0


@pytest.mark.parametrize("ink", [255, 236])
def test_a_digit_is_unseen_where_it_has_one_shade(ink: int) -> None:
    assert lost(glyph("1", 50), Picture(ink)) == 1


def test_a_pale_digit_is_looked_for_again_at_a_larger_scale() -> None:
    class Sharper(Picture):
        def gray(self, *given: object) -> Any:
            pixels = super().gray().repeat(2, axis=0).repeat(2, axis=1)
            return pixels if given[1] == 2.0 else np.full((300, 400), 255, np.uint8)

    assert lost(glyph("1", 50), Sharper(0)) == 0


def test_a_digit_beside_the_ink_or_of_no_size_is_unseen() -> None:
    assert lost(glyph("1", 150), Picture(0)) == 1
    assert lost(glyph("1", 52, 103, size=0.9), Picture(0)) == 1


def test_other_digits_on_the_same_spot_are_overprinted() -> None:
    marks = [*glyphs("123", 50), *glyphs("193", 50.5)]
    assert [mark.text for mark in overprinted(marks)] == ["9"]


def test_the_digits_of_one_figure_are_not() -> None:
    assert list(overprinted(glyphs("1234567890", 50))) == []
    assert list(overprinted([glyph("1", 50), glyph("2", 50, 104)])) == []
