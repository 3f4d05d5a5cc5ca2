"""What was written in one go belongs together."""

from __future__ import annotations

from extract.marks.geometry import Box
from extract.marks.glyphs import Glyph
from extract.marks.runs import is_chance, runs_of, seen_runs, text_of
from tests.extract.conftest import glyph, glyphs


def shown(text: str, x: float, shown_by: int = 0, clipped: str = "") -> list[Glyph]:
    """Show a text by one operation; the clip hides the characters named."""
    return [
        mark.replaced(shown_by=shown_by, is_clipped=mark.text in clipped)
        for mark in glyphs(text, x)
    ]


def texts(marks: list[Glyph]) -> list[str]:
    return [text_of(run) for run in runs_of(marks)]


def test_one_operation_is_one_run_but_where_it_jumps() -> None:
    assert texts([*glyphs("12", 50), *glyphs("34", 63), *glyphs("56", 90)]) == ["1234", "56"]


def test_an_operation_goes_on_exactly_where_the_last_one_ended() -> None:
    assert texts([*shown("12", 50, 1), *shown("34", 60, 2)]) == ["1234"]
    assert texts([*shown("12", 50, 1), *shown("34", 60.5, 2)]) == ["12", "34"]


def test_a_run_has_one_baseline_and_one_direction() -> None:
    assert texts([glyph("1", 50, 100), glyph("2", 55, 104)]) == ["1", "2"]
    assert texts([glyph("1", 50), glyph("2", 55, direction=90)]) == ["1", "2"]


def turned(text: str, y: float, shown_by: int = 0) -> list[Glyph]:
    """Show a text that runs upwards."""
    return [
        glyph(char, 50).replaced(
            y=y + 5 * number,
            box=Box(44, y + 5 * number, 52, y + 5 * number + 5),
            direction=90,
            shown_by=shown_by,
        )
        for number, char in enumerate(text)
    ]


def test_a_number_turned_upwards_is_one_run() -> None:
    assert texts([*turned("1,234.56", 100), *turned("78", 160)]) == ["1,234.56", "78"]
    assert texts([*turned("1", 100, 1), *turned("2", 105, 2)]) == ["1", "2"]


def test_two_glyphs_shown_one_by_one_may_touch_by_chance() -> None:
    assert is_chance([*shown("2", 50, 1), *shown("1", 55, 2)])
    assert not is_chance(shown("21", 50))


def test_a_run_seen_in_part_is_kept_whole_and_one_unseen_is_dropped() -> None:
    runs = runs_of([*shown("Roads", 50, 1, "ds"), *shown("Hidden", 150, 2, "Hiden")])
    assert [text_of(run) for run in seen_runs(runs)] == ["Roads"]


def test_a_page_painted_in_parts_is_read_once() -> None:
    runs = runs_of([*shown("Roads", 50, 1, "ds"), *shown("Roads", 50, 2, "Roa")])
    assert [text_of(run) for run in seen_runs(runs)] == ["Roa", "ds"]
