"""Pictures, curved shapes and slanted lines are told from rulings."""

from __future__ import annotations

from typing import Any, cast

from extract.marks.geometry import Box, Turn
from extract.marks.shown.drawings import drawing_of, turn_drawing
from extract.marks.shown.painting import Drawn

PLACE = (1.0, 0.0, 0.0, 1.0, 10.0, 20.0)


def drawn(*segments: tuple[str, tuple[tuple[float, float], ...]]) -> Drawn:
    return Drawn(PLACE, cast("Any", None), segments, stroke=False, fill=True)


def test_a_curved_shape_is_a_drawing_where_it_is_painted() -> None:
    curve = drawn(("m", ((0, 0),)), ("c", ((1, 4), (3, 4), (5, 0))), ("h", ()))
    found = drawing_of(curve, 7)
    assert found is not None
    assert found == (Box(10, 20, 15, 24), 7, False, False)
    assert turn_drawing(found, Turn(180, 100, 100)).box == Box(85, 76, 90, 80)


def test_straight_lines_are_none() -> None:
    assert drawing_of(drawn(("m", ((0, 0),)), ("l", ((9, 0),)), ("h", ())), 7) is None


def test_a_slanted_line_is_one() -> None:
    line = drawn(("m", ((0, 9),)), ("l", ((30, 0),)))
    line.stroke = True
    found = drawing_of(line, 7)
    assert found is not None
    assert found.is_line
    assert found.box == Box(10, 20, 40, 29)
