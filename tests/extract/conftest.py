"""Small PDFs made at test time, and a way to read one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extract.document import read_document
from extract.marks.content import Content
from extract.marks.geometry import Box
from extract.marks.glyphs import Glyph
from extract.marks.rulings import Ruling
from extract.page.reading import DocumentReading, PageReading
from extract.settings import ExtractSettings

SIZE = (400.0, 300.0)

Draw = Callable[[Canvas], None]
MakePdf = Callable[..., Path]
ReadPage = Callable[..., PageReading]


@pytest.fixture
def make_pdf(tmp_path: Path) -> MakePdf:
    """Draw pages onto a PDF of this test's own."""

    def make(
        *draws: Draw, name: str = "report.pdf", size: tuple[float, float] = SIZE, **options: object
    ) -> Path:
        path = tmp_path / name
        canvas = Canvas(str(path), pagesize=size, invariant=1, **options)
        for draw in draws:
            canvas.setFont("Helvetica", 10)
            draw(canvas)
            canvas.showPage()
        canvas.save()
        return path

    return make


@pytest.fixture
def read(make_pdf: MakePdf) -> Callable[..., DocumentReading]:
    """Draw pages, and read the document they make."""

    def read_drawn(*draws: Draw, **options: object) -> DocumentReading:
        return read_document(make_pdf(*draws, **options), ExtractSettings())

    return read_drawn


@pytest.fixture
def read_one(read: Callable[..., DocumentReading]) -> ReadPage:
    """Draw one page, and read it."""

    def read_drawn(draw: Draw, **options: object) -> PageReading:
        reading = read(draw, **options)
        assert reading.reason_code is None, reading.reason_detail
        return reading.pages[0]

    return read_drawn


def glyph(text: str, x: float, y: float = 100.0, size: float = 10.0, **more: object) -> Glyph:
    """Make an upright glyph, half as wide as it is high."""
    box = Box(x, y - 0.2 * size, x + 0.5 * size, y + 0.8 * size)
    return Glyph(text, x, y, box, size, "F1", 0, is_vertical=False, is_hidden=False).replaced(
        **more  # type: ignore[arg-type]
    )


def glyphs(text: str, x: float, y: float = 100.0, size: float = 10.0) -> list[Glyph]:
    """Make upright glyphs side by side."""
    return [glyph(char, x + 0.5 * size * number, y, size) for number, char in enumerate(text)]


def content(*marks: Glyph, rulings: Sequence[Ruling] = (), **more: object) -> Content:
    """Make the content of a page of 400 by 300."""
    plain = Content(SIZE, list(marks), list(rulings), image_share=0.0, has_other_paint=False)
    return replace(plain, **more)  # type: ignore[arg-type]


def draw_grid(
    canvas: Canvas, columns: list[float], rows: list[float], texts: list[list[str]]
) -> None:
    """Rule a grid (rows top down) and print a text into each cell."""
    canvas.grid(columns, rows)
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            canvas.drawString(columns[column] + 3, rows[row + 1] + 5, text)


def texts_of(page: PageReading, grid: int = 0) -> dict[tuple[int, int], str]:
    """Give the texts of a grid's cells by row and column, from 1; blank ones left out."""
    return {
        (cell.span.row + 1, cell.span.column + 1): cell.text
        for cell in page.booking.cells
        if cell.grid == grid and cell.text
    }


@pytest.fixture(scope="session")
def song() -> str:
    """Register a Chinese font that needs no file."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return "STSong-Light"


def raw_pdf(*objects: bytes) -> bytes:
    """Lay out numbered objects, the first of them the catalog, with a table that fits them."""
    content, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        starts.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows)
    trailer = b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(content))
    return content + table + trailer


def stream(data: bytes) -> bytes:
    """Wrap bytes as a stream object."""
    return b"<</Length %d>>\nstream\n%s\nendstream" % (len(data), data)


def one_line_pdf(
    folder: Path, text: bytes, font: bytes, *more: bytes, labels: bytes = b"null"
) -> Path:
    """Write a report of one line by hand; the first of `more` is object 6, then 8."""
    content = raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R/PageLabels %b>>" % labels,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 5 0 R/Resources 7 0 R>>",
        font,
        stream(b"BT /F1 10 Tf 20 20 Td %b Tj ET" % text),
        more[0],
        b"<</Font<</F1 4 0 R>>>>",
        *more[1:],
    )
    path = folder / "report.pdf"
    path.write_bytes(content)
    return path
