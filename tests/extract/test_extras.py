"""What a document carries beside its pages is named, and never opened."""

from __future__ import annotations

from pathlib import Path

import playa
import pytest

from extract.extras import carried_by, told_of
from tests.extract.conftest import raw_pdf, stream


def carried(folder: Path, catalog: bytes, page: bytes = b"", *more: bytes) -> tuple[str, ...]:
    path = folder / "report.pdf"
    path.write_bytes(
        raw_pdf(
            b"<</Type/Catalog/Pages 2 0 R%b>>" % catalog,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R%b>>" % page,
            stream(b""),
            *more,
        )
    )
    with playa.open(path, space="page") as document:
        return carried_by(document)


def test_a_plain_document_carries_its_sheets(tmp_path: Path) -> None:
    [sheet] = carried(tmp_path, b"")
    assert sheet.startswith("sheet 0 ")


@pytest.mark.parametrize(
    ("catalog", "name"),
    [
        (b"/OpenAction<</S/JavaScript/JS(1)>>", "OpenAction"),
        (b"/AcroForm<</Fields[]/NeedAppearances true>>", "AcroForm"),
        (b"/Collection<</View/D>>", "Collection"),
        (b"/Names<</JavaScript<<>>>>", "JavaScript"),
        (b"/Names<</EmbeddedFiles<<>>>>", "EmbeddedFiles"),
    ],
)
def test_actions_forms_and_attachments_are_named(tmp_path: Path, catalog: bytes, name: str) -> None:
    plain, rich = carried(tmp_path, b""), carried(tmp_path, catalog)
    [extra] = set(rich) - set(plain)
    assert extra.startswith(name)


@pytest.mark.parametrize("page", [b"/Rotate 90", b"/CropBox[0 0 50 50]", b"/UserUnit 2"])
def test_another_sheet_is_another_extra(tmp_path: Path, page: bytes) -> None:
    assert carried(tmp_path, b"", page) != carried(tmp_path, b"")


def test_numbers_of_objects_are_no_extras(tmp_path: Path) -> None:
    one = carried(tmp_path, b"/AcroForm<</Fields 5 0 R/Q 0>>", b"", b"[]")
    other = carried(tmp_path, b"/AcroForm<</Fields 6 0 R/Q 0>>", b"", b"null", b"[]")
    assert one == other


@pytest.mark.parametrize(
    ("catalog", "told"),
    [
        (b"", None),
        (b"/Collection<</View/D>>/Names<</EmbeddedFiles<<>>>>", "portfolio"),
        (b"/Names<</EmbeddedFiles<<>>>>", None),
        (b"/AcroForm<</Fields[]/XFA[]>>", "dynamic_form"),
        (b"/AcroForm<</Fields[]>>", None),
    ],
)
def test_what_may_be_the_report_in_place_of_the_pages_is_told(
    tmp_path: Path, catalog: bytes, told: str | None
) -> None:
    assert told_of(carried(tmp_path, catalog)) == told
