"""The frame stands on the figure that is meant, or on its lines where that is not certain."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from expectations.report.findings import Box, Place
from expectations.report.frames import frames_by_words, frames_of
from expectations.report.printed import PrintedText, read_printed

LINES: Box = (50.0, 680.0, 400.0, 715.0)
"""Two of the three lines that are printed."""


@pytest.fixture(scope="module")
def page() -> Iterator[PrintedText | None]:
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(50, 730, "spent 41.50 the year before")
    canvas.drawString(50, 700, "spent 112.50 of 1,200.00, up 12.50")
    canvas.drawString(50, 685, "on 30 projects, 30 places: 41.50, 8.0 %")
    canvas.drawString(50, 600, "purpose: to hold the places")
    canvas.drawString(50, 585, "that are asked for")
    canvas.save()
    with pdfium.PdfDocument(file.getvalue()) as pdf:
        yield read_printed(pdf[0])


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
    page: PrintedText, text: str, value: str | None, said: str, left: float
) -> None:
    [frame] = frames_of(place(text, value), said, "", page)
    assert frame.is_text
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
def test_else_its_lines_are(page: PrintedText, text: str, value: str | None, said: str) -> None:
    [frame] = frames_of(place(text, value), said, "", page)
    assert frame.box == LINES


def test_a_turned_page_has_no_text_to_search() -> None:
    [frame] = frames_of(place("up 12.50", "12.5"), "", "", None)
    assert frame.box == LINES


def test_words_that_go_on_in_the_next_line_are_framed_line_by_line(page: PrintedText) -> None:
    lines: Box = (45.0, 580.0, 400.0, 615.0)
    text = "purpose: to hold the places\nthat are asked for"
    at = Place("found", 1, lines, text, None, 1, "")
    first, second = frames_of(at, "places that are", "", page)
    assert first.box[0] > 130
    assert first.box[1] > second.box[3] - 3
    assert second.box[2] < 120
    [quoted] = frames_of(at, "", "it says “are asked…”", page)
    assert quoted.box[0] > 60
    [inner] = frames_of(at, "old", "it says “hold the”", page)
    assert inner.box[2] - inner.box[0] < 20


def test_a_count_of_places_is_no_figure_to_look_for(page: PrintedText) -> None:
    at = place("on 30 projects, 30 places: 41.50, 8.0 %", None)
    [frame] = frames_of(at, "8处", "it says “30 projects” (8)", page)
    assert frame.box[0] == pytest.approx(65, abs=10)


def test_a_figure_of_a_table_is_shown_with_its_headings() -> None:
    figure = Place("found", 1, LINES, "12.50", Decimal("12.5"), 1, "201 服务 合计")
    [frame] = frames_of(figure, "", "", None)
    assert not frame.is_text


@pytest.mark.parametrize(
    ("text", "said", "message", "left"),
    [
        ("on 30 projects", "", "", 50),
        ("a word nobody printed", "asked for", "", 95),
        ("7", "", "the words “hold the places” are odd", 105),
    ],
)
def test_words_printed_once_on_a_page_are_framed_though_only_the_page_is_known(
    page: PrintedText, text: str, said: str, message: str, left: float
) -> None:
    at = Place("found", 1, None, text, None, 1, "")
    [frame] = frames_by_words(at, said, message, page)
    assert frame.box[0] == pytest.approx(left, abs=25)


@pytest.mark.parametrize("text", ["spent", "30", "2.50", "00.00", "nowhere", ""])
def test_words_printed_twice_never_or_within_a_number_are_not(page: PrintedText, text: str) -> None:
    at = Place("found", 1, None, text, None, 1, "")
    assert frames_by_words(at, "", "", page) == []
    assert frames_by_words(at, "", "", None) == []


def test_a_number_that_is_computed_is_not_looked_for(page: PrintedText) -> None:
    at = Place("found", 1, None, "no such words", None, 1, "")
    assert frames_by_words(at, "41.50", "", page) == []  # twice there
    assert frames_by_words(at, "8.0", "it adds up to “112.50”", page) == []
    at = Place("found", 1, None, "8.0", None, 1, "")
    assert len(frames_by_words(at, "8.0", "", page)) == 1


def test_a_name_told_to_be_wrong_is_framed_and_not_its_amount(page: PrintedText) -> None:
    at = place("30 places: 41.50, 8.0 %", "41.5")
    [frame] = frames_of(at, "", "there are no “30 places”", page)
    assert frame.box[0] == pytest.approx(130, abs=25)
    [frame] = frames_of(at, "", "there are no “40 places”", page)
    assert frame.box[0] == pytest.approx(180, abs=25)
