"""Findings and a PDF's bytes in, pictures of the places on the page out.

A reader must see the number on the page it came from. Each crop shows the part of the page that
holds the figures of one finding: the total framed in red, its parts in blue, one crop for each page
they stand on. Findings whose places lie together share a picture; the frames are drawn over it.
"""

from __future__ import annotations

import io
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from PIL import ImageDraw

from expectations.report.frames import Frame, frames_by_words, frames_of
from expectations.report.paper import Paper, content_of, paint
from expectations.report.regions import joined, parts_of, together

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from expectations.report.documents import Document
    from expectations.report.findings import Box, Finding, Place

CROPS_A_DOCUMENT = 80
PAGES_A_FINDING = 3
GAP = 4  # pixels between parts of a crop
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
class Part:
    """A part of a picture.

    Attributes:
        picture: The name of the picture among those of its document.
        size: Width and height of the whole picture, in the pixels that `view` and `marks` count.
        view: Left, top, width and height of the part.
        at: Where it stands in its crop.
    """

    picture: str
    size: tuple[int, int]
    view: tuple[int, int, int, int]
    marks: tuple[Mark, ...] = ()
    at: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Crop:
    """What shows a finding's places on one page: the part around them comes first.

    The name of a line and the heading of a column that stand far off are set beside and above it.
    """

    page: int
    parts: tuple[Part, ...]

    @property
    def width(self) -> int:
        """Give the width of all parts as they are set."""
        return max(part.at[0] + part.view[2] for part in self.parts)

    @property
    def height(self) -> int:
        """Give the height of all parts as they are set."""
        return max(part.at[1] + part.view[3] for part in self.parts)


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
                parts: defaultdict[str, dict[str, Part]] = defaultdict(dict)
                for name, image, some in _shared(paper, number, frames, hints):
                    pictures[name] = image
                    for (finding_id, shows), part in some:
                        parts[finding_id][shows] = part
                crops |= {(one, number): Crop(number, _set(some)) for one, some in parts.items()}
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
    region = parts_of(paper, [Frame(box, is_found=True)])["main"]
    mark = _mark(paper, Frame(box, is_found=True), *region[:2])
    image = paper.image.crop(region)
    edge = (mark.x - 2, mark.y - 2, mark.x + mark.width + 2, mark.y + mark.height + 2)
    ImageDraw.Draw(image).rectangle(edge, outline=(200, 30, 30), width=FRAME_WIDTH)
    file = io.BytesIO()
    image.save(file, "WEBP", lossless=True)
    return file.getvalue()


def _pages_of(finding: Finding) -> list[int]:
    """Name the pages shown: of places that are all alike, only that of the first."""
    places = () if finding.is_absent else finding.places
    numbers = dict.fromkeys(
        place.page for place in places if place.page and is_shown(place) and not place.elsewhere
    )
    is_alike = not finding.expected_text and len(finding.others) > 1
    return list(numbers)[: 1 if is_alike else PAGES_A_FINDING]


def is_shown(place: Place) -> bool:
    """Tell whether a place can be shown: where it is, is known, or its words may tell."""
    return bool(place.box or place.text)


def _frames_of(finding: Finding, number: int, paper: Paper) -> list[Frame]:
    """Frame the places of a finding on a page; none where one of them is not on it."""
    places = [place for place in finding.places if place.page == number and not place.elsewhere]
    said, message, printed = finding.found_text, finding.message, paper.printed
    try:
        if not all(paper.has(place.box) for place in places if place.box):
            return []
        return [
            frame
            for place in places
            for frame in (
                frames_of(place, said, message, printed)
                if place.box
                else frames_by_words(place, said, message, printed)
            )
        ]
    except Exception:  # noqa: BLE001  # the guard around a picture; its place says that it failed
        return []


def _shared(
    paper: Paper, number: int, frames: dict[str, list[Frame]], hints: set[str]
) -> Iterator[tuple[str, bytes, list[tuple[tuple[str, str], Part]]]]:
    """Give the pictures of a page, each with its name and the parts of crops it holds.

    A part is known by its finding and by what it shows of it.
    """
    views = {
        (one, part): view
        for one, some in frames.items()
        if some
        for part, view in parts_of(paper, some, is_hint=one in hints).items()
    }
    for place, region in enumerate(together(views.values())):
        left, top, right, bottom = region
        name = f"{number}-{place}" if place else str(number)
        parts = [
            (
                key,
                Part(
                    name,
                    (right - left, bottom - top),
                    (view[0] - left, view[1] - top, view[2] - view[0], view[3] - view[1]),
                    _marks(paper, frames[key[0]], left, top) if key[1] == "main" else (),
                ),
            )
            for key, view in views.items()
            if joined(view, region) == region
        ]
        views = {key: view for key, view in views.items() if key not in dict(parts)}
        yield name, content_of(paper.image.crop(region)), parts


def _set(parts: Mapping[str, Part]) -> tuple[Part, ...]:
    """Set the parts of a crop: a name left of the figures, a heading above them."""
    main, name, heading = (parts.get(one) for one in ("main", "name", "heading"))
    if main is None:
        return ()
    right = name.view[2] + GAP if name else 0
    down = heading.view[3] + GAP if heading else 0
    places = ((main, (right, down)), (name, (0, down)), (heading, (right, 0)))
    return tuple(replace(part, at=at) for part, at in places if part)


def _marks(paper: Paper, frames: Sequence[Frame], left: int, top: int) -> tuple[Mark, ...]:
    in_order = sorted(frames, key=lambda frame: frame.is_found)
    return tuple(_mark(paper, frame, left, top) for frame in in_order)


def _mark(paper: Paper, frame: Frame, left: int = 0, top: int = 0) -> Mark:
    """Frame outside of what is framed, which must stay readable."""
    x0, y0, x1, y1 = paper.pixels(frame.box)
    return Mark(x0 - left - 2, y0 - top - 2, x1 - x0 + 4, y1 - y0 + 4, frame.is_found)
