"""A grid is its edges and its merged cells; every cell is owned once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.grids.grid import Owner, make_grid


def single(_: Owner, __: int, ___: int) -> tuple[int, int]:
    return 1, 1


def test_a_merged_cell_owns_what_it_covers() -> None:
    merged = {(0, 0): (2, 1), (0, 1): (1, 2)}
    grid = make_grid(
        "aligned", [0, 10, 20, 30], [90, 80, 70], lambda _, r, c: merged.get((r, c), (1, 1))
    )
    assert grid.owner == ((0, 1, 1), (0, 2, 3))
    assert [(span.row, span.column, span.rows, span.columns) for span in grid.spans] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
    ]
    assert grid.spans[0].box == (0, 70, 10, 90)
    assert grid.spans[1].box == (10, 80, 30, 90)
    assert grid.box == (0, 70, 30, 90)


@given(st.integers(1, 6), st.integers(1, 6))
def test_single_cells_come_in_reading_order(rows: int, columns: int) -> None:
    grid = make_grid("vector", range(columns + 1), range(rows, -1, -1), single)
    assert [index for row in grid.owner for index in row] == list(range(rows * columns))
    assert sum(span.box.area for span in grid.spans) == grid.box.area
