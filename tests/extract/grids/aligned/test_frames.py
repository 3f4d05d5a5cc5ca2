"""Frames are the boxes between full rulings, one for each table."""

from __future__ import annotations

from extract.grids.aligned.frames import find_frames
from extract.marks.geometry import Box
from extract.marks.rulings import level_ruling
from extract.marks.textlines import TextLine
from tests.extract.grids.aligned.test_header import piece

PAGE = Box(0, 0, 400, 300)


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
