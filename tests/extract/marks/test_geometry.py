"""Boxes and turns of a page."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.marks.geometry import Box, Turn, close_by, union

COORDINATES = st.floats(-500, 500)
BOXES = st.builds(
    lambda x, y, wide, high: Box(x, y, x + wide, y + high),
    COORDINATES,
    COORDINATES,
    st.floats(0, 300),
    st.floats(0, 300),
)


def test_a_box_holds_its_edge_and_what_lies_within_reach() -> None:
    box = Box(10, 20, 30, 40)
    assert box.holds(10, 40)
    assert not box.holds(9, 30)
    assert box.holds(9, 30, reach=1.0)


def test_a_box_turned_inside_out_has_no_area() -> None:
    assert Box(10, 10, 5, 20).area == 0
    assert Box(10, 10, 15, 20).area == 50


@given(BOXES, BOXES)
def test_what_two_boxes_have_in_common_is_no_larger_than_either(one: Box, other: Box) -> None:
    common = one.overlap(other)
    assert common == other.overlap(one)
    assert 0 <= common <= min(one.area, other.area) + 1e-6


@given(st.lists(BOXES, min_size=1, max_size=5))
def test_a_union_holds_every_corner(boxes: list[Box]) -> None:
    around = union(boxes)
    for box in boxes:
        assert around.holds(box.x0, box.y0)
        assert around.holds(box.x1, box.y1)


@pytest.mark.parametrize(
    ("degrees", "size", "corner"),
    [(0, (300, 200), (10, 20)), (90, (200, 300), (180, 10)), (180, (300, 200), (290, 180))],
)
def test_a_turn_moves_a_point_with_the_page(
    degrees: int, size: tuple[float, float], corner: tuple[float, float]
) -> None:
    turn = Turn(degrees, 300, 200)
    assert turn.size == size
    assert turn.point(10, 20) == corner


@given(st.sampled_from([0, 90, 180, 270]), BOXES)
def test_a_turn_changes_no_area(degrees: int, box: Box) -> None:
    turned = Turn(degrees, 300, 200).box(box)
    assert turned.area == pytest.approx(box.area, rel=1e-6, abs=1e-6)
    assert turned.x0 <= turned.x1
    assert turned.y0 <= turned.y1


@given(
    st.lists(st.tuples(st.floats(-20, 20), st.floats(-20, 20), st.integers(0, 1)), max_size=40),
    st.tuples(st.floats(0.1, 9), st.floats(0.1, 9)),
    st.sampled_from([1, 2, 4]),
)
def test_no_place_that_has_another_close_by_is_left_out(
    places: list[tuple[float, float, int]], distance: tuple[float, float], side: int
) -> None:
    points, kinds = [(x, y) for x, y, _ in places], [kind for *_, kind in places]
    assert {*close_by(points, distance, kinds, side)} >= {
        one
        for one, other in permutations(range(len(places)), 2)
        if kinds[one] == kinds[other]
        and abs(points[one][0] - points[other][0]) <= distance[0]
        and abs(points[one][1] - points[other][1]) <= distance[1]
    }


def test_a_place_far_from_all_others_is_not_close_by() -> None:
    assert close_by([(0, 0), (50, 0), (0, 1), (9000, 9000)], (2, 2)) == [0, 2]
    assert close_by([(0, 0), (5, 0), (0, 5)], (1, 6)) == [0, 2]
    assert close_by([], (2, 2)) == []
