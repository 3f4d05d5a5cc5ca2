"""The first step of the ladder that finds a grid is the last."""

from __future__ import annotations

import pytest

from extract.grids.booking import book, slots_of
from extract.grids.ladder import find_page_grids
from extract.marks.geometry import Box
from extract.marks.rulings import Ruling, level_ruling
from extract.marks.upright import UprightPage, turn_upright
from tests.extract.conftest import content, glyph, glyphs


def ruled(*, is_shape: bool = False) -> list[Ruling]:
    """Rule a grid of two columns and two rows."""
    level = [level_ruling(y, 50, 250) for y in (200, 180, 160)]
    upright = [Ruling(Box(x, 160, x, 200), is_shape=False) for x in (50, 150, 250)]
    return [ruling._replace(is_shape=is_shape) for ruling in (*level, *upright)]


def page(rulings: list[Ruling], **more: object) -> UprightPage:
    marks = [*glyphs("Roads", 60, 165), *glyphs("1.50", 160, 165)]
    return turn_upright(content(*marks, rulings=rulings, **more))


@pytest.mark.parametrize(("is_shape", "step"), [(False, "vector"), (True, "vector_paths")])
def test_a_grid_bears_the_step_that_found_it(step: str, *, is_shape: bool) -> None:
    search = find_page_grids(page(ruled(is_shape=is_shape)), None)
    assert [grid.step for grid in search.grids] == [step]
    assert search.looks_tabular


def test_a_grid_in_which_nothing_is_printed_is_a_drawing() -> None:
    drawn = turn_upright(content(*glyphs("Beside", 300, 100), rulings=ruled()))
    assert find_page_grids(drawn, None).grids == []


def test_a_page_without_text_is_not_searched() -> None:
    assert find_page_grids(turn_upright(content(rulings=ruled())), None).grids == []


def test_prose_has_no_grid_and_does_not_look_as_if_it_had() -> None:
    search = find_page_grids(turn_upright(content(*glyphs("Words only", 50))), None)
    assert (search.grids, search.looks_tabular) == ([], False)


def test_every_cell_is_booked_in_the_order_of_its_slot() -> None:
    upright = page(ruled())
    grids = find_page_grids(upright, None).grids
    booking = book(upright, grids)
    assert slots_of(grids) == [(0, 0), (0, 1), (0, 2), (0, 3)]
    assert [cell.text for cell in booking.cells] == ["", "", "Roads", "1.50"]
    assert (booking.in_cells, booking.in_lines, booking.excluded) == (9, 0, 0)


def test_what_is_not_shown_is_counted_as_excluded() -> None:
    hidden = glyph("7", 160, 185, is_hidden=True)
    upright = turn_upright(content(hidden, *glyphs("1.50", 160, 165), rulings=ruled()))
    booking = book(upright, find_page_grids(upright, None).grids)
    assert (booking.in_cells, booking.excluded) == (4, 1)


def test_a_glyph_on_the_frame_stands_in_the_grid() -> None:
    marks = [*glyphs("Roads", 60, 165), glyph("1", 248, 165), glyph("2", 252, 165, shown_by=1)]
    upright = turn_upright(content(*marks, rulings=ruled()))
    booking = book(upright, find_page_grids(upright, None).grids)
    assert booking.cells[3].text == "1"
    assert [line.text for line in booking.lines] == ["2"]
