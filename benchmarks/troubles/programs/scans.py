"""Troubles of scans, written blind with those of `fresh`: dark paper, negatives, black edges."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from benchmarks.troubles.sheets.scanners import _redrawn, _shown
from benchmarks.troubles.trouble import Trouble

if TYPE_CHECKING:
    import pypdfium2 as pdfium
    from reportlab.pdfgen.canvas import Canvas

SKEW = 2.5


def _on_dark_paper(canvas: Canvas, picture: Image.Image, page: pdfium.PdfPage) -> None:
    _shown(canvas, picture.point(lambda grey: 40 + grey * 110 // 255), page)


def _negative(canvas: Canvas, picture: Image.Image, page: pdfium.PdfPage) -> None:
    _shown(canvas, ImageOps.invert(picture), page)


def _askew(canvas: Canvas, picture: Image.Image, page: pdfium.PdfPage) -> None:
    """Show a sheet that lay askew on black."""
    _shown(canvas, picture.rotate(SKEW, Image.Resampling.BICUBIC, fillcolor=0), page)


def _in_blocks(canvas: Canvas, picture: Image.Image, page: pdfium.PdfPage) -> None:
    """Show a sheet that was packed too tightly."""
    packed = BytesIO()
    picture.save(packed, "JPEG", quality=12)
    _shown(canvas, Image.open(packed), page)


SCANS_OF_PROGRAMS = tuple(
    Trouble(name, finish=partial(_redrawn, draw, 2.1))
    for name, draw in (
        ("scanned on dark paper", _on_dark_paper),
        ("scanned in negative", _negative),
        ("scanned askew on black", _askew),
        ("scanned in blocks", _in_blocks),
    )
)
