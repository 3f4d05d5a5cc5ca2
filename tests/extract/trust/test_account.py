"""An account closes when every character is booked once, and two readers count alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.grids.booking import book
from extract.marks.fonts import UNMAPPED
from extract.marks.upright import turn_upright
from extract.trust.account import NOTHING_READ, Account, make_account
from tests.extract.conftest import content, glyph, glyphs
from tests.extract.scan.test_attempt import recognised

SOUND = Account(
    visible=1000,
    read=1010,
    in_cells=800,
    in_lines=195,
    second_strikes=10,
    excluded=5,
    unmapped=0,
)


def test_an_account_closes_where_every_character_is_booked_once() -> None:
    assert SOUND.closes
    assert not replace(SOUND, in_cells=799).closes
    assert not replace(SOUND, in_lines=196).closes
    assert NOTHING_READ.closes


@pytest.mark.parametrize(
    ("visible", "agree"), [(1000, True), (985, True), (984, False), (1010, True), (1011, False)]
)
def test_readers_agree_within_what_pdfium_is_known_to_leave_out(
    visible: int, *, agree: bool
) -> None:
    assert replace(SOUND, visible=visible).readers_agree is agree


@given(st.lists(st.tuples(st.sampled_from("1合 ,"), st.integers(0, 60)), max_size=30))
def test_every_page_closes_whatever_is_printed(marks: list[tuple[str, int]]) -> None:
    upright = turn_upright(content(*(glyph(text, 10.0 * at) for text, at in marks)))
    account = make_account(upright, book(upright, []), None, None)
    assert account.closes
    assert account.in_cells == 0


def test_marks_of_unknown_character_are_counted() -> None:
    upright = turn_upright(content(glyph(UNMAPPED, 50), *glyphs("12", 60)))
    account = make_account(upright, book(upright, []), None, None)
    assert (account.read, account.unmapped) == (3, 1)


def test_a_line_of_ink_that_was_not_recognised_makes_the_readers_disagree() -> None:
    upright = turn_upright(content())
    scan = recognised()
    account = make_account(upright, book(upright, []), None, scan)
    assert account.read == len("1.50Title")
    assert account.visible == account.read + 1
    assert not account.readers_agree
    assert make_account(upright, book(upright, []), None, replace(scan, unread=0)).readers_agree
