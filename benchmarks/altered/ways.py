"""Ways to make a PDF otherwise: the same pages, moved, turned, joined, rewritten, or printed over.

In: a PDF. Out: another one that shows the same figures. What is read of both must be the same, or
the page must be in doubt.
"""

from __future__ import annotations

import math
import shutil
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from reportlab.lib.colors import Color, red
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Way = Callable[[Path, Path], None]
    Matrix = tuple[float, float, float, float, float, float]
    Size = tuple[float, float]

WORDS = "部门预算公开专用"
SONG = "STSong-Light"


def _placed(matrix_of: Callable[[float, float], tuple[Matrix, Size]]) -> Way:
    """Print each page as a form onto a new one: `matrix_of` its size says how, and how large."""

    def alter(source: Path, target: Path) -> None:
        with pdfium.PdfDocument(source) as old, pdfium.PdfDocument.new() as new:
            for index, page in enumerate(old):
                matrix, size = matrix_of(*page.get_size())
                _lay(old, index, new.new_page(*size), matrix)
            new.save(target)

    return alter


def _lay(old: pdfium.PdfDocument, index: int, page: pdfium.PdfPage, matrix: Matrix) -> None:
    """Lay a page of one document onto a page of another."""
    form = old.page_as_xobject(index, page.pdf).as_pageobject()
    form.set_matrix(pdfium.PdfMatrix(*matrix))
    page.insert_obj(form)
    page.gen_content()


def _turned(degrees: int) -> Way:
    """Say that the pages are to be shown turned."""

    def alter(source: Path, target: Path) -> None:
        with pdfium.PdfDocument(source) as document:
            for page in document:
                page.set_rotation((page.get_rotation() + degrees) % 360)
            document.save(target)

    return alter


def _two_on_one(source: Path, target: Path) -> None:
    """Print two pages side by side on one sheet."""
    with pdfium.PdfDocument(source) as old, pdfium.PdfDocument.new() as new:
        for index in range(0, len(old), 2):
            sizes = [old[one].get_size() for one in range(index, min(index + 2, len(old)))]
            width = max(width for width, _ in sizes)
            page = new.new_page(width * 2, max(height for _, height in sizes))
            for place in range(len(sizes)):
                _lay(old, index + place, page, (1, 0, 0, 1, place * width, 0))
        new.save(target)


def _cropped(source: Path, target: Path) -> None:
    """Crop each page to what it shows, and a little more."""
    with pdfium.PdfDocument(source) as document:
        for page in document:
            if page.get_rotation():
                continue
            boxes = [one.get_bounds() for one in page.get_objects(max_depth=1)]
            width, height = page.get_size()
            shown = [max(0.0, min(box[side] for box in boxes) - 6) for side in (0, 1)]
            shown += [min(width, max(box[2] for box in boxes) + 6)]
            shown += [min(height, max(box[3] for box in boxes) + 6)]
            page.set_cropbox(*shown)
        document.save(target)


def _saved(flags: int) -> Way:
    """Save by PDFium, whole or as an addition to what was there."""

    def alter(source: Path, target: Path) -> None:
        with pdfium.PdfDocument(source) as document:
            document[0].set_rotation(document[0].get_rotation())
            document.save(target, flags=flags)

    return alter


def _by(*command: str) -> Way:
    """Let another program write the file; {} stands for the two files."""

    def alter(source: Path, target: Path) -> None:
        if shutil.which(command[0]) is None:
            raise FileNotFoundError(command[0])
        subprocess.run([*command, str(source), str(target)], check=True, capture_output=True)

    return alter


def _printed_over(draw: Callable[[Canvas, float, float], None]) -> Way:
    """Print something onto every page."""

    def alter(source: Path, target: Path) -> None:
        with pdfium.PdfDocument(source) as document:
            for page in document:
                size = page.get_size()
                sheet = BytesIO()
                canvas = Canvas(sheet, pagesize=size)
                draw(canvas, *size)
                canvas.save()
                with pdfium.PdfDocument(sheet.getvalue()) as stamp:
                    _lay(stamp, 0, page, (1, 0, 0, 1, 0, 0))
            document.save(target)

    return alter


def _words_across(canvas: Canvas, width: float, height: float) -> None:
    """Say words across the page, pale."""
    pdfmetrics.registerFont(UnicodeCIDFont(SONG))
    canvas.translate(width / 2, height / 2)
    canvas.rotate(math.degrees(math.atan2(height, width)))
    canvas.setFillColor(Color(0.5, 0.5, 0.5, alpha=0.3))
    canvas.setFont(SONG, 60)
    canvas.drawCentredString(0, 0, WORDS)


def _number_across(canvas: Canvas, width: float, height: float) -> None:
    """Say a date again and again, level and pale."""
    canvas.setFillColor(Color(0.5, 0.5, 0.5, alpha=0.25))
    canvas.setFont("Helvetica", 14)
    for row in range(6):
        for column in range(4):
            canvas.drawString(30 + column * width / 4, 40 + row * height / 6, "2024-06-13 15:20")


def _seal(canvas: Canvas, width: float, height: float) -> None:
    """Press a red seal onto the middle of the page, with its name level in it."""
    pdfmetrics.registerFont(UnicodeCIDFont(SONG))
    canvas.setStrokeColor(Color(0.85, 0.1, 0.1, alpha=0.6))
    canvas.setFillColor(Color(0.85, 0.1, 0.1, alpha=0.6))
    canvas.setLineWidth(3)
    canvas.circle(width / 2, height * 0.6, 60)
    canvas.setFont(SONG, 14)
    canvas.drawCentredString(width / 2, height * 0.6 - 5, "某市财政局")
    canvas.drawCentredString(width / 2, height * 0.6 - 30, "4401020017")


def _solid_seal(canvas: Canvas, width: float, height: float) -> None:
    """Press a seal that hides what is below it."""
    canvas.setFillColor(red)
    canvas.circle(width / 2, height * 0.6, 40, stroke=0, fill=1)


def _covered(canvas: Canvas, width: float, height: float) -> None:
    """Cover a strip of the page with white."""
    canvas.setFillColor(Color(1, 1, 1))
    canvas.rect(width * 0.55, height * 0.45, width * 0.2, height * 0.1, stroke=0, fill=1)


def _noted(subtype: int, look: str, place: Sequence[float]) -> Way:
    """Lay a note over a part of each page; `look` paints its box, or is left to the reader."""

    def alter(source: Path, target: Path) -> None:
        with pdfium.PdfDocument(source) as document:
            for page in document:
                width, height = page.get_size()
                left, bottom, right, top = (
                    share * side for share, side in zip(place, (width, height) * 2, strict=True)
                )
                note = pdfium_c.FPDFPage_CreateAnnot(page.raw, subtype)
                box = pdfium_c.FS_RECTF(left, top, right, bottom)
                pdfium_c.FPDFAnnot_SetRect(note, box)
                pdfium_c.FPDFAnnot_SetColor(
                    note, pdfium_c.FPDFANNOT_COLORTYPE_Color, 255, 255, 0, 90
                )
                corners = (left, top, right, top, left, bottom, right, bottom)
                pdfium_c.FPDFAnnot_AppendAttachmentPoints(note, pdfium_c.FS_QUADPOINTSF(*corners))
                if look:
                    text = f"q {look} {left} {bottom} {right - left} {top - bottom} re f Q"
                    wide = (text + "\0").encode("utf-16-le")
                    buffer = (pdfium_c.FPDF_WCHAR * (len(wide) // 2)).from_buffer_copy(wide)
                    pdfium_c.FPDFAnnot_SetAP(
                        note, pdfium_c.FPDF_ANNOT_APPEARANCEMODE_NORMAL, buffer
                    )
                pdfium_c.FPDFPage_CloseAnnot(note)
            document.save(target)

    return alter


WAYS: dict[str, Way] = {
    "moved": _placed(lambda width, height: ((1, 0, 0, 1, 31.5, 17.25), (width + 60, height + 40))),
    "smaller": _placed(lambda width, height: ((0.7, 0, 0, 0.7, 20, 30), (width, height))),
    "on A3": _placed(lambda w, h: ((1.41, 0, 0, 1.41, 0, 0), (w * 1.41, h * 1.41))),
    "lying": _placed(lambda width, height: ((0, 1, -1, 0, height, 0), (height, width))),
    "upside down": _placed(lambda w, h: ((-1, 0, 0, -1, w, h), (w, h))),
    "a little askew": _placed(lambda w, h: ((1, 0.0009, -0.0009, 1, 0, 0), (w + 1, h + 1))),
    "turned": _turned(90),
    "turned back": _turned(270),
    "turned over": _turned(180),
    "two on one": _two_on_one,
    "cropped": _cropped,
    "saved": _saved(pdfium_c.FPDF_NO_INCREMENTAL),
    "added to": _saved(pdfium_c.FPDF_INCREMENTAL),
    "linear": _by("qpdf", "--linearize"),
    "packed": _by("qpdf", "--object-streams=generate", "--recompress-flate"),
    "unpacked": _by("qpdf", "--qdf", "--object-streams=disable"),
    "encrypted": _by("qpdf", "--encrypt", "", "owner", "256", "--"),
    "printed anew": _by("pdftocairo", "-pdf"),
    "words across": _printed_over(_words_across),
    "a date across": _printed_over(_number_across),
    "a seal": _printed_over(_seal),
    "a solid seal": _printed_over(_solid_seal),
    "covered": _printed_over(_covered),
    "marked": _noted(pdfium_c.FPDF_ANNOT_HIGHLIGHT, "", (0.5, 0.3, 0.9, 0.5)),
    "a note over it": _noted(pdfium_c.FPDF_ANNOT_SQUARE, "1 1 0.8 rg", (0.55, 0.45, 0.75, 0.55)),
}
