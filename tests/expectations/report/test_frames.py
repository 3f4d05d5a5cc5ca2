"""The frame stands on the figure that is meant, or on its lines where that is not certain."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from expectations.report.findings import Box, Place
from expectations.report.frames import frame_of

LINES: Box = (50.0, 680.0, 400.0, 715.0)
"""Two of the three lines that are printed."""


@pytest.fixture(scope="module")
def page() -> Iterator[pdfium.PdfTextPage]:
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(50, 730, "spent 41.50 the year before")
    canvas.drawString(50, 700, "spent 112.50 of 1,200.00, up 12.50")
    canvas.drawString(50, 685, "on 30 projects, 30 places: 41.50, 8.0 %")
    canvas.save()
    with pdfium.PdfDocument(file.getvalue()) as pdf:
        yield pdf[0].get_textpage()


def place(text: str, value: str | None) -> Place:
    return Place("found", 1, LINES, text, None if value is None else Decimal(value), 1, "")


@pytest.mark.parametrize(
    ("text", "value", "said", "left"),
    [
        ("spent 112.50 of 1,200.00, up 12.50", "125000", "", 195),  # 万元, and no part of 112.50
        ("spent 112.50 of 1,200.00, up 12.50", "1200", "", 130),
        ("30 places: 41.50, 8.0 %", "41.5", "", 180),  # that of the first line is another's
        ("30 places: 41.50, 8.0 %", None, "8%", 215),  # printed with another number of digits
        ("on 30 projects", None, "projects", 80),  # words, no figure
    ],
)
def test_a_figure_printed_once_is_framed(
    page: pdfium.PdfTextPage, text: str, value: str | None, said: str, left: float
) -> None:
    frame = frame_of(place(text, value), said, page)
    assert frame.is_words
    assert frame.box[0] == pytest.approx(left, abs=25)
    assert frame.box[2] - frame.box[0] < 50


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("on 30 projects, 30 places", "30", ""),
        ("30 projects", "30", ""),  # once in its sentence, twice in its lines
        ("spent 77.00", "77", ""),  # not printed there
        ("spent 112.50", None, ""),  # nothing says what is meant
    ],
)
def test_else_its_lines_are(
    page: pdfium.PdfTextPage, text: str, value: str | None, said: str
) -> None:
    frame = frame_of(place(text, value), said, page)
    assert (frame.box, frame.is_words) == (LINES, False)


def test_a_turned_page_has_no_text_to_search() -> None:
    frame = frame_of(place("up 12.50", "12.5"), "", None)
    assert (frame.box, frame.is_words) == (LINES, False)
