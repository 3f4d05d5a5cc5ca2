"""Pictures of single pages as a scanner would make them: grey, a little turned, no text layer."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image, ImageFilter

from generator.document import scan_path, write_document

if TYPE_CHECKING:
    from generator.model import Report

DPI = 130
TURN = 0.35
GREYS = 16


def make_scans(report: Report) -> None:
    """Print the report without scans, photograph the pages to be scanned, store the pictures."""
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / "plain.pdf"
        document = write_document(report, path, with_scans=False)
        pdf = pypdfium2.PdfDocument(path)
        for code in report.scanned:
            page = pdf[document.statement_pages[code] - 1]
            picture = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
            picture = picture.rotate(TURN, resample=Image.Resampling.BICUBIC, fillcolor=255)
            picture = picture.filter(ImageFilter.GaussianBlur(0.6))
            target = scan_path(report, code)
            target.parent.mkdir(exist_ok=True)
            picture.point(lambda grey: grey * (GREYS - 1) // 255 * 255 // (GREYS - 1)).save(
                target, optimize=True
            )
        pdf.close()
