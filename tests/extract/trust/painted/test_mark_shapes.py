"""A mark at digits that is painted otherwise than its font declares is doubted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import reportlab
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

from extract.page.reading import PageReading
from extract.trust.painted.mark_shapes import _reach
from tests.extract.conftest import Draw, ReadPage, draw_grid

UPRIGHT, SLANTED = ("Vera", "VeraBd"), ("VeraIt", "VeraBI")
ROWS = [["Name", "Amount"], ["Roads (1)", "1,234,567.89"], ["Schools", "-8,070,605.43"]]
NOTHING = "\u200b"


def embedded(face: str) -> str:
    """Embed a face, its codes in the order of use."""
    path = Path(reportlab.__file__).parent / "fonts" / f"{face}.ttf"
    name = f"marks-{face}"
    pdfmetrics.registerFont(ttfonts.TTFont(name, str(path), asciiReadable=0))
    return name


def tell(monkeypatch: pytest.MonkeyPatch, told: dict[str, str]) -> None:
    """Let ToUnicode tables declare marks as others."""
    make = ttfonts.makeToUnicodeCMap
    codes = {ord(shown): ord(other) for shown, other in told.items()}
    monkeypatch.setattr(
        ttfonts,
        "makeToUnicodeCMap",
        lambda name, subset: make(name, [codes.get(char, char) for char in subset]),
    )


def unlike(page: PageReading) -> list[str]:
    return [doubt for doubt in page.doubts if doubt.startswith("unlike_figures")]


def table(face: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(embedded(face), 9)
        draw_grid(canvas, [50, 150, 250], [180, 160, 140, 120], ROWS)

    return draw


@pytest.mark.parametrize("face", UPRIGHT + SLANTED)
def test_sound_marks_raise_no_doubt(read_one: ReadPage, face: str) -> None:
    assert unlike(read_one(table(face))) == []


@pytest.mark.parametrize("face", UPRIGHT)
@pytest.mark.parametrize(
    "told",
    [{".": ",", ",": "."}, {",": "."}, {".": "1"}, {",": "7"}, {"-": "1"}, {"-": "."}, {"(": "1"},
     {".": NOTHING}, {"-": NOTHING}, {",": " "}, {"3": " "}, {"8": NOTHING}],
)  # fmt: skip
def test_a_mark_declared_as_another_is_doubted(
    read_one: ReadPage, face: str, monkeypatch: pytest.MonkeyPatch, told: dict[str, str]
) -> None:
    tell(monkeypatch, told)
    page = read_one(table(face))
    last = [*told.values()][-1]
    said = " " if last in {" ", NOTHING} else last
    assert any(f"{said}>?" in doubt for doubt in unlike(page)), page.doubts
    assert not page.is_trusted


@pytest.mark.parametrize("face", UPRIGHT + SLANTED)
def test_a_ruling_below_a_blank_is_no_mark(read_one: ReadPage, face: str) -> None:
    def draw(canvas: Canvas) -> None:
        table(face)(canvas)
        canvas.drawString(60, 90, "1 2 3")
        canvas.line(55, 88.5, 90, 88.5)

    assert unlike(read_one(draw)) == []


def test_a_digit_wider_than_its_room_is_not_judged() -> None:
    crop = np.full((52, 20), 255, np.uint8)
    crop[12:17, 3:20] = 0  # the bar of a seven, cut off at the right
    crop[19:40, 16:20] = 0  # its stem comes in again from beyond
    assert _reach(crop, 40.9, is_digit=True) is None
    crop[17:19, 16:20] = 0  # where it hangs together, all of it counts
    reach = _reach(crop, 40.9, is_digit=True)
    assert reach is not None
    assert reach.top - reach.bottom > 0.6
