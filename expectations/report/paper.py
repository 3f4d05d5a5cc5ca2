"""A page of a PDF in, its picture out, and the small files that show parts of it.

Pages are print on white: black, one grey and white are as readable as all colours, and in a file
without loss a quarter of the size. Frames are not painted in, so that several findings share a
picture.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from expectations.report.printed import read_printed

if TYPE_CHECKING:
    from expectations.report.findings import Box
    from expectations.report.printed import PrintedText

PIXELS_A_POINT = 1.5
MAX_PIXELS = 12_000_000
BLACK, GREY_INK, WHITE = 90, 140, 212
"""Darker is black, lighter white, as is the faintest edge of a stroke; what is between is one grey:
without it, the thin strokes of small print are lost, and a 4 is a 1."""
LARGE = 500_000  # pixels: more than that is looked at as a whole, and painted smaller
LARGE_SCALE = 2 / 3
GREY = (120, 120, 120)


@dataclass(frozen=True)
class Paper:
    """A page as a picture, how many of its pixels make a point, and its text.

    The text is None where the page stands turned: its boxes would not be those of the warehouse.
    """

    image: Image.Image
    scale: float
    printed: PrintedText | None = None

    def has(self, box: Box) -> bool:
        """Tell whether a box lies on the page as painted; a picture of elsewhere would mislead."""
        x0, y0, x1, y1 = (edge * self.scale for edge in box)
        return -1 <= x0 < x1 <= self.image.width + 1 and -1 <= y0 < y1 <= self.image.height + 1

    def pixels(self, box: Box) -> tuple[int, int, int, int]:
        """Give a box as left, top, right and bottom in pixels."""
        x0, y0, x1, y1 = (edge * self.scale for edge in box)
        height = self.image.height
        return (round(x0), round(height - y1), round(x1), round(height - y0))


def paint(
    pdf: pdfium.PdfDocument, number: int, rotation: int | None, hidden: tuple[Box, ...]
) -> Paper | None:
    """Paint a page upright; boxes of the warehouse are those of the page as it then stands.

    People's numbers are painted over.
    """
    try:
        page = pdf[number - 1]
        turn = 0 if rotation is None else (rotation - page.get_rotation()) % 360
        width, height = page.get_size()
        # a page of metres by metres would not fit into memory
        scale = min(PIXELS_A_POINT, (MAX_PIXELS / (width * height)) ** 0.5)
        image: Image.Image = page.render(scale=scale, rotation=turn).to_pil()
        image = image.convert("RGB")
        draw = ImageDraw.Draw(image)
        for x0, y0, x1, y1 in hidden:
            top, bottom = image.height - y1 * scale, image.height - y0 * scale
            draw.rectangle((x0 * scale - 2, top - 2, x1 * scale + 2, bottom + 2), fill=GREY)
        is_upright = turn == 0 and page.get_rotation() == 0
        return Paper(image, scale, read_printed(page) if is_upright else None)
    except (pdfium.PdfiumError, IndexError):
        return None


def content_of(image: Image.Image) -> bytes:
    """Write a part of a page: print packs best without loss, a scan with some."""
    grey = image.convert("L")
    if grey.width * grey.height > LARGE:
        size = (round(grey.width * LARGE_SCALE), round(grey.height * LARGE_SCALE))
        grey = grey.resize(size, Image.Resampling.BOX)
    few = grey.point([_shade(shade) for shade in range(256)])
    content = _webp(few, lossless=True, quality=60)
    if len(content) > grey.width * grey.height / 10:
        content = min(content, _webp(grey, quality=30), key=len)
    return content


def _shade(shade: int) -> int:
    return 0 if shade < BLACK else GREY_INK if shade < WHITE else 255


def _webp(image: Image.Image, *, quality: int, lossless: bool = False) -> bytes:
    file = io.BytesIO()
    image.convert("RGB").save(file, "WEBP", method=4, quality=quality, lossless=lossless)
    return file.getvalue()
