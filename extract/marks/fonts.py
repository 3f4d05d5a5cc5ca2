"""Fonts in, the characters that their codes stand for out, and why these may be wrong.

For a font without ToUnicode or a usable encoding playa guesses: a code becomes the character of
the same number, or one of the standard encoding. Such a code is read as `UNMAPPED`, and the font is
doubted where it may print figures, and wherever it stands in a table. (The bullets and ticks of
symbol fonts are such codes too; in running text they raise no doubt.)

A ToUnicode table is written by whoever made the file, and no viewer needs it to paint: it can map a
printed 1 to 7. Unless a subset was renumbered, the codes of a font are those of the alphabet plus
one constant distance, so that a digit's code says a second time which digit it is. Ideographs keep
the order of their alphabet, at least (`alphabet.py`).
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from playa.cmapdb import IdentityCMap, IdentityCMapByte
from playa.encodingdb import name2unicode
from playa.font import CIDFont, Font, SimpleFont

from extract.marks.alphabet import strange_marks, strangers

UNMAPPED = "\ufffd"
"""Stands for a glyph whose character cannot be found in its font."""

BLANK_CATEGORIES = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})
"""Characters that leave no ink: white space, control and format characters."""

_DIGITS = frozenset("0123456789")
FIGURE_MARKS = _DIGITS | frozenset(".,-")
LEAST_AGREEING = 5
"""Characters of a font that must lie at one distance from the alphabet before another one of the
font is suspect; with fewer a chance agreement is too likely."""

_ASCII = range(0x20, 0x7F)
MOST_SYMBOLS = 4
"""Different codes that a font of bullets and ticks prints on one page, at most."""

_BLANK_NAMES = frozenset({"nonmarkingreturn", "null", "CR"})
"""Glyph names (of TrueType fonts) that paint nothing."""


@dataclass(slots=True)
class FontUse:
    """A font, and the characters that a page prints in it: code to text."""

    font: Font
    texts: dict[int, str] = field(default_factory=dict)


def font_doubts(uses: Iterable[FontUse]) -> tuple[str, ...]:
    """Name what is doubtful of a page's fonts."""
    return tuple(doubt for use in uses for doubt in _doubts(use))


def undeclared_fonts(uses: Iterable[FontUse]) -> frozenset[str]:
    """Name the fonts without ToUnicode or a usable encoding, those of bullets and ticks too."""
    return frozenset(use.font.fontname for use in uses if _is_undeclared(use.font))


def strays(uses: Iterable[FontUse]) -> frozenset[tuple[str, int]]:
    """Name the codes, by font, that a damaged table gives another character."""
    return frozenset((use.font.fontname, code) for use in uses for code in _stray_codes(use.font))


@lru_cache(maxsize=64)
def _stray_codes(font: Any) -> frozenset[int]:
    if font.tounicode is None:
        return frozenset()
    if isinstance(font, CIDFont) and not isinstance(font.cmap, IdentityCMap | IdentityCMapByte):
        return frozenset()  # the table goes by the code, and only the CID is known here
    table = font.tounicode.bytes2unicode
    return strangers({int.from_bytes(code, "big"): text for code, text in table.items()})


def declared_text(font: Font, code: int, text: str | None) -> str:
    """Give the text that a font declares for one of its codes.

    Args:
        font: The font.
        code: The code (of a CIDFont the CID).
        text: What playa read, which may be a guess.

    Returns:
        The text; `UNMAPPED` where playa guessed a character with ink, or left out a named glyph.
    """
    if not text:
        return UNMAPPED if text is None or _paints(font, code) else text
    is_guess = len(text) == 1 and ord(text) == code and not _is_declared(font, code)
    return _text_by_name(font, code, text) if is_guess else text


def _is_declared(font: Any, code: int) -> bool:
    """Say whether ToUnicode has an entry for the code; without ToUnicode, whether its name has."""
    if font.tounicode is None:
        name = font.encoding.get(code) if isinstance(font, SimpleFont) else None
        return name is None or bool(name2unicode(name))
    if isinstance(font, CIDFont) and not isinstance(font.cmap, IdentityCMap | IdentityCMapByte):
        return True  # the table goes by the code, and only the CID is known here
    table, least = font.tounicode.bytes2unicode, (code.bit_length() + 7) // 8
    return any(code.to_bytes(length, "big") in table for length in range(max(least, 1), 5))


def _text_by_name(font: Any, code: int, guess: str) -> str:
    """Read a code without ToUnicode entry by its glyph name; a guess that is blank stays."""
    name = font.encoding.get(code, "") if isinstance(font, SimpleFont) else ""
    is_blank = unicodedata.category(guess) in BLANK_CATEGORIES
    return name2unicode(name) or (guess if is_blank else UNMAPPED)


def _paints(font: Any, code: int) -> bool:
    """Say whether a code without text may leave ink all the same."""
    if isinstance(font, SimpleFont):
        name = font.encoding.get(code, ".notdef") if font.tounicode is None else ".notdef"
        return not name.startswith(".") and name not in _BLANK_NAMES
    return isinstance(font, CIDFont) and font.unicode_map is not None and code != 0


def _doubts(use: FontUse) -> Iterator[str]:
    if _is_undeclared(use.font) and _may_print_figures(use):
        yield f"guessed_font: {use.font.fontname}"
    if marks := contradicted_marks(use.texts):
        yield f"contradicted_font: {use.font.fontname} {marks}"
    if marks := strange_marks(use.texts.values()):
        yield f"garbled_font: {use.font.fontname} {marks[:20]}"


def _is_undeclared(font: Any) -> bool:
    """Say whether neither ToUnicode nor an encoding says which characters the codes are."""
    if font.tounicode is not None:
        return isinstance(font, CIDFont) and not font.tounicode.bytes2unicode
    if isinstance(font, SimpleFont):
        return not any(name2unicode(name) for name in font.encoding.values())
    # a predefined table as ToUnicode (/Identity-H) declares that the codes are characters
    return isinstance(font, CIDFont) and font.unicode_map is None and "ToUnicode" not in font.spec


def _may_print_figures(use: FontUse) -> bool:
    """Say whether an undeclared font prints more than bullets and ticks."""
    return len(use.texts) > MOST_SYMBOLS or not FIGURE_MARKS.isdisjoint(use.texts.values())


def contradicted_marks(texts: dict[int, str]) -> str:
    """List the digits and marks whose codes contradict those of the rest of the alphabet.

    Args:
        texts: The text that the font declares for each code.
    """
    distances = Counter(
        ord(text) - code
        for code, text in texts.items()
        if text.isascii() and len(text) == 1 and ord(text) in _ASCII
    )
    if not distances:
        return ""
    [(distance, agreeing)] = distances.most_common(1)
    if agreeing < LEAST_AGREEING or 2 * agreeing <= distances.total():
        return ""
    expected = {code: chr(code + distance) for code in texts if code + distance in _ASCII}
    # some fonts keep only their digits in the order of the alphabet: there marks prove nothing
    has_marks_in_order = any(
        texts[code] == char and not char.isdigit() and char != " "
        for code, char in expected.items()
    )
    suspects = FIGURE_MARKS if has_marks_in_order else _DIGITS
    return "".join(
        sorted(char for code, char in expected.items() if char in suspects and texts[code] != char)
    )
