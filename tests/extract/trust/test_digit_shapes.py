"""A digit that looks like another one than its font declares is doubted, whatever its code."""

from __future__ import annotations

from pathlib import Path

import pytest
import reportlab
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

from extract.marks.geometry import Box
from extract.marks.rendering import open_rendered
from extract.page.reading import PageReading
from tests.extract.conftest import MakePdf, ReadPage, draw_grid

FACES = ("Vera", "VeraBd", "VeraIt")
ROWS = [["Name", "Amount"], ["Roads", "1,234,567.89"], ["Schools", "8,070,605.43"]]


@pytest.fixture(params=FACES)
def face(request: pytest.FixtureRequest) -> str:
    """Embed a face, its codes in the order of use."""
    path = Path(reportlab.__file__).parent / "fonts" / f"{request.param}.ttf"
    name = f"test-{request.param}"
    pdfmetrics.registerFont(ttfonts.TTFont(name, str(path), asciiReadable=0))
    return name


def swap(monkeypatch: pytest.MonkeyPatch, one: str, other: str) -> None:
    """Let ToUnicode tables declare one digit as another, and the other way round."""
    make = ttfonts.makeToUnicodeCMap
    declared = {ord(one): ord(other), ord(other): ord(one)}
    monkeypatch.setattr(
        ttfonts,
        "makeToUnicodeCMap",
        lambda name, subset: make(name, [declared.get(char, char) for char in subset]),
    )


def unlike(page: PageReading) -> list[str]:
    return [doubt for doubt in page.doubts if doubt.startswith("unlike_figures")]


def table(face: str, *, turned: bool = False) -> object:
    def draw(canvas: Canvas) -> None:
        if turned:
            canvas.translate(400, 0)
            canvas.rotate(90)
        canvas.setFont(face, 9)
        draw_grid(canvas, [50, 150, 250], [280, 260, 240, 220], ROWS)

    return draw


@pytest.mark.parametrize("turned", [False, True])
def test_a_font_that_declares_what_it_prints_raises_no_doubt(
    face: str, read_one: ReadPage, *, turned: bool
) -> None:
    page = read_one(table(face, turned=turned))
    assert page.doubts == ()
    assert page.is_trusted


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("pair", ["17", "38", "69", "05", "24", "56", "08"])
def test_swapped_digits_are_found_out(
    pair: str, face: str, read_one: ReadPage, monkeypatch: pytest.MonkeyPatch, *, turned: bool
) -> None:
    swap(monkeypatch, *pair)
    page = read_one(table(face, turned=turned))
    [doubt] = unlike(page)
    one, other = pair
    assert f"{one}>{other}" in doubt or f"{other}>{one}" in doubt
    assert not page.is_trusted


def test_every_page_of_such_a_font_is_doubted(
    read: ReadPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
    pdfmetrics.registerFont(ttfonts.TTFont("test-pages", str(path), asciiReadable=0))
    swap(monkeypatch, "1", "7")
    pages = read(table("test-pages"), table("test-pages")).pages
    assert [len(unlike(page)) for page in pages] == [1, 1]


def test_a_part_that_the_picture_does_not_have_is_none(make_pdf: MakePdf) -> None:
    path = make_pdf(lambda canvas: canvas.drawString(20, 20, "1"))
    with open_rendered(path) as document:
        assert document is not None
        with document.page(1) as page:
            assert page is not None
            assert page.part(0, 3.0, Box(500, 10, 520, 30)) is None
            part = page.part(0, 3.0, Box(-5, -5, 40, 40))
            assert part is not None
            assert part.pixels.shape == (120, 120)
            assert part.crop(Box(20, 18, 27, 30)).min() < 100
