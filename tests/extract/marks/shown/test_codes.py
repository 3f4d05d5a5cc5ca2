"""A code that the table of a font lacks is painted all the same, and read."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.extract.conftest import ReadPage


@pytest.mark.parametrize("text", ["−1,958.75", "1,958.75", "收入−12", "1−"])
def test_a_minus_that_the_table_of_its_font_lacks_is_kept(
    read_one: ReadPage, song: str, text: str
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(song, 12)
        canvas.drawString(50, 100, text)

    [line] = read_one(draw).booking.lines
    assert line.text == text
