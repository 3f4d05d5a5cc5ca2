"""An amount that stands apart outside every grid is no running text."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.extract.conftest import ReadPage, draw_grid


@pytest.mark.parametrize(
    ("pieces", "is_astray"),
    [
        ((("Total", 60), ("1,474.53", 300)), True),
        ((("Roads", 60), ("12.50", 200), ("Parks", 240), ("8.25", 340)), True),
        ((("came to 1,474.53 in all", 60),), False),
        ((("came to", 60), ("1,474.53", 107)), False),
        ((("1,474.53", 300),), False),
        ((("Report", 60), ("2024.08", 300)), False),
        ((("Total", 60), ("14", 300)), False),
    ],
    ids=["beside a name", "two of them", "prose", "justified", "an axis", "a date", "a number"],
)
def test_an_amount_apart_from_its_name_is_astray(
    read_one: ReadPage, pieces: tuple[tuple[str, float], ...], *, is_astray: bool
) -> None:
    def draw(canvas: Canvas) -> None:
        draw_grid(canvas, [50, 150, 250], [280, 260, 240], [["Name", "Sum"], ["Water", "3.00"]])
        for text, x in pieces:
            canvas.drawString(x, 60, text)

    page = read_one(draw)
    assert page.is_trusted != is_astray
    assert [doubt.split(":")[0] for doubt in page.doubts] == ["figures_astray"] * is_astray
    assert list(page.line_doubts.values()) == ["figures_astray"] * is_astray
