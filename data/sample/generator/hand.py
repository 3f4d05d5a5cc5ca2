"""The hand that writes: in which face, how wide, and in how many strokes of the pen.

In: a text, its place and font. Out: the operations that show it. Programs that print the same page
differ in all of this; what is read of it must not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfgen.canvas import Canvas

PLAIN = 100
_PARTS = re.compile(r"[\x20-\x7e]+|[^\x20-\x7e]+")


@dataclass(frozen=True)
class Hand:
    """How text is written.

    Attributes:
        is_single: Each glyph by an operation of its own.
        face: The face of figures and Latin letters, where it is another.
        spare: The face of glyphs that the sample's fonts lack; not embedded, as often in reports.
        stretch: Width of the glyphs in percent.
        apart: Points between glyphs beyond their width.
        is_flipped: In a coordinate system that counts from the top down.
        magnified: The font's size is set so many times too small, and scaled up by the matrix.
        is_outlined: Filled and stroked, as programs without a bold face do.
    """

    is_single: bool = False
    face: str = ""
    spare: str = ""
    stretch: float = PLAIN
    apart: float = 0.0
    is_flipped: bool = False
    magnified: float = 1.0
    is_outlined: bool = False

    def require(self, string: str, font: str) -> None:
        """Refuse a text that the font has no glyphs for, where no other face has them."""
        missing = {glyph for glyph in string if not _has(font, glyph)}
        if missing and not self.spare:
            message = (
                f"the font subset lacks {''.join(sorted(missing))}: run generator/subset_font.py"
            )
            raise LookupError(message)

    def width(self, string: str, font: str, size: float) -> float:
        """Measure a text."""
        return sum(width for _, _, width in self._pieces(string, font, size))

    def write(
        self, canvas: Canvas, place: tuple[float, float], string: str, font: str, size: float
    ) -> None:
        """Write a text, its first glyph's origin at `place`."""
        if self == PLAIN_HAND:
            canvas.setFont(font, size)
            canvas.drawString(*place, string)
            return
        x, base = place
        for piece, face, width in self._pieces(string, font, size):
            self._show(canvas, (x, base), piece, face, size)
            x += width

    def _pieces(self, string: str, font: str, size: float) -> Iterator[tuple[str, str, float]]:
        for part, face in self._parts(string, font):
            for piece in part if self.is_single else [part]:
                plain = pdfmetrics.stringWidth(piece, face, size) * self.stretch / PLAIN
                yield piece, face, plain + self.apart * len(piece)

    def _parts(self, string: str, font: str) -> Iterator[tuple[str, str]]:
        for part in _PARTS.findall(string) if self.face else [string]:
            face = self.face if self.face and part[0].isascii() else font
            if not self.spare:
                yield part, face
                continue
            for known, glyphs in groupby(part, lambda glyph, face=face: _has(face, glyph)):
                yield "".join(glyphs), face if known else self.spare

    def _show(
        self, canvas: Canvas, place: tuple[float, float], piece: str, face: str, size: float
    ) -> None:
        x, y = place
        scale = self.magnified
        text = canvas.beginText()
        text.setFont(face, size / scale)
        if self.stretch != PLAIN:
            text.setHorizScale(self.stretch)
        if self.apart:
            text.setCharSpace(self.apart / scale)
        if self.is_outlined:
            text.setTextRenderMode(2)
        if self.is_flipped:
            height = canvas._pagesize[1]  # noqa: SLF001 (reportlab offers no other way)
            canvas.saveState()
            canvas.transform(1, 0, 0, -1, 0, height)
            text.setTextTransform(scale, 0, 0, -scale, x, height - y)
        else:
            text.setTextTransform(scale, 0, 0, scale, x, y)
        text.textOut(piece)
        if self.stretch != PLAIN:
            text.setHorizScale(PLAIN)
        if self.apart:
            text.setCharSpace(0)
        if self.is_outlined:
            text.setTextRenderMode(0)
        canvas.drawText(text)
        if self.is_flipped:
            canvas.restoreState()


PLAIN_HAND = Hand()


def _has(font: str, glyph: str) -> bool:
    """Tell whether a font has a glyph; those that every reader has print all of Latin."""
    known = pdfmetrics.getFont(font)
    return ord(glyph) in known.face.charToGlyph if isinstance(known, TTFont) else glyph.isascii()


@cache
def spare_face(name: str = "STSong-Light") -> str:
    """Register a face of all Chinese characters, which is not embedded."""
    pdfmetrics.registerFont(UnicodeCIDFont(name))
    return name
