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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from expectations.report.documents import Document
    from expectations.report.findings import Box, Finding, Place

CROPS_A_DOCUMENT = 40
PAGES_A_FINDING = 3
PAGES_KEPT = 4
MAX_PIXELS = 12_000_000
MARGIN = 24.0  # points around the figures
HEADINGS = 54.0  # points above, where headings may stand
LABELS = 320.0  # points to the left, where the line's name stands
PIXELS_A_POINT = 1.5
COLOURS = 12
GREY = (120, 120, 120)
FRAME_COLOURS = {"part": (25, 90, 190), "found": (200, 30, 30)}
FRAME_INDEX = {"part": 254, "found": 255}


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
    """A page as a picture, and how many of its pixels make a point."""

    image: Image.Image
    scale: float


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
    from expectations.report.findings import Place

    try:
        with closing(pdfium.PdfDocument(content)) as pdf:
            painted = _paint(pdf, page, None, ())
    except pdfium.PdfiumError:
        return None
    place = Place("found", page, box, text="", value=None, sign=1, name="")
    if painted is None or not _is_on(place, painted):
        return None
    return _crop(painted, page, [place]).content


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
        if page is not None and all(_is_on(place, page) for place in places):
            yield _crop(page, number, places)
        elif number == finding.page:
            return


def _paint(
    pdf: pdfium.PdfDocument, number: int, rotation: int | None, hidden: tuple[Box, ...]
) -> _Painted | None:
    """Paint a page upright; boxes of the warehouse are those of the page as it then stands.

    People's numbers are painted over.
    """
    try:
        with closing(pdf[number - 1]) as page:
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
            return _Painted(image, scale)
    except (pdfium.PdfiumError, IndexError):
        return None


def _is_on(place: Place, page: _Painted) -> bool:
    """Tell whether the figure lies on the page as painted; a crop of elsewhere would mislead."""
    assert place.box is not None
    x0, y0, x1, y1 = (edge * page.scale for edge in place.box)
    return -1 <= x0 < x1 <= page.image.width + 1 and -1 <= y0 < y1 <= page.image.height + 1


def _crop(page: _Painted, number: int, places: list[Place]) -> Crop:
    height = page.image.height / page.scale
    boxes = [place.box for place in places if place.box]
    region = (
        max(0.0, min(box[0] for box in boxes) - LABELS),
        max(0.0, height - max(box[3] for box in boxes) - HEADINGS),
        min(page.image.width / page.scale, max(box[2] for box in boxes) + MARGIN),
        min(height, height - min(box[1] for box in boxes) + MARGIN),
    )
    left, top, right, bottom = (round(edge * page.scale) for edge in region)
    image = _few_colours(page.image.crop((left, top, max(right, left + 1), max(bottom, top + 1))))
    draw = ImageDraw.Draw(image)
    for place in sorted(places, key=lambda place: place.role == "found"):
        assert place.box is not None
        x0, y0, x1, y1 = (edge * page.scale for edge in place.box)
        top_edge, bottom_edge = height * page.scale - y1 - top, height * page.scale - y0 - top
        is_found = place.role == "found"
        draw.rectangle(
            (x0 - left, top_edge, x1 - left, bottom_edge),
            outline=FRAME_INDEX["found" if is_found else "part"],
            width=4 if is_found else 2,
        )
    return Crop(number, _content(image), image.width, image.height)


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
