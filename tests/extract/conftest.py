"""Small PDFs made at test time, and a way to read one of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extract.document import read_document
from extract.pages import PageReading
from extract.reading import DocumentReading
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
