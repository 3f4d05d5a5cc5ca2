"""A page is read upright, from its crop box, and its account closes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.page.reading import DocumentReading
from tests.extract.conftest import ReadPage, draw_grid, texts_of

TEXTS = [["Name", "Amount"], ["Roads", "1.50"]]
EXPECTED = {(1, 1): "Name", (1, 2): "Amount", (2, 1): "Roads", (2, 2): "1.50"}


def table(canvas: Canvas) -> None:
    """Draw a small table at the left top of a page of 400 by 300."""
    draw_grid(canvas, [50, 150, 250], [280, 260, 240], TEXTS)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_text_turned_on_the_page_is_read_upright(read_one: ReadPage, turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        if turn == 90:
            canvas.translate(300, 0)
        elif turn == 180:
            canvas.translate(400, 300)
        else:
            canvas.translate(0, 400)
        canvas.rotate(turn)
        table(canvas)

    size = (400, 300) if turn == 180 else (300, 400)
    page = read_one(draw, size=size)
    assert texts_of(page) == EXPECTED
    assert page.size == (400, 300)
    assert page.grids[0].column_edges == pytest.approx([50, 150, 250], abs=0.1)
    assert page.grids[0].row_edges == pytest.approx([280, 260, 240], abs=0.1)


def test_a_page_with_rotate_is_read_as_displayed(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(300, 0)
        canvas.rotate(90)
        table(canvas)

    page = read_one(draw)  # reportlab takes the displayed size, and turns the media box itself
    assert texts_of(page) == EXPECTED
    assert page.size == (400, 300)
    assert page.rotation == 90
    assert page.grids[0].row_edges == pytest.approx([280, 260, 240], abs=0.1)


def test_coordinates_start_at_the_crop_box(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((20, 10, 380, 290))
        table(canvas)
        canvas.drawString(2, 295, "cut off")

    page = read_one(draw)
    assert page.size == (360, 280)
    assert page.grids[0].column_edges == pytest.approx([30, 130, 230], abs=0.1)
    assert page.account.excluded == len("cutoff")


def test_a_page_without_text_says_so(read_one: ReadPage) -> None:
    page = read_one(lambda canvas: canvas.rect(10, 10, 100, 100))
    assert page.text_source == "none"
    assert page.grids == []
    assert page.booking.lines == []


def test_every_account_closes_and_both_readers_agree(
    read: Callable[..., DocumentReading],
) -> None:
    def prose(canvas: Canvas) -> None:
        for row in range(10):
            canvas.drawString(30, 280 - 20 * row, f"Line {row} of a page that says little.")

    for page in read(table, prose).pages:
        account = page.account
        assert account.closes
        assert account.readers_agree
        assert account.visible == account.read


def test_prose_does_not_look_tabular(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        for row in range(12):
            canvas.drawString(30, 280 - 20 * row, f"In 202{row % 5} the office spent {row}.5 on it")

    assert not read_one(draw).looks_tabular
