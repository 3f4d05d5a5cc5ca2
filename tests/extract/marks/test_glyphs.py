"""Second strikes are recognised by geometry, never by halving strings."""

from __future__ import annotations

import time
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from extract.marks.geometry import Turn
from extract.marks.glyphs import drop_second_strikes, ink_count, turn_glyph
from tests.extract.conftest import ReadPage, draw_grid, glyph, texts_of


def test_fake_bold_is_read_once_and_marked(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        for offset in (0, 0.3):
            canvas.saveState()
            canvas.translate(offset, 0)
            draw_grid(canvas, [50, 150, 250], [200, 180, 160], [["Total", "11"], ["x", "1"]])
            canvas.restoreState()
        canvas.drawString(53, 100, "plain")

    page = read_one(draw)
    assert texts_of(page) == {(1, 1): "Total", (1, 2): "11", (2, 1): "x", (2, 2): "1"}
    assert page.account.second_strikes == len("Total11x1")
    assert all(cell.is_struck_twice for cell in page.booking.cells)
    assert [line.is_struck_twice for line in page.booking.lines] == [False]
    assert page.account.closes


def test_two_ones_side_by_side_stay_eleven() -> None:
    strikes = drop_second_strikes([glyph("1", 100), glyph("1", 105)])
    assert len(strikes.kept) == 2
    assert strikes.dropped == 0


def test_another_character_at_the_same_position_is_no_strike() -> None:
    assert len(drop_second_strikes([glyph("1", 100), glyph("7", 100.2)]).kept) == 2


def test_huge_type_is_not_compared_with_every_glyph() -> None:
    once = [glyph("1", 4000.0 * index, size=20_000.0) for index in range(8)]
    again = [mark.replaced(x=mark.x + 1) for mark in once]
    marks = [glyph(text, 3.0 * index) for text in "17" for index in range(40)]
    started = time.process_time()
    strikes = drop_second_strikes([*marks, *once, *again])
    assert time.process_time() - started < 1
    assert strikes.kept == [*marks, *once]
    assert strikes.dropped == len(again)


def test_second_strikes_of_huge_type_are_searched_nearby_only() -> None:
    sizes = [150.0, 1e6, 1e200]
    strikes = drop_second_strikes([glyph("1", x, size=size) for size in sizes for x in (50, 53)])
    assert [kept.size for kept in strikes.kept] == sizes


@given(
    st.lists(st.tuples(st.sampled_from("1合,"), st.integers(0, 40)), max_size=30, unique=True),
    st.floats(-0.5, 0.5),
    st.floats(-0.5, 0.5),
)
def test_striking_everything_twice_changes_nothing_but_the_count(
    marks: list[tuple[str, int]], dx: float, dy: float
) -> None:
    once = [glyph(text, 5.0 * index) for text, index in marks]
    twice = [mark.replaced(x=mark.x + dx, y=mark.y + dy) for mark in once]
    strikes = drop_second_strikes([*once, *twice])
    assert strikes.kept == once
    assert strikes.dropped == sum(ink_count(mark.text) for mark in once)
    assert strikes.struck_twice == frozenset(range(len(once)))


@given(
    st.lists(
        st.tuples(st.sampled_from("1合"), st.floats(-9, 9), st.floats(-9, 9), st.floats(1, 200)),
        max_size=40,
    )
)
def test_strikes_are_those_found_by_comparing_all(
    marks: list[tuple[str, float, float, float]],
) -> None:
    glyphs = [glyph(text, x, y, size=size) for text, x, y, size in marks]
    fast = drop_second_strikes(glyphs)
    with patch("extract.marks.glyphs._repeated", return_value=set(range(len(glyphs)))):
        assert drop_second_strikes(glyphs) == fast


@given(st.sampled_from([0, 90, 180, 270]), st.floats(0, 300), st.floats(0, 200))
def test_turning_a_page_back_puts_every_glyph_where_it_was(
    degrees: int, x: float, y: float
) -> None:
    there = Turn(degrees, 300, 200)
    back = Turn((360 - degrees) % 360, *there.size)
    before = glyph("a", x, y)
    after = turn_glyph(turn_glyph(before, there), back)
    assert abs(after.x - before.x) < 1e-6
    assert abs(after.y - before.y) < 1e-6
    assert after.direction == 0
