"""Pale text laid over other text is a watermark; other pale text is not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.marks.geometry import Box
from extract.marks.glyphs import Glyph
from extract.marks.rulings import Ruling, level_ruling
from extract.marks.runs import runs_of, text_of
from extract.marks.watermarks import strength, without_watermarks
from tests.extract.conftest import glyphs

PALE = 7


def faint(text: str, x: float, y: float = 100.0, size: float = 14.0) -> list[Glyph]:
    return [mark.replaced(shown_by=PALE) for mark in glyphs(text, x, y, size)]


PAGE = Box(0, 0, 400, 600)


def left_of(*marks: Glyph, rulings: Sequence[Ruling] = ()) -> list[str]:
    runs = without_watermarks(runs_of(marks), frozenset({PALE}), PAGE, rulings)
    return [text_of(run) for run in runs]


TITLE = glyphs("收入支出决算表", 50)


@pytest.mark.parametrize(
    "mark",
    [
        [*faint("1380", 52), *faint("1380", 52, 300), *faint("1380", 52, 500)],
        faint("内部", 52, size=30),
    ],
    ids=["said_again", "large"],
)
def test_pale_text_over_darker_text_is_left_out(mark: list[Glyph]) -> None:
    assert left_of(*TITLE, *mark) == ["收入支出决算表"]


@pytest.mark.parametrize(
    "text",
    [
        [*faint("金额", 250), *faint("金额", 250, 300), *faint("金额", 250, 500)],
        faint("1380", 52),
        [*faint("13.80", 52), *faint("13.80", 52, 300), *faint("13.80", 52, 500)],
    ],
    ids=["over_nothing", "said_once", "an_amount"],
)
def test_other_pale_text_stays(text: list[Glyph]) -> None:
    assert len("".join(left_of(*TITLE, *text))) == len([*TITLE, *text])


def test_pale_text_over_rulings_is_left_out_and_above_them_it_stays() -> None:
    through = [level_ruling(y, 10, 390) for y in (103, 105)]
    below = [level_ruling(y, 10, 390) for y in (97, 95)]
    assert left_of(*TITLE, *faint("内部", 252, size=30), rulings=through) == ["收入支出决算表"]
    assert len(left_of(*TITLE, *faint("内部", 252, size=30), rulings=below)) == 2


def test_pale_text_said_all_over_the_page_is_left_out() -> None:
    places = [(x, y) for x in (20, 250) for y in (50, 500)]
    marks = [mark for x, y in places for mark in faint("内部资料", x, y)]
    assert left_of(*marks) == []
    short = [mark for x, y in places for mark in faint("0", x, y)]
    assert left_of(*short) == ["0"] * 4


def test_a_colour_is_as_strong_as_it_looks_on_white() -> None:
    assert strength((0,), 1.0) == 1.0
    assert strength((0,), 0.25) == 0.25
    assert strength((1, 1, 1), 1.0) == pytest.approx(0.0)
    assert strength((0, 0, 0, 1), 1.0) == 1.0
    assert strength((0.1, 0.1, 0.1, 0), 1.0) == pytest.approx(0.1)
    assert strength((), 1.0) == 1.0
