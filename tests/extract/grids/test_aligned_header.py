"""Headings without vertical rulings are laid out by what stands over what."""

from __future__ import annotations

from extract.grids.aligned_frames import find_frames
from extract.grids.aligned_header import Interval, lay_out_header
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


def figures(*heights: float) -> list[TextLine]:
    return [piece(text, x, y) for y in heights for text, x in (("1.50", 175), ("2.50", 275))]


def test_a_frame_runs_from_the_first_full_ruling_to_the_last() -> None:
    level = [level_ruling(y, 50, 350) for y in (250, 220, 150)]
    assert list(find_frames(level, figures(200, 180), PAGE)) == [Box(50, 150, 350, 250)]


def test_a_title_between_two_tables_parts_them() -> None:
    level = [level_ruling(y, 50, 350) for y in (280, 260, 220, 180, 160, 120)]
    frames = list(find_frames(level, figures(240, 230, 150, 140), PAGE))
    assert [(frame.y0, frame.y1) for frame in frames] == [(220, 280), (120, 180)]


def test_a_table_that_goes_on_overleaf_ends_with_its_last_line() -> None:
    level = [level_ruling(y, 50, 350) for y in (280, 260)]
    note = [piece("Note", 75, 100)]
    [frame] = find_frames(level, [*figures(240, 225, 210), *note], PAGE)
    assert frame.y1 == 280
    assert 200 < frame.y0 < 210


def test_prose_between_two_rulings_is_no_frame() -> None:
    level = [level_ruling(y, 50, 350) for y in (280, 260, 100)]
    assert list(find_frames(level, [piece("only words", 150, 200)], PAGE)) == []
