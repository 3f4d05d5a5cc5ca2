"""Fonts in, what they say of their codes out: each code is asked for once."""

from functools import lru_cache
from typing import Any, NamedTuple

from playa.font import Font

from extract.marks.fonts import declared_text

SHORT = 8
"""Bytes of a string whose codes are kept for the next time, at most; longer ones rarely repeat."""


class Code(NamedTuple):
    """What a font says of one of its codes, in text space.

    Attributes:
        code: The code (of a CIDFont the CID).
        text: The character it declares.
        advance: How far the next glyph stands.
        box: From descent to ascent, and as wide as the glyph.
    """

    code: int
    text: str
    advance: float
    box: tuple[float, float, float, float]


class CodeBook:
    """The codes of a font, each asked for once."""

    def __init__(self, font: Font) -> None:
        self._font = font
        self._codes: dict[tuple[int, str | None], Code] = {}
        self._strings: dict[bytes, list[Code]] = {}

    def codes_of(self, string: bytes) -> list[Code]:
        """Give the codes of a string."""
        if (known := self._strings.get(string)) is not None:
            return known
        codes = self._codes
        found = [
            codes.get((code, text)) or self._look_up(code, text)
            for code, text in self._font.decode(string)
        ]
        if len(string) <= SHORT:
            self._strings[string] = found
        return found

    def _look_up(self, code: int, text: str | None) -> Code:
        font = self._font
        advance = font.vdisp(code) if font.vertical else font.hdisp(code)
        box = font.char_bbox(code)
        found = Code(code, declared_text(font, code, text), advance, box)
        self._codes[code, text] = found
        return found


@lru_cache(maxsize=256)
def code_book(font: Any) -> CodeBook:
    """Give the codes of a font, the same each time."""
    return CodeBook(font)
