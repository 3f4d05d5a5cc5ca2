"""A finding's place on a page in, what to frame out: the words themselves, where they can be found.

The place of a sentence is its lines. The reader looks for one figure in them, or for the words that
the finding quotes, so the frames stand on those where they are printed once within those lines;
else there is one around the lines.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from expectations.report.printed import NUMBER, plain
from expectations.report.surroundings import heading_of, name_of_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from expectations.report.findings import Box, Place
    from expectations.report.printed import PrintedText

_STATED = re.compile(rf"-?{NUMBER.pattern}[%\w]*$")
_FIGURE = re.compile(rf"-?({NUMBER.pattern})(?:%|[万亿]?元|年)?$")
"""What may be printed with another unit or none; 3处 counts what was found, no page prints it."""
_QUOTED = re.compile("“([^“”]+)”")
_SCALES = (Decimal(1), Decimal(10_000), Decimal(100_000_000))
"""A sentence prints 元, 万元 or 亿元; the value of its place is in 元."""

EVERYWHERE: Box = (-10_000.0, -10_000.0, 10_000.0, 10_000.0)
FEWEST = 2
"""Letters: fewer may stand anywhere."""


@dataclass(frozen=True)
class Frame:
    """A frame on a page.

    Attributes:
        box: Left, bottom, right and top, in points from the lower left corner.
        is_found: Around what is wrong, not what it is compared with.
        is_text: Around text, which needs no headings and no name of a line beside it.
        name: Where the name of the figure's line is printed.
        heading: Where the heading of its column is.
    """

    box: Box
    is_found: bool
    is_text: bool = False
    name: Box | None = None
    heading: Box | None = None


def frames_of(place: Place, said: str, message: str, printed: PrintedText | None) -> list[Frame]:
    """Frame a place: one frame, or one for each line the words stand on.

    Args:
        place: The place; it has a box.
        said: The words that are wrong, '' where there are none.
        message: What is said of the finding; it may quote the words.
        printed: The text of the page; None where its boxes are not those of the warehouse.
    """
    assert place.box is not None
    is_found = place.role == "found"
    for words, within in _words_of(place, said if is_found else "", message):
        spans = list(printed.spans_of(words, place.box)) if printed is not None else []
        if len(spans) == 1 and printed is not None:
            [span] = spans
            start = plain(words).find(plain(within)) if within else 0
            span = span[start : start + len(plain(within))] if within else span
            return [Frame(box, is_found, is_text=True) for box in printed.lines_of(span)]
    return [
        Frame(
            place.box,
            is_found,
            is_text=not place.name,
            name=name_of_line(place, printed),
            heading=heading_of(place, printed),
        )
    ]


def frames_by_words(
    place: Place, said: str, message: str, printed: PrintedText | None
) -> list[Frame]:
    """Frame a place of which only the page is known: its words, where they stand there once."""
    if printed is None:
        return []
    is_found = place.role == "found"
    known = [said if is_found else "", place.text, *(_QUOTED.findall(message) if is_found else ())]
    for words in known:
        # a number told of the page may be computed, and stand on it for something else
        is_told = words in place.text or not _STATED.match(plain(words))
        if not is_told or len(plain(words)) < FEWEST:
            continue
        spans = list(printed.spans_of(words.strip("…"), EVERYWHERE))
        if len(spans) == 1:
            return [Frame(box, is_found, is_text=True) for box in printed.lines_of(spans[0])]
    return []


def _words_of(place: Place, said: str, message: str) -> Iterator[tuple[str, str]]:
    """Give words of a place that may be meant, and what within them: each once in its text."""
    text, wrong = plain(place.text), plain(said)
    if wrong and wrong != text and text.count(wrong) == 1:
        yield said, ""
    if wrong:
        yield from _figures_of(place, wrong)
    for quoted in _QUOTED.findall(message):
        words = plain(quoted).strip("…").removesuffix("...")
        if words and words != text and text.count(words) == 1:
            yield words, said if wrong and words.count(wrong) == 1 else ""
    if not wrong:  # then the words quoted come first: a name may be wrong, and its amount right
        yield from _figures_of(place, wrong)


def _figures_of(place: Place, wrong: str) -> Iterator[tuple[str, str]]:
    """Give the number that the place's value or the wrong words mean, if it is there once."""
    value = place.value
    if value is None and (stated := _FIGURE.match(wrong)):
        value = Decimal(_digits(stated[1]))
    if value is not None:
        numbered_text = unicodedata.normalize("NFKC", place.text)  # its blanks part its numbers
        numbers = [number.rstrip(",") for number in NUMBER.findall(numbered_text)]
        meant = [number for number in numbers if abs(value) in _values_of(number)]
        if len(meant) == 1 and meant[0] != plain(place.text):
            yield meant[0], ""


def _values_of(number: str) -> tuple[Decimal, ...]:
    """Give what a printed number may be worth: 元, 万元 or 亿元 may stand behind it."""
    printed = Decimal(_digits(number))
    return tuple(printed * scale for scale in _SCALES)


def _digits(number: str) -> str:
    return number.replace(",", "")
