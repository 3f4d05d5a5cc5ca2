"""The second reader: PDFium.

In: a private copy of the file. Out: the text of a page as PDFium reads it, the page's pixels, and
the document's metadata.
"""

from __future__ import annotations

import hashlib
import io
import math
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extract.marks.geometry import Box
from extract.marks.glyphs import ink_count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extract.marks.geometry import Turn

RESOLUTION = 300
"""Dots an inch at which Camelot paints a page, too, to look for lines in it."""

MAX_PIXELS = 50_000_000
"""Pixels painted at once: 150 MB in colour. An A3 page at `RESOLUTION` has 17 million."""

LEAST_PART = 2.0
"""Points; a narrower part may be no pixel wide."""

MOST_FORMS = 8
"""Forms within forms that are looked into."""

DigitFindings = dict[tuple[str, int, str], str]
"""What a document's digits look like: by font, code and declared digit, such as `1>7`, or
nothing."""


class Part(NamedTuple):
    """A part of a page in shades of gray.

    Attributes:
        pixels: One byte each.
        scale: Pixels a point.
        left: Pixels of the page to the left of it.
        base: Pixels between its upper edge and the lower edge of the page.
    """

    pixels: Any
    scale: float
    left: int
    base: float

    def crop(self, box: Box) -> Any:
        """Cut out a box of the upright page."""
        top, bottom = self.base - box.y1 * self.scale, self.base - box.y0 * self.scale
        left, right = box.x0 * self.scale - self.left, box.x1 * self.scale - self.left
        return self.pixels[
            max(int(top), 0) : max(math.ceil(bottom), 0),
            max(int(left), 0) : max(math.ceil(right), 0),
        ]


def _gray_pixels(image: pdfium.PdfBitmap) -> Any:
    """Give a picture's shades: rows, columns, one byte a pixel."""
    pixels = np.asarray(image.to_numpy())
    return pixels[..., 0] if pixels.ndim == 3 else pixels


def _affordable(scale: float, area: float) -> float:
    """Lower a scale (pixels a point) where so many square points would take too much memory."""
    pixels = area * scale * scale
    return scale * (MAX_PIXELS / pixels) ** 0.5 if pixels > MAX_PIXELS else scale


class RenderedPage:
    """A page as PDFium sees it.

    Attributes:
        digit_findings: What was found of the document's digits so far, shared by its pages.
    """

    def __init__(self, page: pdfium.PdfPage, digit_findings: DigitFindings | None = None) -> None:
        self._page = page
        self.digit_findings: DigitFindings = {} if digit_findings is None else digit_findings
        self._text: str | None = None
        self._grays: dict[tuple[int, float], Any] = {}

    def text(self) -> str:
        """Give the page's text as PDFium reads it, once."""
        if self._text is None:
            text_page = self._page.get_textpage()
            try:
                self._text = text_page.get_text_range()
            finally:
                text_page.close()
        return self._text

    def visible_characters(self) -> int:
        """Count the characters that PDFium finds, white space left out."""
        text = self.text()
        blank = [char for char in {*text} if not ink_count(char)]
        return len(text) - sum(map(text.count, blank))

    def gray(self, degrees: int, scale: float) -> Any:
        """Paint the page, turned by `degrees`, in shades of gray, once: one byte a pixel."""
        if (degrees, scale) not in self._grays:
            self._grays[degrees, scale] = self._paint_gray(degrees, scale)
        return self._grays[degrees, scale]

    def _paint_gray(self, degrees: int, scale: float, **options: bool) -> Any:
        scale = _affordable(scale, self._page.get_width() * self._page.get_height())
        image = self._page.render(
            scale=scale, rotation=(360 - degrees) % 360, grayscale=True, **options
        )
        return _gray_pixels(image)

    def gray_text(self, degrees: int, scale: float) -> Any:
        """Paint the page's text alone: no lines, shapes, pictures or notes."""
        others = list(_others_within(self._page.raw))
        for other in others:
            pdfium_c.FPDFPageObj_SetIsActive(other, 0)
        try:
            return self._paint_gray(degrees, scale, draw_annots=False)
        finally:
            for other in others:
                pdfium_c.FPDFPageObj_SetIsActive(other, 1)

    def gray_without_notes(self, degrees: int, scale: float) -> Any:
        """Paint the page without what notes show on it."""
        return self._paint_gray(degrees, scale, draw_annots=False)

    def picture_sha256(self, degrees: int, scale: float) -> str:
        """Digest what the page looks like: the same for pages that show the same."""
        picture = self.gray(degrees, scale)
        digest = hashlib.sha256(repr(picture.shape).encode())
        digest.update(np.ascontiguousarray(picture).data)
        return digest.hexdigest()

    def part(self, degrees: int, scale: float, room: Box) -> Part | None:
        """Paint a part of the page, turned by `degrees`; None where it lies outside."""
        width, height = self._page.get_width(), self._page.get_height()
        if degrees % 180:
            width, height = height, width
        room = Box(max(room.x0, 0), max(room.y0, 0), min(room.x1, width), min(room.y1, height))
        if room.x1 - room.x0 < LEAST_PART or room.y1 - room.y0 < LEAST_PART:
            return None
        scale = _affordable(scale, room.area)
        cut = (room.x0, room.y0, width - room.x1, height - room.y1)
        image = self._page.render(
            scale=scale, rotation=(360 - degrees) % 360, crop=cut, grayscale=True
        )
        left, top = math.ceil(cut[0] * scale), math.ceil(cut[3] * scale)
        return Part(_gray_pixels(image), scale, left, height * scale - top)

    def pixels(self, turn: Turn, resolution: int = RESOLUTION) -> Any:
        """Paint the page upright: an array of blue, green and red bytes."""
        width, height = turn.size
        scale = _affordable(resolution / 72, width * height)
        image = self._page.render(scale=scale, rotation=(360 - turn.degrees) % 360)
        return np.ascontiguousarray(image.to_numpy()[:, :, :3])


def _others_within(page: Any) -> Iterator[Any]:
    """Give what a page paints beside text, object by object, those of forms within forms too."""
    for number in range(pdfium_c.FPDFPage_CountObjects(page)):
        yield from _others(pdfium_c.FPDFPage_GetObject(page, number), MOST_FORMS)


def _others(item: Any, depth: int) -> Iterator[Any]:
    kind = pdfium_c.FPDFPageObj_GetType(item)
    if kind == pdfium_c.FPDF_PAGEOBJ_FORM:
        for number in range(pdfium_c.FPDFFormObj_CountObjects(item) if depth else 0):
            yield from _others(pdfium_c.FPDFFormObj_GetObject(item, number), depth - 1)
    elif kind != pdfium_c.FPDF_PAGEOBJ_TEXT:
        yield item


class RenderedDocument:
    """A document as PDFium sees it, of `page_count` pages; a page it cannot load is None."""

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document
        self.page_count = len(document)
        self._digit_findings: DigitFindings = {}

    def metadata(self) -> dict[str, str]:
        """Give the document's title, author, programs and dates, where they are text."""
        entries = {}
        for key in self._document.METADATA_KEYS:
            with suppress(UnicodeDecodeError):
                entries[key] = self._document.get_metadata_value(key)
        return {key: value for key, value in entries.items() if value}

    def with_fields_printed(self) -> bytes:
        """Give the document anew, the fields of its form as content of their pages."""
        self._document.init_forms()
        for page in self._document:
            page.flatten()
            page.close()
        copy = io.BytesIO()
        self._document.save(copy)
        return copy.getvalue()

    @contextmanager
    def page(self, number: int) -> Iterator[RenderedPage | None]:
        """Open a page (from 1), and close it again."""
        try:
            page = self._document[number - 1]
        except (pdfium.PdfiumError, IndexError):
            yield None
            return
        try:
            yield RenderedPage(page, self._digit_findings)
        finally:
            page.close()


def paint_first_page(content: bytes) -> Any:
    """Paint the first page of a PDF in shades of gray, one pixel a point."""
    document = pdfium.PdfDocument(content)
    page = document[0]
    try:
        return _gray_pixels(page.render(grayscale=True))
    finally:
        page.close()
        document.close()


@contextmanager
def open_rendered(source: Path | bytes) -> Iterator[RenderedDocument | None]:
    """Open a document with PDFium; None when it cannot."""
    try:
        document = pdfium.PdfDocument(source)
    except pdfium.PdfiumError:
        yield None
        return
    try:
        yield RenderedDocument(document)
    finally:
        document.close()
