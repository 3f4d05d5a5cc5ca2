"""A scanned page is read like any other, and never trusted alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pypdfium2 as pdfium
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

import extract.document
import extract.page.steps
from extract import ExtractSettings, extract_folder
from extract.document import read_document
from extract.page.reading import DocumentReading, PageReading
from extract.scan.recogniser import engine_name
from extract.store.tables import from_ipc, to_tables
from tests.extract.conftest import Draw, MakePdf, draw_grid, texts_of

needs_ocr = pytest.mark.skipif(
    engine_name() is None, reason="the extra `ocr` is not installed: pip install '.[ocr]'"
)

COLUMNS, ROWS = [50.0, 150.0, 250.0, 350.0], [240.0, 220.0, 200.0, 180.0]
TEXTS = [["Item", "2023", "2024"], ["Roads", "1,256.52", "0"], ["Parks", "", "-38.04"]]
EXPECTED = {
    (row + 1, column + 1): text
    for row, line in enumerate(TEXTS)
    for column, text in enumerate(line)
    if text
}


def statement(canvas: Canvas) -> None:
    """Draw a title, a unit, a small table and a note."""
    canvas.setFont("Helvetica", 16)
    canvas.drawCentredString(200, 268, "Statement of income")
    canvas.setFont("Helvetica", 10)
    canvas.drawRightString(350, 246, "Unit: yuan")
    draw_grid(canvas, COLUMNS, ROWS, TEXTS)
    canvas.drawString(50, 160, "Note: rounded")


@pytest.fixture
def scan(make_pdf: MakePdf, tmp_path: Path) -> Callable[..., Path]:
    """Draw pages, and print their pictures onto a PDF that has no text."""

    def make(*draws: Draw, askew: float = 0.0, turn: int = 0, on_top: Draw | None = None) -> Path:
        document = pdfium.PdfDocument(make_pdf(*draws, name="drawn.pdf"))
        path = tmp_path / "scan.pdf"
        size = (300, 400) if turn % 180 else (400, 300)
        canvas = Canvas(str(path), pagesize=size, invariant=1)
        for page in document:
            picture = page.render(scale=200 / 72).to_pil().convert("RGB")
            picture = picture.rotate(askew, fillcolor="white", resample=3)
            picture = picture.rotate(turn, expand=True)
            canvas.drawImage(ImageReader(picture), 0, 0, *size)
            if on_top:
                canvas.setFont("Helvetica", 8)
                on_top(canvas)
            canvas.showPage()
        canvas.save()
        return path

    return make


def read_first(path: Path, **options: bool) -> PageReading:
    """Read a file's first page."""
    reading = read_document(path, ExtractSettings(**options))
    assert reading.reason_code is None, reading.reason_detail
    return reading.pages[0]


@needs_ocr
@pytest.mark.parametrize("askew", [0.8, -2.0])
def test_a_scan_is_read_cell_by_cell_however_askew(scan: Callable[..., Path], askew: float) -> None:
    page = read_first(scan(statement, askew=askew))
    assert texts_of(page) == EXPECTED
    assert [line.text for line in page.booking.lines] == [
        "Statement of income",
        "Unit: yuan",
        "Note: rounded",
    ]
    assert (page.text_source, page.engine_step) == ("ocr", "ocr")
    assert page.skew == pytest.approx(-askew, abs=0.1)
    assert page.grids[0].row_edges == pytest.approx(ROWS, abs=4)


@needs_ocr
@pytest.mark.parametrize("turn", [180, 270])
def test_a_scan_on_its_side_is_turned(scan: Callable[..., Path], turn: int) -> None:
    page = read_first(scan(statement, turn=turn))
    assert texts_of(page) == EXPECTED
    assert page.size == (400, 300)


@needs_ocr
def test_lines_of_a_cell_and_merged_cells_stay_apart(scan: Callable[..., Path]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.lines([(50, 240, 350, 240), (150, 220, 350, 220), (50, 180, 350, 180)])
        canvas.lines([(50, 180, 50, 240), (150, 180, 150, 240), (350, 180, 350, 240)])
        canvas.line(250, 180, 250, 220)
        canvas.drawString(60, 215, "first line")
        canvas.drawString(60, 202, "second line")
        canvas.drawString(230, 226, "Amount")
        canvas.drawString(160, 196, "12.50")
        canvas.drawString(260, 196, "12.60")

    page = read_first(scan(draw))
    assert texts_of(page) == {
        (1, 1): "first line\nsecond line",
        (1, 2): "Amount",
        (2, 2): "12.50",
        (2, 3): "12.60",
    }


@needs_ocr
def test_text_printed_onto_a_scan_is_kept_and_not_read_twice(scan: Callable[..., Path]) -> None:
    def header(canvas: Canvas) -> None:
        canvas.drawString(150, 288, "Header of the report")

    page = read_first(scan(statement, on_top=header))
    assert page.text_source == "ocr"
    assert [line.text for line in page.booking.lines].count("Header of the report") == 1
    assert texts_of(page) == EXPECTED
    assert page.account.closes
    assert page.account.readers_agree


@needs_ocr
def test_what_ocr_read_has_a_confidence_and_no_trust(scan: Callable[..., Path]) -> None:
    reading = read_document(scan(statement), ExtractSettings())
    tables = to_tables("sha", reading)
    cells = from_ipc(tables["cells"]).to_pylist()
    assert {cell["text_source"] for cell in cells} == {"ocr"}
    assert not any(cell["is_trusted"] for cell in cells)
    assert all((cell["confidence"] is not None) == bool(cell["text"]) for cell in cells)
    (page,) = from_ipc(tables["pages"]).to_pylist()
    assert page["account_closes"]
    assert not page["is_trusted"]
    assert page["glyphs_read"] == page["glyphs_in_cells"] + page["glyphs_in_lines"]


@needs_ocr
def test_a_blank_or_plain_page_is_no_scan(read: Callable[..., DocumentReading]) -> None:
    reading = read(lambda _: None, statement)
    assert [page.text_source for page in reading.pages] == ["none", "text"]
    assert reading.scans is None


def test_without_an_engine_a_scan_is_listed_as_unread(scan: Callable[..., Path]) -> None:
    reading = read_document(scan(statement), ExtractSettings(reads_scans=False))
    (page,) = from_ipc(to_tables("sha", reading)["pages"]).to_pylist()
    assert (page["text_source"], page["is_trusted"]) == ("none", False)
    assert page["warnings"] == ["not_machine_readable: no OCR engine is installed"]
    assert reading.scans == "unread"


@needs_ocr
def test_an_engine_has_only_the_documents_with_scans_read_again(
    scan: Callable[..., Path], make_pdf: MakePdf, tmp_path: Path
) -> None:
    inbox, raw = tmp_path / "inbox", tmp_path / "raw"
    inbox.mkdir()
    shutil.copy(scan(statement), inbox / "scan.pdf")
    shutil.copy(make_pdf(statement), inbox / "text.pdf")

    without = ExtractSettings(reads_scans=False)
    assert extract_folder(inbox, raw, settings=without).read == 2
    assert extract_folder(inbox, raw, settings=without).read == 0
    assert extract_folder(inbox, raw).read == 1
    current = pq.read_table(raw / "current.parquet").to_pylist()
    pages = [
        row
        for path in (raw / "pages").glob("*.parquet")
        for row in pq.read_table(path).to_pylist()
        if {key: row[key] for key in ("document_sha256", "extraction_id")} in current
    ]
    assert sorted(page["text_source"] for page in pages) == ["ocr", "text"]
    assert extract_folder(inbox, raw).read == 0
    assert extract_folder(inbox, raw, settings=without).read == 0


@needs_ocr
def test_when_the_engine_fails_the_page_says_so(
    scan: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuntimeError("no model")

    monkeypatch.setattr(extract.document, "load_recogniser", fail)
    page = read_first(scan(statement))
    assert page.text_source == "none"
    assert page.failures == ("ocr_failed: RuntimeError: no model",)


@needs_ocr
def test_pages_beyond_the_limit_stay_unread(scan: Callable[..., Path]) -> None:
    reading = read_document(scan(statement, statement), ExtractSettings(max_scans=1))
    assert [page.text_source for page in reading.pages] == ["ocr", "none"]


def test_when_one_page_fails_the_others_are_read(
    make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = extract.page.steps.book
    calls: list[int] = []

    def fail_once(*args: object) -> object:
        calls.append(1)
        if len(calls) == 1:
            raise IndexError("a fault of ours")
        return book(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(extract.page.steps, "book", fail_once)
    reading = read_document(make_pdf(statement, statement), ExtractSettings())
    assert reading.reason_code is None
    rows = from_ipc(to_tables("sha", reading)["pages"]).to_pylist()
    assert [(row["page"], row["is_trusted"]) for row in rows] == [(1, False), (2, True)]
    assert rows[0]["warnings"] == ["page_failed: IndexError: a fault of ours"]
    assert texts_of(reading.pages[1]) == EXPECTED
