"""A page whose fonts name no characters is a picture; one with a few odd marks is not."""

from __future__ import annotations

import pytest

from extract.marks.content import Content
from extract.marks.fonts import UNMAPPED
from extract.marks.glyphs import Glyph
from extract.scan.illegible import as_picture, is_illegible
from tests.extract.conftest import content, glyph, glyphs

PLAIN = glyphs("一般公共预算财政拨款支出决算表", 50)


def guessed(texts: str, count: int = 1) -> list[Glyph]:
    """Print characters of a font that names none, each with a code of its own."""
    return [
        glyph(text, 10.0 + place, font="F2", code=place % len(texts), is_hidden=False)
        for place, text in enumerate(texts * count)
    ]


def page(*marks: Glyph) -> Content:
    return content(*marks, undeclared_fonts=frozenset({"F2"}))


@pytest.mark.parametrize(
    "marks",
    [guessed("ÆØßæøŁœƒ‡·", 3), guessed("\x01\x02\x03\x04\x05\x06\x07", 4)],
    ids=["guessed_letters", "guessed_control_characters"],
)
def test_a_page_of_guesses_says_nothing(marks: list[Glyph]) -> None:
    assert is_illegible(page(*PLAIN, *marks))


@pytest.mark.parametrize("text", [UNMAPPED, "\ue123"], ids=["unmapped", "of_private_use"])
def test_a_page_of_unknown_characters_says_nothing(text: str) -> None:
    assert is_illegible(page(*PLAIN, *(glyph(text, 10.0 + place) for place in range(30))))


@pytest.mark.parametrize(
    "marks",
    [
        guessed("l", 40),
        guessed("ÆØßæøŁ", 2),
        [g.replaced(is_hidden=True) for g in guessed("ÆØßæøŁ", 9)],
    ],
    ids=["bullets", "a_few", "hidden"],
)
def test_bullets_and_hidden_marks_are_left_alone(marks: list[Glyph]) -> None:
    assert not is_illegible(page(*PLAIN, *marks))


def test_of_a_picture_nothing_of_the_layer_is_kept() -> None:
    picture = as_picture(page(*PLAIN))
    assert (picture.glyphs, picture.has_other_paint, picture.is_picture) == ([], True, True)


@pytest.mark.parametrize(
    ("texts", "digits", "expected"),
    [("\ue030\ue031\ue032\ue033\ue034\ue035", 20, True),
     ("\ue030\ue031\ue032\ue033\ue034\ue035", 40, False),
     ("\ue030\ue031", 20, False)],
    ids=["figures", "among_more_digits", "bullets"],
)  # fmt: skip
def test_few_unknown_characters_are_enough_where_they_are_the_figures(
    texts: str, digits: int, *, expected: bool
) -> None:
    unknown = [
        glyph(texts[place % len(texts)], 10.0 + place, code=place % len(texts))
        for place in range(30)
    ]
    names = glyphs("一般公共预算财政拨款支出决算表", 50) * 20
    told = [glyph("7", 10.0 + place) for place in range(digits)]
    assert is_illegible(page(*names, *unknown, *told)) is expected
