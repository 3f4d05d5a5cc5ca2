"""A page looks tabular by its rulings or by its figures."""

from __future__ import annotations

import pytest

from extract.grids.tabular import is_figure, looks_tabular
from extract.marks.geometry import Box
from extract.marks.glyphs import Glyph
from extract.marks.rulings import Ruling, level_ruling
from extract.marks.textlines import rows_of
from tests.extract.conftest import glyphs

PAGE = Box(0, 0, 400, 300)


def column(x: float, *texts: str) -> list[Glyph]:
    return [m for n, text in enumerate(texts) for m in glyphs(text, x, 200 - 20 * n)]


@pytest.mark.parametrize("text", ["0", "1,234.50", "-38.04", "（12.5）", "１２", "12%", "△3"])
def test_digits_with_their_marks_are_a_figure(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize("text", ["", "-", "2026年", "A1", "合计"])
def test_anything_else_is_none(text: str) -> None:
    assert not is_figure(text)


@pytest.mark.parametrize(("count", "tabular"), [(1, False), (2, False), (3, True)])
def test_three_long_rulings_are_a_table(count: int, *, tabular: bool) -> None:
    rulings = [level_ruling(100 + 20 * n, 50, 350) for n in range(count)]
    assert looks_tabular(rows_of([]), rulings, PAGE) is tabular


def test_two_long_rulings_are_a_table_with_posts_between_them() -> None:
    level = [level_ruling(100, 50, 350), level_ruling(150, 50, 350)]
    posts = [Ruling(Box(x, 100, x, 150), is_shape=False) for x in (50, 200, 350)]
    assert looks_tabular(rows_of([]), [*level, *posts], PAGE)
    assert not looks_tabular(rows_of([]), [*level, *posts[:2]], PAGE)


def test_underlined_titles_are_no_table() -> None:
    assert not looks_tabular(
        rows_of([]), [level_ruling(100 + 20 * n, 50, 150) for n in range(5)], PAGE
    )


def test_two_columns_of_three_figures_are_a_table() -> None:
    first, second = column(100, "1.00", "2.00", "3.00"), column(250, "4.00", "5.00", "6.00")
    assert looks_tabular(rows_of([*first, *second]), [], PAGE)
    assert not looks_tabular(rows_of([*first, *second[:8]]), [], PAGE)
    assert not looks_tabular(rows_of(first), [], PAGE)
