"""Rows follow the baselines of figures, and rulings where they part them."""

from __future__ import annotations

from extract.grids.aligned.rows import (
    column_numbers,
    find_heading_end,
    find_row_edges,
    without_page_numbers,
)
from extract.marks.textlines import TextLine
from tests.extract.grids.aligned.test_header import piece


def row(y: float, name: str, *figures: str) -> list[TextLine]:
    return [piece(name, 60, y), *(piece(text, 150 + 60 * n, y) for n, text in enumerate(figures))]


def test_rows_of_names_above_the_first_figures_are_no_heading() -> None:
    header = [piece("Name", 60, 200), piece("Sum", 150, 200)]
    body = [*row(180, "Roads"), *row(160, "Parks", "1.50")]
    end = find_heading_end([*header, *body], [])
    assert end is not None
    assert 180 < end < 200


def test_a_ruling_through_a_line_of_words_does_not_part_it_from_its_row() -> None:
    body = [*row(180, "Numbers", "1", "2"), piece("class", 60, 172), *row(164, "Sum", "1.5", "2.5")]
    edges = find_row_edges(body, 150, [174.0])
    assert len(edges) == 3
    assert edges[1] < 172


def test_numbers_of_columns_count_from_one() -> None:
    body = [*row(180, "Line", "1", "2", "3"), *row(160, "Roads", "1.5", "2.5", "3.5")]
    assert [p.text for p in column_numbers(body)] == ["Line", "1", "2", "3"]
    assert column_numbers(row(160, "Roads", "3", "4")) == []


def test_a_name_of_three_lines_is_whole_where_places_are_rounded() -> None:
    name = [piece("Parks", 60, 173.53), piece("gardens", 60, 146.47)]
    body = [*row(200, "Roads", "1.5"), *name, *row(160, "and", "2.5")]
    assert len(find_row_edges(body, 140, [])) == 3


def test_a_name_of_three_lines_far_apart_is_whole_around_its_figures() -> None:
    name = [piece("Parks", 60, 174.5), piece("woods", 60, 145.5)]
    body = [*row(196, "Roads", "1.5"), *name, *row(160, "abcde", "2.5"), *row(120, "Sum", "4")]
    assert len(find_row_edges(body, 110, [])) == 4


def test_a_line_with_a_page_number_alone_is_left_out() -> None:
    body = [piece("- 12 -", 60, 180), *row(160, "Roads", "-2")]
    assert [each.text for each in without_page_numbers(body)] == ["Roads", "-2"]
