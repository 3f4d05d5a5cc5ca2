"""Lines and cells of a page in, those whose words or figures may not be what people see out.

A figure of running text can be covered, painted over, struck through, clipped or replaced by a note
as one of a table can. That puts its line in doubt, not the page: a white running header says
nothing about the table below it. Of a line that prints digits the words are looked at, too: an
increase under which a decrease stands is as wrong as another figure.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import permutations

from playa.page import Page

from extract.grids.booking import Booking
from extract.grids.grid import Grid, parted_by
from extract.grids.tabular import is_entry, is_figure
from extract.marks.fonts import UNMAPPED
from extract.marks.geometry import Box, union
from extract.marks.glyphs import Glyph
from extract.marks.rendering import RenderedPage
from extract.marks.rulings import Ruling
from extract.marks.upright import UprightPage
from extract.trust.painted.drawn_marks import digits_beside_marks
from extract.trust.red_figures import RED, red_cells
from extract.trust.repainting import has_notes, noted_over, painted_over, struck
from extract.trust.unread_ink import UNREAD_INK, crossed_out, under_pictures
from extract.trust.visibility import overprinted, unseen, unseen_faint

OTHER_SIZE = 1.2
"""Times that digits of a figure are larger than others, at least, that are not of it."""

NEAR = 1.0
"""Font sizes between a line and what of it lies beyond the edge of the page, at most."""

_DIGITS = frozenset("0123456789")
_BAND = 16.0
"""Points; lines and cells are looked up by the bands of this height that they touch."""

_COMPARED = re.compile("[0-9\u4e00-\u9fff]")
_UNKNOWN_AMONG_FIGURES = re.compile(
    rf"\d[{UNMAPPED}\ue000-\uf8ff]|[{UNMAPPED}\ue000-\uf8ff][.,\d]*\d"
)

Doubts = dict[int, str]
"""The first doubt about each line or cell in doubt, by its place among the page's."""


def doubted_lines(
    page: UprightPage,
    grids: Sequence[Grid],
    booking: Booking,
    source: Page,
    rendered: RenderedPage | None,
) -> Doubts:
    """Name the lines that people may see otherwise, each with its first doubt.

    Args:
        page: What was read, upright.
        grids: What stands in them is no line.
        booking: The lines outside them.
        source: The page by playa, for its notes.
        rendered: Its picture; without one only marks are compared.
    """
    boxes = {number: line.box for number, line in enumerate(booking.lines)}
    figured = {
        number: box for number, box in boxes.items() if has_digit(booking.lines[number].text)
    }
    _, outside = parted_by(grids, page.visible)
    found = dict.fromkeys(_holders(boxes, _strays(outside, page)), "garbled")
    if not figured:
        return found
    in_figured = _members(figured, [g for g in outside if _is_compared(g.text)])
    asked = [glyph for members in in_figured.values() for glyph in members]
    marks = [
        *((glyph, "overprinted") for glyph in overprinted([*filter(_is_digit, asked)])),
        *((glyph, "struck") for glyph in struck(asked, page.rulings)),
    ]
    if rendered is not None:
        marks += [(glyph, "unseen") for glyph in unseen(asked, rendered, page)]
        marks += [(glyph, "repainted") for glyph in painted_over(asked, page, source, rendered)]
    reasons: dict[int, str] = {}
    for glyph, reason in marks:
        reasons.setdefault(id(glyph), reason)
    for number, members in in_figured.items():
        of_line = [reasons[id(glyph)] for glyph in members if id(glyph) in reasons]
        if of_line:
            found.setdefault(number, of_line[0])
    for number in _goes_on(figured, page):
        found.setdefault(number, "cut_off")
    for number in figured:
        if _UNKNOWN_AMONG_FIGURES.search(booking.lines[number].text):
            found.setdefault(number, "untold")
    return found


def doubted_cells(
    page: UprightPage, booking: Booking, source: Page, rendered: RenderedPage | None
) -> Doubts:
    """Name the cells that people see otherwise.

    A damaged table garbles a character, a line strikes a digit through, other digits stand among
    those of a figure, or a note or a picture replaces one.
    """
    is_noted = rendered is not None and has_notes(source)
    loose = [*_loose(page.rulings, booking)]
    digits = [glyph for glyph in page.visible if not _DIGITS.isdisjoint(glyph.text)]
    is_mixed = len({*map(round, {digit.size for digit in digits})}) > 1
    below = under_pictures(page, digits) if rendered is not None else []
    crossed = crossed_out(page, digits)
    marked = digits_beside_marks(page, digits, rendered) if rendered is not None else []
    red = dict.fromkeys(red_cells(booking, digits, page.content.red), RED)
    gone = unseen_faint(rendered, page)
    if not (
        page.content.strays or is_noted or loose or is_mixed or below or crossed or marked or gone
    ):
        return red
    # a label wider than its column is its cell's beyond the cell's edge, too
    boxes = {
        number: union([cell.span.box, cell.ink]) if cell.ink else cell.span.box
        for number, cell in enumerate(booking.cells)
        if cell.text
    }
    found = dict.fromkeys(_holders(boxes, _strays(page.visible, page)), "garbled") | red
    _add(found, boxes, gone, "unseen")
    _add(found, boxes, (*struck(digits, loose), *crossed), "struck")
    for number in _holders(boxes, marked):
        if is_entry(booking.cells[number].text):
            found.setdefault(number, UNREAD_INK)
    if is_mixed:
        figures = {number: box for number, box in boxes.items()
                   if is_figure(booking.cells[number].text)}  # fmt: skip
        for number, members in _members(figures, digits).items():
            if _is_of_two_sizes(members):
                found.setdefault(number, "laid_over")
    if rendered is not None and (is_noted or below):
        over = noted_over(digits, page, rendered) if is_noted else ()
        over = (*over, *painted_over(below, page, source, rendered))
        _add(found, boxes, over, "repainted")
    return found


def _add(found: Doubts, boxes: dict[int, Box], glyphs: Iterable[Glyph], doubt: str) -> None:
    """Doubt what holds any of the characters, where nothing else is said of it."""
    for number in _holders(boxes, glyphs):
        found.setdefault(number, doubt)


def _is_of_two_sizes(digits: Sequence[Glyph]) -> bool:
    """Say whether digits of two sizes stand on one line: a seal's number among an amount's."""
    if len({round(digit.size) for digit in digits}) < 2:
        return False
    return any(
        later.size > OTHER_SIZE * earlier.size and abs(later.y - earlier.y) < earlier.size / 2
        for earlier, later in permutations(digits, 2)
    )


def _loose(rulings: Iterable[Ruling], booking: Booking) -> Iterator[Ruling]:
    """Find level rulings that part no rows: they lie within cells, and are no wider than one.

    Where one strikes a figure out the rows of the whole table may be parted, but for its own cell.
    """
    heights: set[float] = set()
    merged: list[Box] = []
    widest = 0.0
    for cell in booking.cells:
        box = cell.span.box
        widest = max(widest, box.x1 - box.x0)
        heights |= {box.y0, box.y1}
        if cell.span.rows > 1 and cell.text:
            merged.append(box)
    edges = {edge + by for edge in map(round, heights) for by in (-1, 0, 1)}
    for ruling in rulings:
        x0, y0, x1, y1 = ruling.box
        is_narrow = y1 - y0 <= x1 - x0 < widest
        if is_narrow and (
            round(y0) not in edges
            or any(b.x0 < x0 < x1 < b.x1 and b.y0 + 1 < y0 < b.y1 - 1 for b in merged)
        ):
            yield ruling


def has_digit(text: str) -> bool:
    """Say whether it holds an ASCII digit; PDFium can paint others only from an embedded font."""
    return not _DIGITS.isdisjoint(text)


def _strays(glyphs: Iterable[Glyph], page: UprightPage) -> Iterator[Glyph]:
    """Find characters that contradict the order of their font's others."""
    strays = page.content.strays
    return (glyph for glyph in glyphs if strays and (glyph.font, glyph.code) in strays)


def _holders(boxes: dict[int, Box], glyphs: Iterable[Glyph]) -> list[int]:
    """Name the boxes that hold any of the characters."""
    marks = [*glyphs]
    return sorted(_members(boxes, marks)) if marks else []


def _members(boxes: dict[int, Box], glyphs: Iterable[Glyph]) -> dict[int, list[Glyph]]:
    """Say which characters stand in which box; boxes that overlap share them."""
    bands: dict[int, list[tuple[int, Box]]] = defaultdict(list)
    for number, box in boxes.items():
        for band in range(int(box.y0 // _BAND), int(box.y1 // _BAND) + 1):
            bands[band].append((number, box))
    members: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        x, y = glyph.middle
        for number, (x0, y0, x1, y1) in bands.get(int(y // _BAND), ()):
            if x0 <= x <= x1 and y0 <= y <= y1:
                members[number].append(glyph)
    return members


def _goes_on(boxes: dict[int, Box], page: UprightPage) -> Iterator[int]:
    """Name the lines that a digit beyond the edge of the page continues."""
    if len(page.strikes.kept) == len(page.visible):
        return
    for glyph in page.strikes.kept:
        x, y = glyph.middle
        if page.box.holds(x, y) or not _is_digit(glyph):
            continue
        reach = NEAR * glyph.size
        for number, box in boxes.items():
            if box.y0 <= y <= box.y1 and box.x0 - reach <= x <= box.x1 + reach:
                yield number


def _is_digit(glyph: Glyph) -> bool:
    return has_digit(glyph.text)


@lru_cache(maxsize=65536)
def _is_compared(text: str) -> bool:
    """Say whether it is a digit or an ideograph: marks of punctuation fill no square."""
    return _COMPARED.search(text) is not None
