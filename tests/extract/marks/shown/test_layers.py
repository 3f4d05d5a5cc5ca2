"""Text on a layer that is switched off is hidden, as a viewer hides it."""

from __future__ import annotations

from pathlib import Path

import playa
import pytest

from extract.marks.content import read_content
from tests.extract.conftest import raw_pdf, stream

TEXT = b"BT /F1 10 Tf 10 10 Td (%s) Tj ET "
GROUPS = b"/OCProperties<</OCGs[8 0 R 9 0 R]/D<<%s>>>>"


def shown(
    folder: Path, content: bytes, *, default: bytes, form: bytes = b"", rule: bytes = b""
) -> tuple[str, str, int]:
    """Paint a page by hand, and give the texts that are seen, and those that are not."""
    path = folder / "page.pdf"
    path.write_bytes(
        raw_pdf(
            b"<</Type/Catalog/Pages 2 0 R" + GROUPS % default + b">>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources 5 0 R>>",
            stream(content),
            b"<</Font<</F1 6 0 R>>/XObject<</X 7 0 R>>/Properties<</L1 8 0 R/L2 9 0 R/R 10 0 R>>>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            b"<</Subtype/Form/BBox[0 0 50 50]/OC 8 0 R/Resources 5 0 R/Length %d>>\n"
            b"stream\n%s\nendstream" % (len(form), form),
            b"<</Type/OCG/Name(draft)>>",
            b"<</Type/OCG/Name(final)>>",
            b"<</Type/OCMD/OCGs[8 0 R 9 0 R]" + rule + b">>",
        )
    )
    with playa.open(path, space="page") as document:
        found = read_content(document.pages[0])
    return (
        "".join(glyph.text for glyph in found.glyphs if not glyph.is_clipped),
        "".join(glyph.text for glyph in found.glyphs if glyph.is_clipped),
        len(found.rulings),
    )


def marked(layer: bytes, text: bytes) -> bytes:
    return b"/OC /" + layer + b" BDC " + TEXT % text + b"0 5 m 90 5 l S EMC "


def test_what_lies_on_a_layer_that_is_off_is_hidden(tmp_path: Path) -> None:
    content = marked(b"L1", b"a") + marked(b"L2", b"b")
    assert shown(tmp_path, content, default=b"/OFF[8 0 R]") == ("b", "a", 1)


def test_a_form_of_a_hidden_layer_is_hidden_with_all_it_paints(tmp_path: Path) -> None:
    seen = shown(tmp_path, b"/X Do " + TEXT % b"b", default=b"/OFF[8 0 R]", form=TEXT % b"a")
    assert seen == ("b", "a", 0)


def test_layers_are_on_where_nothing_is_said(tmp_path: Path) -> None:
    assert shown(tmp_path, marked(b"L1", b"a"), default=b"") == ("a", "", 1)


def test_all_layers_may_be_off_but_some(tmp_path: Path) -> None:
    content = marked(b"L1", b"a") + marked(b"L2", b"b")
    assert shown(tmp_path, content, default=b"/BaseState/OFF/ON[9 0 R]") == ("b", "a", 1)


def test_marks_within_a_hidden_layer_end_before_it(tmp_path: Path) -> None:
    inner = b"/OC /L1 BDC /P BMC " + TEXT % b"a" + b"EMC " + TEXT % b"c" + b"EMC "
    assert shown(tmp_path, inner + TEXT % b"b", default=b"/OFF[8 0 R]") == ("b", "ac", 0)


@pytest.mark.parametrize(
    ("rule", "is_seen"),
    [(b"", True), (b"/P/AllOn", False), (b"/P/AnyOff", True), (b"/P/AllOff", False)],
)
def test_a_rule_over_layers_decides(tmp_path: Path, rule: bytes, is_seen: bool) -> None:  # noqa: FBT001
    seen, *_ = shown(tmp_path, marked(b"R", b"a"), default=b"/OFF[8 0 R]", rule=rule)
    assert seen == ("a" if is_seen else "")
