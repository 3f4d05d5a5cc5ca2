"""Raised and lowered footnote marks are no digits of a figure."""

from __future__ import annotations

import pytest

from extract.marks.textlines import pieces, visual_lines
from tests.extract.conftest import glyph, glyphs


def read(*marks: list) -> list[str]:  # type: ignore[type-arg]
    return [line.text for line in visual_lines([mark for group in marks for mark in group])]


@pytest.mark.parametrize("rise", [1.6, 2.5, 4.0])
def test_a_small_digit_above_the_line_says_that_it_is_raised(rise: float) -> None:
    assert read(glyphs("21.99", 50), [glyph("1", 75.5, 100 + rise, size=6)]) == ["21.99¹"]
    assert read(glyphs("996", 50), glyphs("12", 65.5, 100 + rise, size=6)) == ["996¹²"]


@pytest.mark.parametrize("fall", [1.6, 4.0, 5.0])
def test_a_small_digit_below_the_line_is_no_digit_of_the_figure(fall: float) -> None:
    assert read(glyphs("21.99", 50), [glyph("1", 75.5, 100 - fall, size=6)]) == ["21.99¹"]


def test_what_is_lowered_behind_a_letter_is_of_its_name() -> None:
    below = glyphs("2.5", 60.5, 98, size=6)
    assert read(glyphs("PM", 50), below) == ["PM2.5"]


def test_a_mark_before_the_figure_is_raised_too() -> None:
    assert read([glyph("②", 46, 104, size=6)], glyphs("7.00", 50)) == ["②7.00"]


def test_a_digit_of_a_row_above_stays_there() -> None:
    assert read([glyph("1", 75.5, 111, size=6)], glyphs("21.99", 50)) == ["1", "21.99"]
    assert read([glyph("1", 55, 104, size=6)], glyphs("21.99", 50)) == ["1", "21.99"]
    assert read(glyphs("公开", 75.5, 104, size=6), glyphs("21.99", 50)) == ["公开", "21.99"]


def test_a_small_digit_on_the_line_is_an_ordinary_one() -> None:
    assert read(glyphs("21.", 50), glyphs("99", 65, size=7)) == ["21.99"]


def test_small_digits_right_behind_the_point_are_decimals() -> None:
    assert read(glyphs("21.", 50), glyphs("99", 65, 103, size=6)) == ["21.99"]
    assert read(glyphs("21.5", 50), [glyph("1", 70.5, 103, size=6)]) == ["21.5¹"]


def test_pieces_of_a_line_keep_their_small_digits() -> None:
    marks = [*glyphs("21.", 50), *glyphs("99", 65, 104, size=6), *glyphs("7.00", 120)]
    assert [piece.text for piece in pieces(marks, 0.3)] == ["21.99", "7.00"]
