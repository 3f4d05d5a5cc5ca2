"""What a form's fields show is read in its place; what a note covers stays a doubt."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.extract.conftest import ReadPage, draw_grid, texts_of

COLUMNS, ROWS = [50.0, 150.0, 350.0], [280.0, 250.0, 220.0]


def form(canvas: Canvas) -> None:
    draw_grid(canvas, COLUMNS, ROWS, [["Name", "Sum"], ["Roads", ""]])
    canvas.acroForm.textfield(
        value="1,474.53", x=200, y=224, width=120, height=20, fontSize=9, borderWidth=0
    )


def test_the_figures_of_fields_stand_in_their_cells(read_one: ReadPage) -> None:
    page = read_one(form)
    assert texts_of(page)[2, 2] == "1,474.53"
    assert page.is_trusted


@pytest.mark.parametrize("text", ["9.99", "seen"])
def test_a_form_with_notes_stays_in_doubt(read_one: ReadPage, text: str) -> None:
    def draw(canvas: Canvas) -> None:
        form(canvas)
        canvas.textAnnotation(text, Rect=[200, 224, 320, 244])

    page = read_one(draw)
    assert (2, 2) not in texts_of(page)
    assert any(doubt.startswith("figures_in_notes") for doubt in page.doubts)
