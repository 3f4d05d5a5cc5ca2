"""The rest of a table that is pasted as a picture below its text is told, line by line."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pytest

from extract.grids.booking import Line
from extract.grids.grid import Grid, make_grid
from extract.marks.geometry import Box
from extract.marks.rendering import RenderedPage
from extract.marks.shown.drawings import Drawing
from extract.marks.upright import UprightPage, turn_upright
from extract.scan import beside
from extract.scan.beside import pictured_lines
from extract.scan.recogniser import Recogniser
from extract.scan.recognition import RecognisedCell, RecognisedPage
from tests.extract.conftest import content, glyphs

TABLE = make_grid("lattice", (50, 200, 350), (280, 260, 200), lambda *_: (1, 1))
REST = Box(50, 100, 350, 198)


class _Painted:
    """A page in black, so that what is painted over can be told."""

    def pixels(self, _: object, resolution: int) -> Any:
        return np.zeros((300 * resolution // 72, 400 * resolution // 72, 3), np.uint8)

    def gray(self, _: int, scale: float) -> Any:
        return np.zeros((round(300 * scale), round(400 * scale)), np.uint8)


class _Ruled(_Painted):
    """A page ruled as a table is."""

    def gray(self, degrees: int, scale: float) -> Any:
        shades = super().gray(degrees, scale) + 255
        shades[::40], shades[:, ::40] = 0, 0
        return shades


def page_with(picture: Box, text: str = "") -> UprightPage:
    page = content(*glyphs(text, 60, size=10), drawings=(Drawing(picture, 1, is_picture=True),))
    return turn_upright(page)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Keep what is given to the engine, which finds a row of a table and a line."""
    seen: list[Any] = []

    def recognise(paint: Any, *_: object) -> RecognisedPage:
        seen.append(paint(72))
        grid = make_grid("ocr", (50, 200, 350), (190, 170), lambda *_: (1, 1))
        cells = {
            (0, 0): RecognisedCell("教育\n支出", Box(60, 172, 100, 188), 10.0, 0.9),
            (0, 1): RecognisedCell("12.50", Box(300, 172, 340, 188), 10.0, 0.9),
        }
        line = Line("合计| 12.50", Box(60, 120, 340, 132), 10.0, is_struck_twice=False)
        return RecognisedPage(0, 0.0, [grid], cells, [line], 0)

    monkeypatch.setattr(beside, "recognise_page", recognise)
    return seen


def lines_of(page: UprightPage, *grids: Grid, painted: _Painted | None = None) -> list[str]:
    rendered = cast("RenderedPage", painted or _Painted())
    found = pictured_lines(page, rendered, lambda: cast("Recogniser", None), list(grids))
    return [line.text for line in found]


def test_a_picture_below_a_table_is_its_rest(shown: list[Any]) -> None:
    page = page_with(REST)
    assert lines_of(page, TABLE) == ["教育支出 12.50", "合计 12.50"]
    (pixels,) = shown
    inside, outside = (pixels[round(page.box.y1 - y), 300].sum() for y in (150, 250))
    assert (inside, outside) == (0, 3 * 255)


@pytest.mark.parametrize(
    ("picture", "text"),
    [
        (Box(50, 10, 350, 150), ""),
        (Box(50, 160, 100, 198), ""),
        (Box(50, 194, 350, 198), ""),
        (Box(50, 100, 350, 198), "behind the words"),
        (Box(50, 0, 350, 198), ""),
    ],
    ids=["far below and not ruled", "narrow, as a seal", "a stroke", "behind the text", "an edge"],
)
def test_other_pictures_are_not_recognised(shown: list[Any], picture: Box, text: str) -> None:
    assert lines_of(page_with(picture, text), TABLE) == []
    assert shown == []


def test_a_ruled_picture_is_a_table_of_its_own(shown: list[Any]) -> None:
    assert lines_of(page_with(Box(50, 10, 350, 150)), painted=_Ruled()) != []
    assert len(shown) == 1


def test_nothing_is_recognised_without_an_engine(shown: list[Any]) -> None:
    rendered = cast("RenderedPage", _Painted())
    assert pictured_lines(page_with(REST), rendered, None, [TABLE]) == []
    assert shown == []
