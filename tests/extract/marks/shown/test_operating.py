"""The operators that are carried out here leave what playa's own leave."""

from __future__ import annotations

from copy import copy
from pathlib import Path

import playa
import pytest
from playa.content import PathObject, TextObject
from playa.interp import LazyInterpreter
from playa.page import Page

from extract.marks.shown.operating import operate
from extract.marks.shown.painting import Drawn
from extract.marks.shown.showing import Shown, read_glyphs
from tests.extract.conftest import raw_pdf, stream

CONTENTS = {
    "lines": b"BT /F1 9 Tf 5 6 Td 7.5 -8 TD (1) Tj T* (2) Tj 0 -3 Td (3) Tj T* (4) Tj ET",
    "begun anew": b"BT /F1 9 Tf 1 0 .1 1 5 5 Tm (1) Tj ET BT (2) Tj 3 4 Td (3) Tj ET",
    "kept": b"BT /F1 9 Tf 5 5 Td q 2 0 0 2 0 0 cm 1 1 Td (1) Tj Q (2) Tj ET Q Q BT (3) Tj ET",
    "too few": b"BT /F1 9 Tf (1) Tj 3 TD (2) Tj 1 0 0 1 Tm (3) Tj 2 Td (4) Tj ET",
    "no numbers": b"BT /F1 9 Tf /a 3 Td (1) Tj (b) 0 0 1 5 5 Tm (2) Tj 1 /c TD (3) Tj T* (4) Tj ET",
    "more": b"BT /F1 9 Tf 8 1 0 0 1 5 5 Tm (1) Tj 2 Td (2) Tj ET W n (3) Tj",
    "set": b"/G1 gs .5 w 2 J 1 j 3 M .1 .2 .3 rg 1 0 0 RG /F1 9 Tf (1) Tj q 0 g .5 G /F1 8 Tf 3 w"
    b" /G2 gs (2) Tj Q /G1 gs (3) Tj 0 0 0 1 k /F1 7 Tf (4) Tj 2 0 0 3 4.5 6 cm (5) Tj",
    "set to what is none": b"/F1 9 Tf /G3 gs /G4 gs 5 gs /a w (b) J 1.5 j 1 2 rg (1) Tj /a G /F1 /x"
    b" Tf (2) Tj [ ] 0 d /G1 gs 0 0 1 /a rg (3) Tj /G4 gs gs 1 2 3 cm w (4) Tj",
    "drawn": b"/F1 9 Tf (1) Tj 1 2 m 3 4 l h S 1 2 3 4 re f* 5 6 7 /a re 1 /b m 2 l f (2) Tj 1 1 m"
    b" 2 2 l n S 0 0 9 9 re B 1 2 3 4 5 6 c b (3) Tj",
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
            b"<</Font<</F1 4 0 R>>/ExtGState<</G1<</ca .5/LW 2/D[[1]0]>>/G2<</SMask/None/CA .3/LC 1"
            b"/Font[4 0 R 6]>>/G4<</LW 7/LC/a/ca .1>>>>>>",
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
        (
            item.ctm,
            item.line_matrix,
            item._glyph_offset,
            [*item.args],
            len([*item]),
            copy(item.gstate),
        )
        if isinstance(item, TextObject)
        else (item.ctm, [*item.raw_segments], item.stroke, item.fill, copy(item.gstate))
        for item in page.interp()
        if isinstance(item, TextObject | PathObject)
    ]


def _here(page: Page) -> list[tuple[object, ...]]:
    interpreter = page.interp()
    assert isinstance(interpreter, LazyInterpreter)
    return [
        (
            item.ctm,
            item.line_matrix,
            item.begin,
            [*item.parts],
            len(read_glyphs(item)),
            copy(item.state),
        )
        if isinstance(item, Shown)
        else (item.ctm, [*item.raw_segments], item.stroke, item.fill, copy(item.gstate))
        for item in operate(interpreter, {})
        if isinstance(item, Shown | Drawn)
    ]
