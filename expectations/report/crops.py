"""Findings and a PDF's bytes in, pictures of the places on the page out.

A reader must see the number on the page it came from. Each picture shows the part of the page that
holds the figures of one finding: the total framed in red, its parts in blue, one picture for each
page they stand on. Pictures are files beside the site; a page that stands alone holds them itself.
"""

from __future__ import annotations

import base64
import io
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from expectations.report.frames import Frame, frame_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from expectations.report.documents import Document
    from expectations.report.findings import Box, Finding

CROPS_A_DOCUMENT = 40
PAGES_A_FINDING = 3
PAGES_KEPT = 4
MAX_PIXELS = 12_000_000
MARGIN = 24.0  # points around the figures
HEADINGS = 54.0  # points above, where headings may stand
LABELS = 320.0  # points to the left, where the line's name stands
WORDS = (200.0, 40.0, 120.0, 34.0)  # points left, above, right and below of words of a sentence
PIXELS_A_POINT = 1.5
COLOURS = 12
GREY = (120, 120, 120)
FRAME_COLOURS = {"part": (25, 90, 190), "found": (200, 30, 30)}
FRAME_INDEX = {"part": 254, "found": 255}
FRAME_WIDTH = 4


@dataclass(frozen=True)
class Crop:
    """One picture: a WebP file's content and its size in pixels."""

    page: int
    content: bytes
    width: int
    height: int

    @property
    def data_address(self) -> str:
        """Give the picture as an address, for a page that stands alone."""
        return "data:image/webp;base64," + base64.b64encode(self.content).decode()


@dataclass(frozen=True)
class _Painted:
    """A page as a picture, how many of its pixels make a point, and its text.

    The text is None where the page stands turned: its boxes would not be those of the warehouse.
    """

    image: Image.Image
    scale: float
    text: pdfium.PdfTextPage | None = None


def crop_findings(document: Document, content: bytes) -> dict[str, tuple[Crop, ...]]:
    """Cut out the places of each finding, the total's page first.

    Called in a process under limits (`painting.py`). A PDF or a page that cannot be painted gives
    no pictures, and neither does a finding that follows from another one.
    """
    roots = [finding for finding in document.findings if finding.explained_by is None]
    try:
        pdf = pdfium.PdfDocument(content)
    except pdfium.PdfiumError:
        return {}
    painted: dict[int, _Painted | None] = {}
    with closing(pdf):
        crops = {
            finding.finding_id: _crops_of(pdf, document, finding, painted)
            for finding in roots[:CROPS_A_DOCUMENT]
        }
    return {finding_id: some for finding_id, some in crops.items() if some}


def crop_box(content: bytes, page: int, box: Box) -> bytes | None:
    """Cut one figure with its surroundings out of its page; None where it cannot be painted."""
    try:
        with closing(pdfium.PdfDocument(content)) as pdf:
            painted = _paint(pdf, page, None, ())
    except pdfium.PdfiumError:
        return None
    if painted is None or not _is_on(box, painted):
        return None
    return _crop(painted, page, [Frame(box, is_found=True)]).content


def _crops_of(
    pdf: pdfium.PdfDocument,
    document: Document,
    finding: Finding,
    painted: dict[int, _Painted | None],
) -> tuple[Crop, ...]:
    try:
        return tuple(_crops(pdf, document, finding, painted))
    except Exception:  # noqa: BLE001  # the guard around a picture; its place says that it failed
        return ()


def _crops(
    pdf: pdfium.PdfDocument,
    document: Document,
    finding: Finding,
    painted: dict[int, _Painted | None],
) -> Iterator[Crop]:
    numbers = dict.fromkeys(place.page for place in finding.places if place.page and place.box)
    for number in list(numbers)[:PAGES_A_FINDING]:
        if number not in painted:
            if len(painted) >= PAGES_KEPT:
                painted.clear()
            painted[number] = _paint(
                pdf, number, document.rotations.get(number), document.hidden.get(number, ())
            )
        page = painted[number]
        places = [place for place in finding.places if place.page == number and place.box]
        if page is not None and all(place.box and _is_on(place.box, page) for place in places):
            frames = [frame_of(place, finding.found_text, page.text) for place in places]
            yield _crop(page, number, frames)
        elif number == finding.page:
            return


def _paint(
    pdf: pdfium.PdfDocument, number: int, rotation: int | None, hidden: tuple[Box, ...]
) -> _Painted | None:
    """Paint a page upright; boxes of the warehouse are those of the page as it then stands.

    People's numbers are painted over.
    """
    try:
        page = pdf[number - 1]  # its text is asked for later: it closes with the document
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
        return _Painted(image, scale, _text_of(page) if is_upright else None)
    except (pdfium.PdfiumError, IndexError):
        return None


def _text_of(page: pdfium.PdfPage) -> pdfium.PdfTextPage | None:
    """Open the text of a page; without it the page is shown all the same."""
    try:
        return page.get_textpage()
    except pdfium.PdfiumError:
        return None


def _is_on(box: Box, page: _Painted) -> bool:
    """Tell whether the figure lies on the page as painted; a crop of elsewhere would mislead."""
    x0, y0, x1, y1 = (edge * page.scale for edge in box)
    return -1 <= x0 < x1 <= page.image.width + 1 and -1 <= y0 < y1 <= page.image.height + 1


def _crop(page: _Painted, number: int, frames: list[Frame]) -> Crop:
    height = page.image.height / page.scale
    around = [_with_surroundings(frame) for frame in frames]
    region = (
        max(0.0, min(box[0] for box in around)),
        max(0.0, height - max(box[3] for box in around)),
        min(page.image.width / page.scale, max(box[2] for box in around)),
        min(height, height - min(box[1] for box in around)),
    )
    left, top, right, bottom = (round(edge * page.scale) for edge in region)
    image = _few_colours(page.image.crop((left, top, max(right, left + 1), max(bottom, top + 1))))
    draw = ImageDraw.Draw(image)
    for frame in sorted(frames, key=lambda frame: frame.is_found):
        width = FRAME_WIDTH if frame.is_found else FRAME_WIDTH // 2
        x0, y0, x1, y1 = (edge * page.scale for edge in frame.box)
        draw.rectangle(  # outside of what it frames, which must stay readable
            (
                x0 - left - width,
                height * page.scale - y1 - top - width,
                x1 - left + width,
                height * page.scale - y0 - top + width,
            ),
            outline=FRAME_INDEX["found" if frame.is_found else "part"],
            width=width,
        )
    return Crop(number, _content(image), image.width, image.height)


def _with_surroundings(frame: Frame) -> Box:
    left, above, right, below = WORDS if frame.is_words else (LABELS, HEADINGS, MARGIN, MARGIN)
    x0, y0, x1, y1 = frame.box
    return (x0 - left, y0 - below, x1 + right, y1 + above)


def _few_colours(image: Image.Image) -> Image.Image:
    """Give the picture a small palette, with the frames' colours kept pure at its end."""
    few = image.quantize(COLOURS, dither=Image.Dither.NONE)
    palette = (few.getpalette() or [])[: 3 * COLOURS]
    frames = [*FRAME_COLOURS["part"], *FRAME_COLOURS["found"]]
    few.putpalette(palette + [255] * (768 - len(palette) - len(frames)) + frames)
    return few


def _content(image: Image.Image) -> bytes:
    """Write the smaller of two: print packs best without loss, a scan with some."""
    contents = []
    for options in ({"lossless": True, "quality": 60}, {"quality": 45}):
        file = io.BytesIO()
        image.convert("RGB").save(file, "WEBP", method=4, **options)
        contents.append(file.getvalue())
    return min(contents, key=len)
