"""Glyphs become lines as a reader sees them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.marks.textlines import pieces, visual_lines
from tests.extract.conftest import glyph, glyphs


def texts(*groups: list) -> list[str]:  # type: ignore[type-arg]
    return [line.text for line in visual_lines([mark for group in groups for mark in group])]


def test_lines_run_top_down_and_from_left_to_right() -> None:
    assert texts(glyphs("below", 50, 100), glyphs("right", 150, 120), glyphs("left", 50, 120)) == [
        "left right",
        "below",
    ]


def test_a_raised_note_mark_belongs_to_its_line() -> None:
    assert texts(glyphs("12", 50), [glyph("*", 60, 102.5, size=8)]) == ["12*"]


def test_a_gap_is_one_space_and_a_printed_space_stays() -> None:
    assert texts(glyphs("a", 50), glyphs("b", 59)) == ["a b"]
    assert texts(glyphs("a ", 50), glyphs("b", 60)) == ["a b"]


def test_leading_spaces_stay_and_trailing_ones_go() -> None:
    assert texts(glyphs("  项目 ", 50)) == ["  项目"]


def test_a_line_without_ink_is_no_line() -> None:
    assert texts(glyphs("   ", 50)) == []


def test_text_that_runs_downwards_keeps_the_order_of_painting() -> None:
    column = [glyph(char, 50, y, direction=270) for char, y in zip("合计", (120, 110), strict=True)]
    [line] = visual_lines(column)
    assert line.text == "合计"


def test_the_size_of_a_line_is_that_of_most_of_its_glyphs() -> None:
    [line] = visual_lines([*glyphs("1234", 50), glyph("*", 70, 101, size=6)])
    assert line.font_size == 10
    assert line.box.x1 == 73


def test_a_blank_written_between_thousands_parts_no_pieces() -> None:
    def written(text: str) -> list[str]:
        return [piece.text for piece in pieces(glyphs(text, 50), 0.3)]

    assert written("6 999.54") == ["6 999.54"]
    assert written("6 99.54") == ["6", "99.54"]
    assert written("2024 100") == ["2024", "100"]


def test_pieces_end_where_a_gap_is_wider_than_asked() -> None:
    marks = [*glyphs("12", 50), *glyphs("34", 65)]
    assert [piece.text for piece in pieces(marks, 0.3)] == ["12", "34"]
    assert [piece.text for piece in pieces(marks, 0.8)] == ["12 34"]


@given(st.permutations(glyphs("2026年部门", 50) + glyphs("预算1.50", 50, 80)))
def test_upright_text_reads_the_same_in_whatever_order_it_is_painted(marks: list) -> None:  # type: ignore[type-arg]
    assert texts(marks) == ["2026年部门", "预算1.50"]
