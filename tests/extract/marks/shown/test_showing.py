"""Glyphs are placed as playa places them, to the last bit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import playa
import pytest
from playa.content import GlyphObject, TextObject

from extract.marks.glyphs import Glyph
from extract.marks.shown.showing import read_glyphs
from tests.extract.conftest import raw_pdf, stream

PLAIN = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
UPRIGHT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/UniGB-UCS2-V/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
    b"/Supplement 2>>/FontDescriptor<</Type/FontDescriptor/FontName/Song/Ascent 859/Descent -141"
    b"/Flags 4/FontBBox[0 0 1000 1000]>>>>]>>"
)
SHOWN = {
    "plain": b"/F1 10.1 Tf 20.3 20.7 Td (12 3) Tj (45) Tj",
    "spaced": b"/F1 9 Tf 0.3 Tc 1.7 Tw 87 Tz 20 20 Td [(1 2) -33.3 (3) 210 (4 5)] TJ (6) Tj",
    "raised": b"/F1 9 Tf 3.3 Ts 20 20 Td (1) Tj -1.1 Ts (2) Tj",
    "turned": b"/F1 9 Tf 0 1.3 -1.1 0 50.5 20.2 Tm (12) Tj T* (3) Tj",
    "slanted": b"/F1 9 Tf 0.9 0.3 -0.4 1.1 50.5 20.2 Tm (12) Tj",
    "mirrored": b"/F1 9 Tf -1 0 0 1 50 20 Tm (12) Tj",
    "of no size": b"/F1 0 Tf 0.5 Tc 20 20 Td (12) Tj",
    "upright": b"/F2 12.3 Tf 0.2 Tc 40 80 Td [<4e004e8c> 120 <4e09>] TJ <56db> Tj",
}


@pytest.mark.parametrize("name", SHOWN)
def test_glyphs_stand_where_playa_puts_them(name: str, tmp_path: Path) -> None:
    path = tmp_path / "shown.pdf"
    path.write_bytes(
        raw_pdf(
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 5 0 R/Resources 7 0 R>>",
            PLAIN,
            stream(b"0.97 0 0 1.01 0.1 0.2 cm BT %b ET" % SHOWN[name]),
            UPRIGHT,
            b"<</Font<</F1 4 0 R/F2 6 0 R>>>>",
        )
    )
    with playa.open(path, space="page") as document:
        page = document.pages[0]
        theirs = [_said(glyph, item) for item in _shown(page) for glyph in item]
        ours = [_told(glyph) for item in _shown(page) for glyph in read_glyphs(item)]
    assert ours == theirs
    assert len(ours) > 1


def _shown(page: playa.Page) -> Iterator[TextObject]:
    """Read each text object before the next is interpreted: that begins where this one ends."""
    return (item for item in page.interp() if isinstance(item, TextObject))


def _said(glyph: GlyphObject, item: TextObject) -> tuple[object, ...]:
    return glyph.text, *glyph.origin, glyph.bbox, item.size, glyph.cid


def _told(glyph: Glyph) -> tuple[object, ...]:
    return glyph.text, glyph.x, glyph.y, tuple(glyph.box), glyph.size, glyph.code
