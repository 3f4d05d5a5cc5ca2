"""A page's content is what it paints, and what it hides can be shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.document import read_document
from extract.marks.content import reveal
from extract.settings import ExtractSettings
from tests.extract.conftest import content, glyph, raw_pdf, stream


def test_hidden_text_is_revealed_on_a_page_that_is_large_enough() -> None:
    revealed = reveal(content(glyph("1", -100), glyph("2", 50, is_hidden=True)))
    assert revealed is not None
    assert revealed.size == (500, 300)
    assert [(mark.x, mark.is_hidden) for mark in revealed.glyphs] == [(0, False), (150, False)]


@pytest.mark.parametrize("marks", [(), (glyph(" ", 50),), (glyph("1", 50_000),)])
def test_there_may_be_nothing_to_reveal(marks: tuple) -> None:  # type: ignore[type-arg]
    assert reveal(content(*marks)) is None


@pytest.mark.parametrize(
    ("before", "shown", "reason"),
    [
        (b"BT /F9 10 Tf ET", b"/F1 10 Tf 20 20 Td (12.50) Tj", ""),
        (b"", b"/F9 10 Tf 20 20 Td (12.50) Tj", "damaged"),
    ],
    ids=["nothing is shown in it", "text is"],
)
def test_a_font_that_is_not_there_is_wanted_where_text_is_shown(
    tmp_path: Path, before: bytes, shown: bytes, reason: str
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(
        raw_pdf(
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 5 0 R/Resources 6 0 R>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            stream(b"%b BT %b ET" % (before, shown)),
            b"<</Font<</F1 4 0 R>>>>",
        )
    )
    reading = read_document(path, ExtractSettings())
    assert (reading.reason_code or "") == reason
    assert [line.text for page in reading.pages for line in page.booking.lines] == (
        [] if reason else ["12.50"]
    )


@pytest.mark.parametrize(
    ("shown", "reason"),
    [
        (b"BT /F1 10 Tf 20 20 Td (12.50) Tj ET q", ""),
        (b"BT /F1 10 Tf 20 20 Td (12.50) Tj", "damaged"),
        (b"BT /F1 10 Tf 20 20 Td (12.50) Tj ET BT /F1 10 Tf 20 40 Td (13.5", "damaged"),
        (b"q q BT /F1 10 Tf 20 20 Td (12.50) Tj ET 20", "damaged"),
    ],
    ids=["whole", "behind a figure", "within a figure", "between figures"],
)
def test_a_content_that_was_cut_off_is_damaged(tmp_path: Path, shown: bytes, reason: str) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(
        raw_pdf(
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 5 0 R/Resources 6 0 R>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            stream(shown),
            b"<</Font<</F1 4 0 R>>>>",
        )
    )
    assert (read_document(path, ExtractSettings()).reason_code or "") == reason
