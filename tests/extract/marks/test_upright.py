"""A page is turned by its text, and shows what people see."""

from __future__ import annotations

import pytest

from extract.marks.geometry import Box
from extract.marks.glyphs import SLANTED, Glyph, shown_on
from extract.marks.rulings import level_ruling
from extract.marks.upright import turn_upright
from tests.extract.conftest import content, glyph, glyphs


@pytest.mark.parametrize(("direction", "size"), [(0, (400, 300)), (90, (300, 400))])
def test_most_of_the_text_decides_the_turn(direction: int, size: tuple[float, float]) -> None:
    marks = [mark.replaced(direction=direction) for mark in glyphs("上年结转", 50)]
    page = turn_upright(content(*marks, glyph("1", 300, direction=180)))
    assert page.turn.size == size
    assert [mark.direction for mark in page.visible][:4] == [0, 0, 0, 0]


def test_hidden_and_slanted_text_turn_nothing() -> None:
    hidden = [glyph("x", x, direction=90, is_hidden=True) for x in (10, 20, 30)]
    watermark = [glyph("密", x, direction=SLANTED) for x in (10, 20, 30)]
    page = turn_upright(content(glyph("1", 50), *hidden, *watermark))
    assert page.turn.degrees == 0
    assert [mark.text for mark in page.visible] == ["1"]
    assert len(page.glyphs) == 7


def test_a_page_without_text_is_turned_only_when_asked() -> None:
    assert turn_upright(content()).turn.degrees == 0
    assert turn_upright(content(), 90).turn.degrees == 90


def test_rulings_turn_with_the_page_and_count_once() -> None:
    marks = [mark.replaced(direction=90) for mark in glyphs("合计", 50)]
    page = turn_upright(content(*marks, rulings=[level_ruling(100, 50, 250)] * 2))
    [ruling] = page.rulings
    assert not ruling.is_horizontal


@pytest.mark.parametrize(
    ("mark", "shown"),
    [
        (glyph("1", 50), True),
        (glyph("1", 50, is_hidden=True), False),
        (glyph("1", 50, direction=SLANTED), False),
        (glyph("1", 500), False),
    ],
    ids=["plain", "invisible", "slanted", "beyond_the_edge"],
)
def test_what_is_shown(mark: Glyph, *, shown: bool) -> None:
    assert shown_on(Box(0, 0, 400, 300), [mark]) == ([mark] if shown else [])
