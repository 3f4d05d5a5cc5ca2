"""A table that goes on overleaf keeps its columns, and its heading where that is printed again."""

from __future__ import annotations

from extract.grids.aligned.carried import TableAbove, crosses
from extract.grids.grid import make_grid
from extract.marks.geometry import Box
from tests.extract.grids.aligned.test_header import piece

GRID = make_grid("aligned", (50, 150, 250), (200, 180, 160), lambda *_: (1, 1))
ABOVE = TableAbove(GRID, ("NameSum", "Roads1.50"))


def test_a_heading_printed_again_is_known_by_its_characters() -> None:
    assert ABOVE.heading_rows([piece("Name", 75, 250), piece("Sum", 200, 250)]) == 1
    assert ABOVE.heading_rows([piece("Other", 75, 250)]) is None


def test_no_piece_may_cross_a_column() -> None:
    frame, name, figure = Box(51, 50, 249, 260), piece("Parks", 75, 240), piece("1.50", 200, 240)
    assert ABOVE.fitted_edges(frame, [name, figure], is_bare=False) == (50, 150, 250)
    assert ABOVE.fitted_edges(frame, [piece("A" * 44, 150, 240)], is_bare=False) is None
    assert ABOVE.fitted_edges(Box(90, 50, 249, 260), [], is_bare=False) is None
    assert ABOVE.fitted_edges(Box(90, 50, 200, 260), [], is_bare=True) == (50, 150, 250)
    assert crosses(piece("Parks", 150, 240), 150)


def test_an_edge_gives_way_to_a_longer_name() -> None:
    pieces = [piece("A" * 20, 110, 240), piece("1.50", 200, 240)]
    assert ABOVE.fitted_edges(Box(51, 50, 249, 260), pieces, is_bare=False) == (50, 175, 250)


def test_names_above_the_first_figures_are_lines_of_the_table() -> None:
    above = TableAbove(GRID, ("NameSum", "Roads1.50"), frozenset({1}))
    assert above.has_only_names([piece("Parks", 75, 250)])
    assert not above.has_only_names([piece("Parks", 75, 250), piece("Sum", 200, 250)])
    assert not ABOVE.has_only_names([piece("Parks", 75, 250)])
    wider = [piece("Name", 75, 250), piece("Sum", 350, 250)]  # another table's heading
    assert not above.has_only_names(wider)


def test_a_frame_without_rulings_may_be_wider_than_the_ink_of_the_page_before() -> None:
    pieces = [piece("1.50", 250, 240)]
    edges = ABOVE.fitted_edges(Box(51, 50, 262, 260), pieces, is_bare=True)
    assert edges == (50, 150, 262)
    assert ABOVE.fitted_edges(Box(51, 50, 380, 260), pieces, is_bare=True) is None


def test_an_edge_gives_way_to_a_figure_in_a_column_that_was_empty() -> None:
    grid = make_grid("aligned", (50, 150, 200, 250), (200, 180, 160), lambda *_: (1, 1))
    above = TableAbove(grid, ("NameSumOther", "Roads"))
    pieces = [piece("Parks", 75, 240), piece("4,000.00", 185, 240)]  # from 165 to 205
    edges = above.fitted_edges(Box(51, 50, 249, 260), pieces, is_bare=True)
    assert edges == (50, 150, 227.5, 250)
