"""A page's content is what it paints, and what it hides can be shown."""

from __future__ import annotations

import pytest

from extract.marks.content import reveal
from tests.extract.conftest import content, glyph


def test_hidden_text_is_revealed_on_a_page_that_is_large_enough() -> None:
    revealed = reveal(content(glyph("1", -100), glyph("2", 50, is_hidden=True)))
    assert revealed is not None
    assert revealed.size == (500, 300)
    assert [(mark.x, mark.is_hidden) for mark in revealed.glyphs] == [(0, False), (150, False)]


@pytest.mark.parametrize("marks", [(), (glyph(" ", 50),), (glyph("1", 50_000),)])
def test_there_may_be_nothing_to_reveal(marks: tuple) -> None:  # type: ignore[type-arg]
    assert reveal(content(*marks)) is None
