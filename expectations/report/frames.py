"""A finding's place on a page in, what to frame out: the figure itself, where it can be found.

The place of a sentence is its lines. The reader looks for one figure in them, so the frame stands
on that figure where it is printed once within those lines; else it stands around the lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2 as pdfium

    from expectations.report.findings import Box, Place

_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?")  # as sentences print it
_STATED = re.compile(rf"-?({_NUMBER.pattern})[%\w]*$")
_ENDS, _BEGINS = re.compile(r"\d[.,]?$"), re.compile(r"[.,]?\d")
_SCALES = (Decimal(1), Decimal(10_000), Decimal(100_000_000))
"""A sentence prints 元, 万元 or 亿元; the value of its place is in 元."""


@dataclass(frozen=True)
class Frame:
    """A frame on a page.

    Attributes:
        box: Left, bottom, right and top, in points from the lower left corner.
        is_found: Around what is wrong, not what it is compared with.
        is_words: Around words of a sentence, which need no headings beside them.
    """

    box: Box
    is_found: bool
    is_words: bool = False


def frame_of(place: Place, said: str, text_page: pdfium.PdfTextPage | None) -> Frame:
    """Frame a place.

    Args:
        place: The place; it has a box.
        said: The words that are wrong, '' where there are none.
        text_page: The text of the page; None where its boxes are not those of the warehouse.
    """
    assert place.box is not None
    is_found = place.role == "found"
    for words in _words_of(place, said if is_found else ""):
        boxes = list(_boxes_of(words, place.box, text_page)) if text_page is not None else []
        if len(boxes) == 1:
            return Frame(boxes[0], is_found, is_words=True)
    return Frame(place.box, is_found)


def _words_of(place: Place, said: str) -> Iterator[str]:
    """Give the words of a place that may be meant, each printed once in its text."""
    if said and said != place.text and place.text.count(said) == 1:
        yield said
    value = place.value
    if value is None and (stated := _STATED.match(said)):
        value = Decimal(_plain(stated[1]))
    if value is not None:
        numbers = [number.rstrip(",，") for number in _NUMBER.findall(place.text)]
        meant = [number for number in numbers if abs(value) in _values_of(number)]
        if len(meant) == 1 and meant[0] != place.text:
            yield meant[0]


def _values_of(number: str) -> tuple[Decimal, ...]:
    """Give what a printed number may be worth: 元, 万元 or 亿元 may stand behind it."""
    printed = Decimal(_plain(number))
    return tuple(printed * scale for scale in _SCALES)


def _plain(number: str) -> str:
    return number.replace(",", "").replace("，", "")


def _boxes_of(words: str, within: Box, text_page: pdfium.PdfTextPage) -> Iterator[Box]:
    """Give each place where the words stand alone, on one line, within a box."""
    searcher = text_page.search(words)
    while hit := searcher.get_next():
        index, count = hit
        start, end = max(0, index - 2), index + count
        before = text_page.get_text_range(start, index - start)
        behind = text_page.get_text_range(end, 2)
        if _NUMBER.fullmatch(words) and (_ENDS.search(before) or _BEGINS.match(behind)):
            continue  # a part of another number
        glyphs = [text_page.get_charbox(number) for number in range(index, index + count)]
        box = (
            min(glyph[0] for glyph in glyphs),
            min(glyph[1] for glyph in glyphs),
            max(glyph[2] for glyph in glyphs),
            max(glyph[3] for glyph in glyphs),
        )
        heights = [glyph[3] - glyph[1] for glyph in glyphs]
        is_on_one_line = box[3] - box[1] < 2 * max(heights)
        if is_on_one_line and _is_within(box, within):
            yield box


def _is_within(box: Box, other: Box) -> bool:
    """Tell whether the middle of a box lies in another: glyphs may stand out of their line."""
    left, bottom, right, top = other
    return left <= (box[0] + box[2]) / 2 <= right and bottom <= (box[1] + box[3]) / 2 <= top
