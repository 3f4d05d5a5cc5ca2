"""Findings and a PDF's bytes in, pictures of the places on the page out.

A reader must see the number on the page it came from. Each crop shows the part of the page that
holds the figures of one finding: the total framed in red, its parts in blue, one crop for each page
they stand on. Findings whose places lie together share a picture; the frames are drawn over it.
"""

from __future__ import annotations

import io
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from PIL import ImageDraw

from expectations.report.frames import Frame, frames_of
from expectations.report.paper import Paper, content_of, paint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from expectations.report.documents import Document
    from expectations.report.findings import Box, Finding

Pixels = tuple[int, int, int, int]
"""Left, top, right and bottom."""

CROPS_A_DOCUMENT = 40
PAGES_A_FINDING = 3
FIGURE = (320.0, 54.0, 24.0, 24.0)  # points left, above, right, below: its line's name, headings
WORDS = (300.0, 28.0, 300.0, 24.0)  # around words: their lines, the one above and the one below
BESIDE = 9.0  # points beside those lines
ALONE = 10.0  # points above and below a hint's words: their lines alone
FRAME_WIDTH = 4


@dataclass(frozen=True)
class Mark:
    """A frame over a picture, in its pixels."""

    x: int
    y: int
    width: int
    height: int
    is_found: bool


@dataclass(frozen=True)
class Crop:
    """The part of a picture that shows a finding's places on one page.

    Attributes:
        picture: The name of the picture among those of its document.
        size: Width and height of the whole picture, in the pixels that `view` and `marks` count.
        view: Left, top, width and height of the part.
    """

    page: int
    picture: str
    size: tuple[int, int]
    view: tuple[int, int, int, int]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Cuttings:
    """The crops of findings, and the pictures they show as WebP files' contents."""

    crops: dict[str, tuple[Crop, ...]] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)


def crop_findings(document: Document, content: bytes) -> Cuttings:
    """Cut out the places of each finding, the total's page first.

    Called in a process under limits (`painting.py`). A PDF or a page that cannot be painted gives
    no pictures, and neither does a finding that follows from another one.
    """
    roots = [finding for finding in document.findings if finding.explained_by is None]
    hints = {one.finding_id for one in roots if one.severity == "info"}
    pages = {one.finding_id: _pages_of(one) for one in roots[:CROPS_A_DOCUMENT]}
    crops: dict[tuple[str, int], Crop] = {}
    pictures: dict[str, bytes] = {}
    try:
        pdf = pdfium.PdfDocument(content)
    except pdfium.PdfiumError:
        return Cuttings()
    with closing(pdf):
        for number in sorted({page for some in pages.values() for page in some}):
            turned, hidden = document.rotations.get(number), document.hidden.get(number, ())
            paper = paint(pdf, number, turned, hidden)
            if paper is not None:
                frames = {
                    one.finding_id: _frames_of(one, number, paper)
                    for one in roots
                    if number in pages.get(one.finding_id, ())
                }
                for name, image, some in _shared(paper, number, frames, hints):
                    pictures[name] = image
                    crops |= {(finding_id, number): crop for finding_id, crop in some}
    found: dict[str, tuple[Crop, ...]] = {}
    for finding_id, numbers in pages.items():
        keys = [(finding_id, page) for page in numbers]
        # a finding whose first page, its own, cannot be painted is not shown by the others
        if keys and keys[0] in crops:
            found[finding_id] = tuple(crops[key] for key in keys if key in crops)
    return Cuttings(found, pictures)


def crop_box(content: bytes, page: int, box: Box) -> bytes | None:
    """Cut one figure with its surroundings out of its page; None where it cannot be painted."""
    try:
        with closing(pdfium.PdfDocument(content)) as pdf:
            paper = paint(pdf, page, None, ())
    except pdfium.PdfiumError:
        return None
    if paper is None or not paper.has(box):
        return None
    region = _view(paper, [Frame(box, is_found=True)])
    mark = _mark(paper, Frame(box, is_found=True), *region[:2])
    image = paper.image.crop(region)
    edge = (mark.x - 2, mark.y - 2, mark.x + mark.width + 2, mark.y + mark.height + 2)
    ImageDraw.Draw(image).rectangle(edge, outline=(200, 30, 30), width=FRAME_WIDTH)
    file = io.BytesIO()
    image.save(file, "WEBP", lossless=True)
    return file.getvalue()


def _pages_of(finding: Finding) -> list[int]:
    """Name the pages shown: of places that are all alike, only that of the first."""
    numbers = dict.fromkeys(place.page for place in finding.places if place.page and place.box)
    is_alike = not finding.expected_text and len(finding.others) > 1
    return list(numbers)[: 1 if is_alike else PAGES_A_FINDING]


def _frames_of(finding: Finding, number: int, paper: Paper) -> list[Frame]:
    """Frame the places of a finding on a page; none where one of them is not on it."""
    places = [place for place in finding.places if place.page == number and place.box]
    try:
        if not all(place.box and paper.has(place.box) for place in places):
            return []
        return [
            frame
            for place in places
            for frame in frames_of(place, finding.found_text, finding.message, paper.printed)
        ]
    except Exception:  # noqa: BLE001  # the guard around a picture; its place says that it failed
        return []


def _shared(
    paper: Paper, number: int, frames: dict[str, list[Frame]], hints: set[str]
) -> Iterator[tuple[str, bytes, list[tuple[str, Crop]]]]:
    """Give the pictures of a page, each with its name and the crops it holds, by finding."""
    views = {one: _view(paper, some, is_hint=one in hints) for one, some in frames.items() if some}
    for place, region in enumerate(_together(views.values())):
        left, top, right, bottom = region
        name = f"{number}-{place}" if place else str(number)
        crops = [
            (
                finding_id,
                Crop(
                    number,
                    name,
                    (right - left, bottom - top),
                    (view[0] - left, view[1] - top, view[2] - view[0], view[3] - view[1]),
                    tuple(
                        _mark(paper, frame, left, top)
                        for frame in sorted(frames[finding_id], key=lambda frame: frame.is_found)
                    ),
                ),
            )
            for finding_id, view in views.items()
            if _joined(view, region) == region
        ]
        views = {one: view for one, view in views.items() if one not in dict(crops)}
        yield name, content_of(paper.image.crop(region)), crops


def _together(views: Iterable[Pixels]) -> list[Pixels]:
    """Join parts of a page where one picture is no larger than the two."""
    regions = list(dict.fromkeys(views))
    pair = _pair_of(regions)
    while pair:
        regions = [one for one in regions if one not in pair] + [_joined(*pair)]
        pair = _pair_of(regions)
    return sorted(regions, key=lambda region: (region[1], region[0]))


def _pair_of(regions: list[Pixels]) -> tuple[Pixels, Pixels] | None:
    for number, one in enumerate(regions):
        for other in regions[number + 1 :]:
            if _area(_joined(one, other)) <= _area(one) + _area(other):
                return one, other
    return None


def _joined(one: Pixels, other: Pixels) -> Pixels:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _area(region: Pixels) -> int:
    return (region[2] - region[0]) * (region[3] - region[1])


def _view(paper: Paper, frames: list[Frame], *, is_hint: bool = False) -> Pixels:
    """Give the part of the page that shows frames with what stands around them."""
    parts = []
    for frame in frames:
        left, above, right, below = WORDS if frame.is_text else FIGURE
        if is_hint and frame.is_text:
            above = below = ALONE
        x0, y0, x1, y1 = frame.box
        bottom, top = y0 - below, y1 + above
        if frame.is_text and paper.printed and (sides := paper.printed.sides_of(bottom, top)):
            left = min(left, max(BESIDE, x0 - sides[0] + BESIDE))
            right = min(right, max(BESIDE, sides[1] - x1 + BESIDE))
        parts.append(paper.pixels((x0 - left, bottom, x1 + right, top)))
    whole = parts[0]
    for part in parts[1:]:
        whole = _joined(whole, part)
    left_edge, top_edge = max(0, whole[0]), max(0, whole[1])
    return (
        left_edge,
        top_edge,
        max(min(paper.image.width, whole[2]), left_edge + 1),
        max(min(paper.image.height, whole[3]), top_edge + 1),
    )


def _mark(paper: Paper, frame: Frame, left: int = 0, top: int = 0) -> Mark:
    """Frame outside of what is framed, which must stay readable."""
    x0, y0, x1, y1 = paper.pixels(frame.box)
    return Mark(x0 - left - 2, y0 - top - 2, x1 - x0 + 4, y1 - y0 + 4, frame.is_found)
