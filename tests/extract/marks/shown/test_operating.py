"""The operators that are carried out here leave what playa's own leave."""

from __future__ import annotations

from pathlib import Path

import playa
import pytest
from playa.content import TextObject
from playa.page import Page

from extract.marks.shown.operating import operate
from extract.marks.shown.showing import Shown, read_glyphs
from tests.extract.conftest import raw_pdf, stream

CONTENTS = {
    "lines": b"BT /F1 9 Tf 5 6 Td 7.5 -8 TD (1) Tj T* (2) Tj 0 -3 Td (3) Tj T* (4) Tj ET",
    "begun anew": b"BT /F1 9 Tf 1 0 .1 1 5 5 Tm (1) Tj ET BT (2) Tj 3 4 Td (3) Tj ET",
    "kept": b"BT /F1 9 Tf 5 5 Td q 2 0 0 2 0 0 cm 1 1 Td (1) Tj Q (2) Tj ET Q Q BT (3) Tj ET",
    "too few": b"BT /F1 9 Tf (1) Tj 3 TD (2) Tj 1 0 0 1 Tm (3) Tj 2 Td (4) Tj ET",
    "no numbers": b"BT /F1 9 Tf /a 3 Td (1) Tj (b) 0 0 1 5 5 Tm (2) Tj 1 /c TD (3) Tj T* (4) Tj ET",
    "more": b"BT /F1 9 Tf 8 1 0 0 1 5 5 Tm (1) Tj 2 Td (2) Tj ET W n (3) Tj",
}


@pytest.mark.parametrize("name", CONTENTS)
def test_text_stands_where_playa_puts_it(
    name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "shown.pdf"
    path.write_bytes(
        raw_pdf(
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 5 0 R/Resources 6 0 R>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            stream(CONTENTS[name]),
            b"<</Font<</F1 4 0 R>>>>",
        )
    )
    with playa.open(path, space="page") as document:
        theirs = _by_playa(document.pages[0])
        warned, caplog.records[:] = [record.getMessage() for record in caplog.records], []
        ours = _here(document.pages[0])
    assert ours == theirs
    assert [record.getMessage() for record in caplog.records] == warned
    assert len(ours) > 2


def _by_playa(page: Page) -> list[tuple[object, ...]]:
    return [
        (item.ctm, item.line_matrix, item._glyph_offset, list(item.args), len(list(item)))
        for item in page.interp()
        if isinstance(item, TextObject)
    ]


def _here(page: Page) -> list[tuple[object, ...]]:
    return [
        (item.ctm, item.line_matrix, item.begin, list(item.parts), len(read_glyphs(item)))
        for item in operate(page.interp(), {})
        if isinstance(item, Shown)
    ]
