"""A file that cannot be read says why, in one reason code."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extract.document import read_document
from extract.settings import ExtractSettings
from tests.extract.conftest import MakePdf, draw_grid


def page(canvas: Canvas) -> None:
    """Draw a small table."""
    draw_grid(canvas, [50, 150, 250], [280, 260, 240], [["Name", "Amount"], ["Roads", "1.50"]])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty_file"),
        (b"not found, sorry!", "not_a_pdf"),
        (b"<html><body>404</body></html>", "not_a_pdf"),
        (b"%PDF-1.4\nnothing else\n%%EOF\n", "damaged"),
        (b"%PDF-1.4\nbroken off", "damaged"),
    ],
)
def test_a_file_that_is_no_report_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(content)
    reading = read_document(path, ExtractSettings())
    assert reading.reason_code == reason
    assert reading.pages == []


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
def test_a_truncated_report_is_damaged(make_pdf: MakePdf, share: float) -> None:
    path = make_pdf(page, page)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    assert read_document(path, ExtractSettings()).reason_code == "damaged"


def test_a_hole_in_the_middle_is_damage_though_the_end_is_there(make_pdf: MakePdf) -> None:
    path = make_pdf(page, page)
    whole = bytearray(path.read_bytes())
    start = whole.index(b"stream", 400)
    whole[start + 20 : start + 120] = bytes(100)
    path.write_bytes(whole)
    assert read_document(path, ExtractSettings()).reason_code == "damaged"


def test_a_password_that_is_not_empty_is_encrypted(make_pdf: MakePdf) -> None:
    path = make_pdf(page, encrypt=StandardEncryption("secret", "owner"))
    assert read_document(path, ExtractSettings()).reason_code == "encrypted"


def test_an_empty_password_is_read(make_pdf: MakePdf) -> None:
    path = make_pdf(page, encrypt=StandardEncryption("", "owner", canCopy=0))
    reading = read_document(path, ExtractSettings())
    assert reading.reason_code is None
    assert reading.pages[0].booking.in_cells == len("NameAmountRoads1.50")


def test_too_many_pages_and_too_many_bytes_are_not_read(make_pdf: MakePdf) -> None:
    path = make_pdf(page, page, page)
    assert read_document(path, ExtractSettings(max_pages=2)).reason_code == "too_many_pages"
    assert read_document(path, ExtractSettings(max_bytes=100)).reason_code == "too_large"


def test_the_document_says_who_made_it(make_pdf: MakePdf) -> None:
    def titled(canvas: Canvas) -> None:
        canvas.setTitle("预算")
        page(canvas)

    assert read_document(make_pdf(titled), ExtractSettings()).metadata["Title"] == "预算"
