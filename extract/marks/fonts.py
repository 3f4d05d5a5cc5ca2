"""Fonts in, what they say of their codes out, and why it may be something else.

Where a font says nothing playa guesses: a code becomes the character of the same number, or one of
the standard encoding. A mark of which nothing is said stays `UNMAPPED`; a font of which nothing is
said is doubted where it may print figures, and wherever it stands in a table. Bullets and ticks of
symbol fonts are such, and harm nobody in running text.

A font's table of characters (ToUnicode) is written by whoever made the file, and no viewer needs
it to paint: it can say 7 where a 1 is printed. Where the codes of a font run parallel to those of
the alphabet, as they do unless a subset was renumbered, each digit's code tells the digit again.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from playa.cmapdb import IdentityCMap, IdentityCMapByte
from playa.encodingdb import name2unicode
from playa.font import CIDFont, Font, SimpleFont

UNMAPPED = "\ufffd"
"""Stands for a mark whose font does not say which character it is."""

BLANK_CATEGORIES = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})
"""Characters that leave no ink: white space, control and format characters."""

_DIGITS = frozenset("0123456789")
FIGURE_MARKS = _DIGITS | frozenset(".,-")
LEAST_AGREEING = 5
"""So many characters must run parallel to the alphabet before one that does not is suspect."""

_ASCII = range(0x20, 0x7F)
MOST_SYMBOLS = 4
"""A font of bullets and ticks prints no more different marks on a page."""

_NO_MARKS = frozenset({"nonmarkingreturn", "null", "CR"})


@dataclass(slots=True)
class FontUse:
    """A font, and the characters that a page prints in it: code to text."""

    font: Font
    texts: dict[int, str] = field(default_factory=dict)


def font_doubts(uses: Iterable[FontUse]) -> tuple[str, ...]:
    """Name what is doubtful of a page's fonts."""
    return tuple(doubt for use in uses for doubt in _doubts(use))


def unnamed_fonts(uses: Iterable[FontUse]) -> frozenset[str]:
    """Name the fonts of which nothing is said, also where they print bullets and ticks only."""
    return frozenset(use.font.fontname for use in uses if _is_guessed(use.font))


def told_text(font: Font, code: int, text: str | None) -> str:
    """Give what a font says of one of its codes.

    Args:
        font: The font.
        code: What it knows the mark by (for a CIDFont the CID).
        text: What playa made of it.

    Returns:
        The text; `UNMAPPED` where playa guessed a character with ink, or left out a named mark.
    """
    if not text:
        return UNMAPPED if text is None or _has_mark(font, code) else text
    is_guess = len(text) == 1 and ord(text) == code and not _is_told(font, code)
    return _named(font, code, text) if is_guess else text


def _is_told(font: Any, code: int) -> bool:
    """Say whether the table of characters has this code; without a table, whether its name does."""
    if font.tounicode is None:
        name = font.encoding.get(code) if isinstance(font, SimpleFont) else None
        return name is None or bool(name2unicode(name))
    if isinstance(font, CIDFont) and not isinstance(font.cmap, IdentityCMap | IdentityCMapByte):
        return True  # nobody knows the code, only the CID
    table, least = font.tounicode.bytes2unicode, (code.bit_length() + 7) // 8
    return any(code.to_bytes(length, "big") in table for length in range(max(least, 1), 5))


def _named(font: Any, code: int, guess: str) -> str:
    """Read a code that the table of characters leaves out by its name; blank ones stay."""
    name = font.encoding.get(code, "") if isinstance(font, SimpleFont) else ""
    is_blank = unicodedata.category(guess) in BLANK_CATEGORIES
    return name2unicode(name) or (guess if is_blank else UNMAPPED)


def _has_mark(font: Any, code: int) -> bool:
    """Say whether a code without text stands for a mark all the same."""
    if isinstance(font, SimpleFont):
        name = font.encoding.get(code, ".notdef") if font.tounicode is None else ".notdef"
        return not name.startswith(".") and name not in _NO_MARKS
    return isinstance(font, CIDFont) and font.unicode_map is not None and code != 0


def _doubts(use: FontUse) -> Iterator[str]:
    if _is_guessed(use.font) and _may_print_figures(use):
        yield f"guessed_font: {use.font.fontname}"
    if marks := contradicted_marks(use.texts):
        yield f"contradicted_font: {use.font.fontname} {marks}"


def _is_guessed(font: Any) -> bool:
    """Say whether nothing tells which characters the codes stand for."""
    if font.tounicode is not None:
        return isinstance(font, CIDFont) and not font.tounicode.bytes2unicode
    if isinstance(font, SimpleFont):
        return not any(name2unicode(name) for name in font.encoding.values())
    # a table named instead of written (/Identity-H) says that the codes are characters
    return isinstance(font, CIDFont) and font.unicode_map is None and "ToUnicode" not in font.spec


def _may_print_figures(use: FontUse) -> bool:
    """Say whether a guessed font prints more than bullets and ticks."""
    return len(use.texts) > MOST_SYMBOLS or not FIGURE_MARKS.isdisjoint(use.texts.values())


def contradicted_marks(texts: dict[int, str]) -> str:
    """List the digits and marks that stand at other codes than the rest of the alphabet tells.

    Args:
        texts: What the font says that each code is.
    """
    distances = Counter(
        ord(text) - code for code, text in texts.items() if len(text) == 1 and ord(text) in _ASCII
    )
    if not distances:
        return ""
    [(distance, agreeing)] = distances.most_common(1)
    if agreeing < LEAST_AGREEING or 2 * agreeing <= distances.total():
        return ""
    expected = {code: chr(code + distance) for code in texts if code + distance in _ASCII}
    # some fonts set only their digits in the order of the alphabet: there marks tell nothing
    marks_run_along = any(
        texts[code] == char and not char.isdigit() and char != " "
        for code, char in expected.items()
    )
    told = FIGURE_MARKS if marks_run_along else _DIGITS
    return "".join(
        sorted(char for code, char in expected.items() if char in told and texts[code] != char)
    )
