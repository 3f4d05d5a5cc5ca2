"""A code that the table of a font lacks is painted all the same, and read."""

from __future__ import annotations

from typing import Any

import pytest
from playa.cmapdb import ToUnicodeMap
from playa.font import TrueTypeFont
from reportlab.pdfgen.canvas import Canvas

from extract.marks.shown.codes import CodeBook, decoded
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


@pytest.mark.parametrize("space", [(b"\0", b"\xff"), (b"\0\0", b"\xff\xff"), (b"0", b"9")])
def test_a_string_is_read_as_its_font_decodes_it(space: tuple[bytes, bytes]) -> None:
    font: Any = TrueTypeFont({"BaseFont": None, "Encoding": None})
    font.tounicode = ToUnicodeMap()
    font.tounicode.add_code_range(*space)
    font.tounicode.bytes2unicode = {b"1": "a", b"2": "b", b"12": "c"}
    string = b"1212123"
    whole = [code for code, _ in decoded(font, string)]
    looks = CodeBook(font).looks((1.0, 0.0, 0.0, 1.0), is_cornered=False)
    assert [code for _, code, *_ in looks[string]] == whole
    known = [text for _, text in decoded(font, string)]
    told = [text for text, *_ in looks[string]]
    assert [text for text in told if text in {"a", "b", "c"}] == [
        text for text in known if text in {"a", "b", "c"}
    ]
