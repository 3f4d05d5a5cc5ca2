"""Which pages are scans, and what comes of them without an engine or with one that fails."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pytest

from extract.grids.booking import Line, book
from extract.grids.grid import make_grid
from extract.marks.geometry import Box
from extract.marks.rendering import RenderedPage
from extract.marks.upright import UprightPage, turn_upright
from extract.scan.attempt import NO_ENGINE, NOT_SCANNED, ScanAttempt, attempt_scan
from extract.scan.recogniser import RecognisedLine, Recogniser
from extract.scan.recognition import RecognisedCell, RecognisedPage, recognise_page
from tests.extract.conftest import content, glyphs
from tests.extract.grids.test_grid import single


def page(text: str = "", share: float = 0.0, *, painted: bool = False) -> UprightPage:
    return turn_upright(
        content(*glyphs(text, 50, size=4), image_share=share, has_other_paint=painted)
    )


@pytest.mark.parametrize(
    ("upright", "scanned"),
    [
        (page(), False),
        (page(painted=True), True),
        (page("Header", 0.9, painted=True), True),
        (page("Header", 0.1, painted=True), False),
        (page("words " * 30, 0.9, painted=True), False),
    ],
    ids=["blank", "picture", "picture_with_header", "small_picture", "text_over_picture"],
)
def test_a_scan_is_a_picture_with_little_text(upright: UprightPage, *, scanned: bool) -> None:
    assert attempt_scan(upright, None, None).is_scanned is scanned


def test_a_scan_without_an_engine_says_so() -> None:
    assert attempt_scan(page(painted=True), None, None).failures == (NO_ENGINE,)


def test_a_scan_that_cannot_be_painted_says_so() -> None:
    attempt = attempt_scan(page(painted=True), None, lambda: cast("Recogniser", None))
    assert attempt.failures == ("ocr_failed: the page cannot be painted",)
    assert attempt.recognised is None
    assert attempt.grids == []


def test_an_engine_that_fails_costs_the_page_only() -> None:
    def load() -> Recogniser:
        raise RuntimeError("no model")

    rendered = cast("RenderedPage", _Blank())
    assert attempt_scan(page(painted=True), rendered, load).failures == (
        "ocr_failed: RuntimeError: no model",
    )


class _Blank:
    """A page of which the picture is white."""

    def pixels(self, *_: object) -> Any:
        return np.full((800, 1000, 3), 255, np.uint8)


def recognised() -> RecognisedPage:
    grid = make_grid("ocr", [0, 100, 200], [100, 50, 0], single)
    return RecognisedPage(
        turned=0,
        skew=0.0,
        grids=[grid],
        cells={(0, 1): RecognisedCell("1.50", Box(110, 60, 140, 70), 9.0, 0.98)},
        lines=[Line("Title", Box(0, 150, 50, 160), 12.0, is_struck_twice=False)],
        unread=1,
    )


def test_what_was_recognised_joins_the_text_of_the_page() -> None:
    scan = recognised()
    upright = turn_upright(content(*glyphs("Header", 50, 250)))
    booking = ScanAttempt(is_scanned=True, recognised=scan).added_to(book(upright, scan.grids))
    assert [cell.text for cell in booking.cells] == ["", "1.50", "", ""]
    assert [cell.confidence for cell in booking.cells] == [None, 0.98, None, None]
    assert {cell.text_source for cell in booking.cells} == {"ocr"}
    assert [line.text for line in booking.lines] == ["Header", "Title"]
    assert (booking.in_cells, booking.in_lines) == (4, 11)


def test_a_page_that_is_no_scan_keeps_its_booking() -> None:
    booking = book(page("Words"), [])
    assert NOT_SCANNED.added_to(booking) is booking


class _Mute:
    """An engine that finds no line and recognises nothing."""

    def find_lines(self, _: object) -> list[tuple[int, int, int, int]]:
        return []

    def read_lines(self, pictures: list[object]) -> list[RecognisedLine]:
        return [RecognisedLine("", 0.0) for _ in pictures]


def test_a_blank_picture_is_recognised_as_blank() -> None:
    found = recognise_page(lambda _: _Blank().pixels(), [], cast("Recogniser", _Mute()))
    assert (found.grids, found.cells, found.lines, found.unread) == ([], {}, [], 0)
