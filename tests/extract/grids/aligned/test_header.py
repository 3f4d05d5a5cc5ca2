"""Headings without vertical rulings are laid out by what stands over what."""

from __future__ import annotations

from extract.grids.aligned.below import Interval
from extract.grids.aligned.header import lay_out_header
from extract.marks.geometry import Box
from extract.marks.rulings import level_ruling
from extract.marks.textlines import TextLine, pieces
from tests.extract.conftest import glyphs

PAGE = Box(0, 0, 400, 300)
COLUMNS = [Interval(50, 100), Interval(150, 200), Interval(250, 300)]


def piece(text: str, centre: float, y: float) -> TextLine:
    [line] = pieces(glyphs(text, centre - 2.5 * len(text), y), 0.8)
    return line


def test_a_heading_of_one_storey_needs_no_edge() -> None:
    header = [piece("Name", 75, 200), piece("Basic", 175, 200), piece("Project", 275, 200)]
    edges, merged = lay_out_header(header, COLUMNS, [], (215, 190))
    assert edges == [215]
    assert merged == {(0, 0): (1, 1), (0, 1): (1, 1), (0, 2): (1, 1)}


def test_words_over_two_headings_cover_both_columns() -> None:
    header = [
        piece("Name", 75, 200),
        piece("Expenditure", 225, 215),
        piece("Basic", 175, 200),
        piece("Project", 275, 200),
    ]
    edges, merged = lay_out_header(header, COLUMNS, [], (230, 190))
    assert len(edges) == 2
    assert merged[0, 1] == (1, 2)
    assert merged[0, 0] == (2, 1)
    assert merged[1, 1] == merged[1, 2] == (1, 1)


def test_a_partial_ruling_says_which_columns_a_heading_is_over() -> None:
    header = [piece("Year", 225, 215), piece("2023", 175, 200), piece("2024", 275, 200)]
    under = level_ruling(212, 140, 310)
    _, merged = lay_out_header(header, COLUMNS, [under], (230, 190))
    assert merged[0, 1] == (1, 2)


def test_no_heading_has_no_edges() -> None:
    assert lay_out_header([], COLUMNS, [], (215, 190)) == ([], {})


def test_a_heading_that_juts_out_is_over_its_own_column_alone() -> None:
    columns = [Interval(50, 100), Interval(100, 150), Interval(150, 200), Interval(200, 250)]
    header = [
        piece("Vehicles of all kinds", 175, 220),
        piece("Travels abroad", 74, 211),  # from 39 to 109
        piece("spent", 75, 202),
        piece("Sum", 125, 200),
        piece("Bought", 175, 200),
        piece("Run", 225, 200),
    ]
    _, merged = lay_out_header(header, columns, [], (230, 190))
    assert merged[0, 1] == (1, 3)
    assert merged[0, 0] == (2, 1)


def test_wrapped_headings_side_by_side_are_over_their_own_columns() -> None:
    columns = [Interval(100, 150), Interval(150, 200), Interval(200, 250)]
    header = [
        piece("General", 175, 220),
        piece("public", 175, 208),
        piece("budget", 175, 196),
        piece("Funds of", 225, 220),
        piece("the state", 225, 208),
        piece("in all", 225, 196),
        piece("Sum", 125, 208),
    ]
    _, merged = lay_out_header(header, columns, [], (230, 190))
    assert merged == {(0, 0): (1, 1), (0, 1): (1, 1), (0, 2): (1, 1)}


def test_first_lines_beside_a_group_are_over_their_own_columns() -> None:
    columns = [Interval(50 * n, 50 * n + 50) for n in range(1, 6)]
    header = [
        *(piece("Income", column.centre, 206) for column in columns[:3]),
        *(piece("paid", column.centre, 197) for column in columns[:3]),
        piece("Trade", 250, 214),
        piece("Sum", 225, 196),
        piece("Fees", 275, 196),
    ]
    _, merged = lay_out_header(header, columns, [], (225, 190))
    assert {cell: span for cell, span in merged.items() if span[1] > 1} == {(0, 3): (1, 2)}


def test_a_heading_as_high_as_the_whole_is_below_nothing() -> None:
    columns = [Interval(50 * n, 50 * n + 50) for n in range(1, 6)]
    header = [
        piece("Trade", 200, 220),
        *(piece("All", columns[n].centre, 205) for n in (0, 1, 4)),
        *(piece("of", columns[n].centre, 200) for n in (2, 3)),
        *(piece("it", columns[n].centre, 191) for n in (2, 3)),
    ]
    _, merged = lay_out_header(header, columns, [], (228, 185))
    assert {cell: span for cell, span in merged.items() if span[1] > 1} == {(0, 2): (1, 2)}


def test_a_line_in_the_middle_above_all_headings_is_a_title() -> None:
    columns = [Interval(50 * n, 50 * n + 50) for n in range(1, 7)]
    header = [
        piece("Visits and cars", 200, 230),
        *(piece(text, x, 215) for text, x in (("Planned", 125), ("Spent", 275))),
        *(piece("Sum", column.centre, 200) for column in columns),
    ]
    _, merged = lay_out_header(header, columns, [], (240, 190))
    assert merged[0, 0] == (1, 6)
    assert merged[1, 0] == merged[1, 3] == (1, 3)


def test_a_lowest_heading_is_over_all_columns_that_it_reaches_over() -> None:
    columns = [Interval(50, 75), Interval(75, 100), Interval(100, 125), Interval(125, 200)]
    header = [
        piece("Item", 125, 220),
        piece("Code of this item", 87, 202),  # from 44 to 130
        piece("here", 87, 193),
        piece("Name", 162, 200),
        piece("Sum", 225, 200),
    ]
    _, merged = lay_out_header(header, [*columns, Interval(200, 250)], [], (230, 185))
    assert merged[0, 0] == (1, 4)
    assert merged[1, 0] == (1, 3)
    assert merged[1, 3] == (1, 1)
    assert (1, 1) not in merged
    assert merged[0, 4] == (2, 1)


def test_a_heading_is_not_over_a_column_that_has_its_own() -> None:
    columns = [Interval(50, 75), Interval(75, 100), Interval(100, 200)]
    header = [piece("Codes of items", 80, 209), piece("No", 62, 200), piece("Sum", 150, 200)]
    _, merged = lay_out_header(header, columns, [], (220, 190))
    assert merged[0, 0] == merged[0, 1] == (1, 1)


def test_words_above_others_on_a_ruling_are_over_all_that_these_are_over() -> None:
    columns = [Interval(x, x + 50) for x in range(50, 450, 50)]
    lowest = [("Sum", 125), ("Tax", 175), ("Total", 375), ("Own", 425)]
    below_funds = [("All", 225), ("Fees", 275), ("Rest", 325)]
    header = [
        piece("Name", 75, 160),
        piece("Current", 225, 230),
        piece("Funds", 275, 210),
        piece("Before", 400, 230),
        *(piece(text, x, 155) for text, x in lowest),
        *(piece(text, x, 140) for text, x in below_funds),
    ]
    partial = [level_ruling(226, 100, 450), level_ruling(206, 200, 350)]
    _, merged = lay_out_header(header, columns, partial, (240, 100))
    assert merged[0, 1] == (1, 5)
    assert merged[1, 3] == (1, 3)
    assert merged[0, 6] == (1, 2)
