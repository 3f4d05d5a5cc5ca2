"""A page of a PDF in, its glyphs in reading order out, and where words stand among them.

Words of a sentence go on in the next line, and a reader looks for them and not for the paragraph
around them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from expectations.report.findings import Box

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")  # as sentences print it
Span = tuple[float, float]
CLEAR = 1.5
"""Points left free above and below a line."""
TALLEST = 40.0
"""Points: what is taller is not one line, but lines set beside each other that overlap."""
_ENDS, _BEGINS = re.compile(r"\d[.,]?$"), re.compile(r"[.,]?\d")


def plain(text: str) -> str:
    """Write a text as it is compared: one width, no blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@dataclass(frozen=True)
class PrintedText:
    """The glyphs of a page without blanks, each with its box.

    Attributes:
        is_apart: Whether a blank or another line lies before the glyph.
    """

    text: str
    boxes: tuple[Box, ...]
    is_apart: tuple[bool, ...]

    def spans_of(self, words: str, within: Box) -> Iterator[range]:
        """Give each place where the words stand alone within a box."""
        wanted = plain(words)
        is_number = NUMBER.fullmatch(wanted) is not None
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            span = range(at, at + len(wanted))
            is_part = is_number and self._is_part_of_number(span)
            if not (is_part or self._cuts_a_number(span)) and all(
                _is_within(self.boxes[number], within) for number in span
            ):
                yield span
            at = self.text.find(wanted, at + 1)

    def lines_of(self, span: Sequence[int]) -> tuple[Box, ...]:
        """Give the boxes of a span, one for each line it stands on."""
        lines: list[list[Box]] = []
        for number in span:
            box = self.boxes[number]
            if lines and _is_beside(lines[-1][-1], box):
                lines[-1].append(box)
            else:
                lines.append([box])
        return tuple(_around(line) for line in lines)

    def around(self, span: Sequence[int]) -> Box:
        """Give the one box of a span."""
        return _around([self.boxes[number] for number in span])

    def whole_lines(self, bottom: float, top: float, kept: tuple[float, float]) -> Span:
        """Move two heights so that they cut no line, but none of those kept.

        A line of which the greater part is shown is shown whole, any other not at all.
        """
        for low, high in self._lines:
            middle = (low + high) / 2
            if low < bottom < high:
                bottom = (
                    min(high + 2 * CLEAR, kept[0]) if middle < bottom and high <= kept[0] else low
                )
            if low < top < high:
                top = max(low - 2 * CLEAR, kept[1]) if middle > top and low >= kept[1] else high
        return bottom - CLEAR, top + CLEAR

    @cached_property
    def _lines(self) -> list[Span]:
        """Give the lower and upper edges of the lines; what is set beside is one with them."""
        lines: list[Span] = []
        for low, high in sorted({(box[1], box[3]) for box in self.boxes}):
            if lines and low < lines[-1][1] - 1:
                lines[-1] = (lines[-1][0], max(high, lines[-1][1]))
            else:
                lines.append((low, high))
        return [(low, high) for low, high in lines if high - low <= TALLEST]

    def sides_of(self, bottom: float, top: float) -> tuple[float, float] | None:
        """Tell where the lines between two heights begin and end; None where there are none."""
        boxes = [box for box in self.boxes if bottom <= (box[1] + box[3]) / 2 <= top]
        return (min(box[0] for box in boxes), max(box[2] for box in boxes)) if boxes else None

    def _cuts_a_number(self, span: range) -> bool:
        """Tell whether words begin or end within a number: 200% is no part of 1200%."""
        before, behind = span.start - 1, span.stop
        return (
            before >= 0
            and self.text[before : span.start + 1].isdecimal()
            and not self.is_apart[span.start]
        ) or (
            behind < len(self.text)
            and self.text[behind - 1 : behind + 1].isdecimal()
            and not self.is_apart[behind]
        )

    def _is_part_of_number(self, span: range) -> bool:
        if any(self.is_apart[number] for number in span[1:]):
            return True  # two numbers with a blank between them
        before = behind = ""
        for number in range(span.start - 1, max(-1, span.start - 3), -1):
            if self.is_apart[number + 1]:
                break
            before = self.text[number] + before
        for number in range(span.stop, min(span.stop + 2, len(self.text))):
            if self.is_apart[number]:
                break
            behind += self.text[number]
        return bool(_ENDS.search(before) or _BEGINS.match(behind))


def read_printed(page: pdfium.PdfPage) -> PrintedText | None:
    """Read the text of a page; without it the page is shown all the same."""
    glyphs: list[tuple[str, Box, bool]] = []
    is_apart = True
    try:
        text_page = page.get_textpage()
        for index in range(text_page.count_chars()):
            printed = plain(chr(pdfium_c.FPDFText_GetUnicode(text_page, index)))
            if not printed:
                is_apart = True
                continue
            box = text_page.get_charbox(index)
            for char in printed:
                glyphs.append((char, box, is_apart))
                is_apart = False
    except pdfium.PdfiumError:
        return None
    return PrintedText(
        "".join(char for char, _, _ in glyphs),
        tuple(box for _, box, _ in glyphs),
        tuple(apart for _, _, apart in glyphs),
    )


def _is_within(box: Box, other: Box) -> bool:
    """Tell whether the middle of a box lies in another: glyphs may stand out of their line."""
    left, bottom, right, top = other
    return left <= (box[0] + box[2]) / 2 <= right and bottom <= (box[1] + box[3]) / 2 <= top


def _is_beside(left: Box, right: Box) -> bool:
    """Tell whether a glyph goes on in the line of the one before: a comma hangs low."""
    is_level = left[1] - 8 < (right[1] + right[3]) / 2 < left[3] + 8
    return is_level and right[2] > left[0]


def _around(boxes: Sequence[Box]) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
