"""Straight lines are found however they are drawn."""

from __future__ import annotations

from pathlib import Path

import playa
import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.marks.content import read_content
from extract.marks.geometry import Box
from extract.marks.rulings import Ruling, join_level, level_ruling, on_page, without_streaks
from tests.extract.conftest import Draw, MakePdf

PAGE = Box(0, 0, 400, 300)


def rulings_of(path: Path) -> list[Ruling]:
    with playa.open(path, space="page") as document:
        return read_content(document.pages[0]).rulings


def stroked(canvas: Canvas) -> None:
    canvas.line(50, 100, 250, 100)


def filled(canvas: Canvas) -> None:
    canvas.rect(50, 99.5, 200, 1, stroke=0, fill=1)


def mitred(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(50, 99.6)
    path.lineTo(250, 99.6)
    path.lineTo(249.2, 100.4)
    path.lineTo(50.8, 100.4)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


@pytest.mark.parametrize("draw", [stroked, filled, mitred])
def test_a_ruling_is_one_line_however_it_is_drawn(make_pdf: MakePdf, draw: Draw) -> None:
    [ruling] = rulings_of(make_pdf(draw))
    assert ruling.is_horizontal
    assert ruling.box == pytest.approx((50, 100, 250, 100), abs=0.5)


def test_only_what_camelot_does_not_see_is_a_shape(make_pdf: MakePdf) -> None:
    assert [rulings_of(make_pdf(draw))[0].is_shape for draw in (stroked, filled, mitred)] == [
        False,
        False,
        True,
    ]


def band(canvas: Canvas) -> None:
    canvas.setLineWidth(20)
    canvas.line(50, 100, 250, 100)


def slanted(canvas: Canvas) -> None:
    canvas.line(50, 100, 250, 140)


def box_of_colour(canvas: Canvas) -> None:
    canvas.rect(50, 100, 200, 40, stroke=0, fill=1)


@pytest.mark.parametrize("draw", [band, slanted, box_of_colour])
def test_what_is_no_ruling_is_left_out(make_pdf: MakePdf, draw: Draw) -> None:
    assert rulings_of(make_pdf(draw)) == []


def test_a_stroked_rectangle_is_its_four_sides(make_pdf: MakePdf) -> None:
    found = rulings_of(make_pdf(lambda canvas: canvas.rect(50, 100, 200, 40)))
    assert sorted(ruling.is_horizontal for ruling in found) == [False, False, True, True]


def test_pieces_of_one_ruling_are_joined_and_others_stay_apart() -> None:
    pieces = [
        level_ruling(100, 50, 120),
        level_ruling(100.4, 121, 200),
        level_ruling(100, 210, 300),
    ]
    upright = Ruling(Box(50, 0, 50, 200), is_shape=False)
    joined = join_level([*pieces, upright])
    assert [(ruling.box.x0, ruling.box.x1) for ruling in joined] == [(50, 200), (210, 300)]
    assert [ruling.y for ruling in joined] == [100, 100]


def test_a_shorter_ruling_within_another_is_a_part_of_it() -> None:
    whole, part = level_ruling(100, 50, 350), level_ruling(120, 100, 200)
    assert part.is_part_of(whole)
    assert not whole.is_part_of(part)
    assert not level_ruling(120, 52, 347).is_part_of(whole)
    assert level_ruling(120, 52, 347).has_extent_of(whole)


def test_a_ruling_drawn_twice_or_beyond_the_page_counts_once_or_not() -> None:
    drawn, shape = level_ruling(100, 50, 250), level_ruling(100, 50, 250)._replace(is_shape=True)
    assert on_page([shape, drawn, level_ruling(400, 50, 250)], PAGE) == [drawn]


def test_a_line_or_two_from_edge_to_edge_are_streaks() -> None:
    def upright(x: float, y0: float = PAGE.y0, y1: float = PAGE.y1) -> Ruling:
        return Ruling(Box(x, y0, x, y1), is_shape=False)

    posts = [upright(50, 20, 80), level_ruling(100, 50, 250)]
    assert without_streaks([*posts, upright(90), upright(91)], PAGE) == posts
    assert len(without_streaks([*posts, *map(upright, (50, 90, 130))], PAGE)) == 5
