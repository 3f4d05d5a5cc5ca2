"""An amount in red among black ones may be below zero though no sign says so."""

from __future__ import annotations

import pytest
from reportlab.lib.colors import CMYKColor, Color, black, orange, red
from reportlab.pdfgen.canvas import Canvas

from tests.extract.conftest import ReadPage, draw_grid

AMOUNTS = ("5.00", "8.25", "12.50", "1.75", "3.00")


@pytest.mark.parametrize(
    ("colours", "text", "is_doubted"),
    [
        ((red,), "7.50", True),
        ((CMYKColor(0, 1, 1, 0),), "7.50", True),
        ((red,), "-7.50", False),
        ((red,), "(7.50)", False),
        ((orange,), "7.50", False),
        ((red,) * 4, "7.50", False),
    ],
    ids=["red", "red by four inks", "with a minus", "in brackets", "orange", "most are red"],
)
def test_red_without_a_sign_is_a_doubt(
    read_one: ReadPage, colours: tuple[Color, ...], text: str, *, is_doubted: bool
) -> None:
    def draw(canvas: Canvas) -> None:
        edges = [280 - 20 * row for row in range(7)]
        draw_grid(canvas, [50, 150, 250], edges, [["", ""] for _ in edges[1:]])
        for row, amount in enumerate((text, *AMOUNTS)):
            canvas.setFillColor(colours[row] if row < len(colours) else black)
            canvas.drawString(160, 266 - 20 * row, amount)

    page = read_one(draw)
    found = {page.booking.cells[number].text for number in page.cell_doubts}
    assert found == ({text} if is_doubted else set())
    assert set(page.cell_doubts.values()) <= {"red_without_sign"}
