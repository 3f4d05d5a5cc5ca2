"""Fonts in, what they say of their codes out: each code is asked for once."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from struct import unpack
from typing import Any, NamedTuple

from playa.cmapdb import IdentityCMap, PyCMap
from playa.font import CIDFont, Font, SimpleFont

from extract.marks.fonts import declared_text
from extract.marks.glyphs import ink_count

SHORT = 8
"""Bytes of a string whose codes are kept for the next time, at most; longer ones rarely repeat."""

MOST_KEPT = 10_000
"""Strings of one font and matrix that are kept, at most."""

TWO = 2
"""Bytes of a code of most fonts of Chinese characters."""


class Code(NamedTuple):
    """What a font says of one of its codes, in text space.

    Attributes:
        code: The code (of a CIDFont the CID).
        text: The character it declares.
        advance: How far the next glyph stands.
        box: From descent to ascent, and as wide as the glyph.
        ink: How many of its characters leave ink.
    """

    code: int
    text: str
    advance: float
    box: tuple[float, float, float, float]
    ink: int


Axes = tuple[float, float, float, float]

Look = tuple[str, int, int, bool, float, float, float, float, float]
"""Text, code, ink, whether there is any, advance, and the box around the origin."""


class Looks(dict[bytes, list[Look]]):
    """The codes of strings under one matrix, each found once; what is added to a box comes last."""

    def __init__(self, book: "CodeBook", axes: Axes, *, is_cornered: bool) -> None:
        super().__init__()
        self._book, self._axes, self._is_cornered = book, axes, is_cornered
        self._looks: dict[Code, Look] = {}
        self._by_number = _ByNumber(self, book.width) if book.width else None

    def __missing__(self, string: bytes) -> list[Look]:
        """Find out what a string shows; what is short is kept for the next time."""
        by_number, width = self._by_number, self._book.width
        if by_number is not None and len(string) > width and len(string) % width == 0:
            numbers = string if width == 1 else unpack(f">{len(string) // TWO}H", string)
            found = [*chain.from_iterable(map(by_number.__getitem__, numbers))]
        else:
            known = self._looks
            found = [known.get(code) or self._look(code) for code in self._book.codes_of(string)]
        if len(string) <= SHORT and len(self) < MOST_KEPT:
            self[string] = found
        return found

    def _look(self, code: Code) -> Look:
        left, bottom, right, top = code.box
        corners = [(left, bottom), (right, top)]
        if self._is_cornered:
            corners += [(left, top), (right, bottom)]
        a, b, c, d = self._axes
        xs, ys = [a * x + c * y for x, y in corners], [b * x + d * y for x, y in corners]
        what = code.text, code.code, code.ink, code.ink > 0, code.advance
        self._looks[code] = found = (*what, min(xs), min(ys), max(xs), max(ys))
        return found


class _ByNumber(dict[int, list[Look]]):
    """The looks of codes of one width, by the code as a number; each is found when first asked."""

    def __init__(self, looks: Looks, width: int) -> None:
        super().__init__()
        self._looks, self._width = looks, width

    def __missing__(self, number: int) -> list[Look]:
        """Find out what a code shows."""
        found = self[number] = self._looks[number.to_bytes(self._width, "big")]
        return found


Face = tuple[float, float, float, float, float, float, float, int, bool, float | None, Looks]
"""What all glyphs of a font share under one matrix: the first four numbers of that matrix, what
lies between their origins and the line, size, direction, whether they are mirrored, how far above
the origin their middle lies (if they stand upright), and their boxes."""

MOST_FACES = 1_000
"""Faces of a font that are kept; documents have a few."""


class CodeBook:
    """The codes of a font, each asked for once.

    Attributes:
        name: Of the font.
        width: Bytes of each of its codes; 0 where they differ, or one depends on others.
        is_vertical: Whether it is written downwards.
        faces: What its glyphs share, by the numbers that this depends on.
    """

    def __init__(self, font: Font) -> None:
        self.name, self.is_vertical = font.fontname, bool(font.vertical)
        self.faces: dict[tuple[float, ...], Face] = {}
        self._font = font
        self.width = _width(font)
        self._codes: dict[tuple[int, str | None], Code] = {}
        self._strings: dict[bytes, list[Code]] = {}
        self._looks: dict[tuple[Axes, bool], Looks] = {}

    def codes_of(self, string: bytes) -> list[Code]:
        """Give the codes of a string."""
        if (known := self._strings.get(string)) is not None:
            return known
        codes = self._codes
        found = [
            codes.get((code, text)) or self._look_up(code, text)
            for code, text in decoded(self._font, string)
        ]
        if len(string) <= SHORT:
            self._strings[string] = found
        return found

    def looks(self, axes: Axes, *, is_cornered: bool) -> Looks:
        """Give the boxes of codes around their origin.

        Args:
            axes: The matrix from text space to the page, but for its origin.
            is_cornered: Whether the corners of a box do not stay those of the box around it.
        """
        found = self._looks.get((axes, is_cornered))
        if found is None:
            found = self._looks[axes, is_cornered] = Looks(self, axes, is_cornered=is_cornered)
        return found

    def keep_face(self, key: tuple[float, ...], face: Face) -> None:
        """Keep a face for the next time."""
        if len(self.faces) >= MOST_FACES:
            self.faces.clear()
        self.faces[key] = face

    def _look_up(self, code: int, text: str | None) -> Code:
        font = self._font
        advance = font.vdisp(code) if font.vertical else font.hdisp(code)
        box = font.char_bbox(code)
        declared = declared_text(font, code, text)
        found = Code(code, declared, advance, box, ink_count(declared))
        self._codes[code, text] = found
        return found


def _width(font: Any) -> int:
    """Give the bytes of each code of a font; 0 where they differ, or a code depends on others."""
    if isinstance(font, CIDFont):
        width = TWO if type(font.cmap) is IdentityCMap else 0
    else:
        width = 1 if isinstance(font, SimpleFont) else 0
    table = font.tounicode
    if table is None:
        return width
    room = [(b"\0" * width, b"\xff" * width)]
    return width if table.code_lengths == [width] and table.code_space == room else 0


def decoded(font: Any, string: bytes) -> Iterator[tuple[int, str | None]]:
    """Give the codes of a string with what the font says of them.

    The table of a font that is not embedded may lack a character, as UniGB-UCS2 lacks the minus
    sign. playa leaves such a code out; a viewer paints it, by another font that has it.
    """
    found = [*font.decode(string)]
    if TWO * len(found) == len(string) or not isinstance(font, CIDFont):
        return iter(found)
    is_embedded = any(name.startswith("FontFile") for name in font.descriptor)
    if is_embedded or not isinstance(font.cmap, PyCMap):  # a table of the font's own is whole
        return iter(found)
    codes = [*_codes(font.cmap.code2cid, string)]
    if all(cid is not None for _, cid in codes):
        return iter(found)
    return _told(font, codes)


def _codes(table: Any, string: bytes) -> Iterator[tuple[bytes, int | None]]:
    """Part a string by a table of codes; those that it lacks have two bytes."""
    at = 0
    while at < len(string):
        node, end = table, at
        while isinstance(node, dict) and end < len(string) and string[end] in node:
            node, end = node[string[end]], end + 1
        if isinstance(node, dict):
            node, end = None, min(at + TWO, len(string))
        yield string[at:end], node
        at = end


def _told(font: CIDFont, codes: list[tuple[bytes, int | None]]) -> Iterator[tuple[int, str | None]]:
    """Say what each code is; one that the table lacks may be the character itself."""
    is_unicode = "UCS2" in str(font.cmap) or "UTF16" in str(font.cmap)
    for code, cid in codes:
        if font.tounicode is not None:
            text = font.tounicode.bytes2unicode.get(code)
        elif cid is not None and font.unicode_map is not None:
            text = font.unicode_map.get_unichr(cid)
        else:
            text = code.decode("utf-16-be", "replace") if is_unicode else None
        yield cid or 0, text


@lru_cache(maxsize=256)
def code_book(font: Any) -> CodeBook:
    """Give the codes of a font, the same each time."""
    return CodeBook(font)
