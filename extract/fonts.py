"""Fonts in, why their characters may be others than they say out.

A font's table of characters (ToUnicode) is written by whoever made the file, and no viewer needs
it to paint: it can say 7 where a 1 is printed. Where the codes of a font run parallel to those of
the alphabet, as they do unless a subset was renumbered, each digit's code tells the digit again.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from playa.font import CIDFont, Font

_DIGITS = frozenset("0123456789")
FIGURE_MARKS = _DIGITS | frozenset(".,-")
LEAST_AGREEING = 5
"""So many characters must run parallel to the alphabet before one that does not is suspect."""

_ASCII = range(0x20, 0x7F)
_PROGRAMS = ("FontFile", "FontFile2", "FontFile3")


@dataclass(slots=True)
class FontUse:
    """A font, and the characters that a page prints in it: code to text."""

    font: Font
    texts: dict[int, str] = field(default_factory=dict)


def font_doubts(uses: Iterable[FontUse]) -> tuple[str, ...]:
    """Name what is doubtful of a page's fonts."""
    return tuple(doubt for use in uses for doubt in _doubts(use))


def _doubts(use: FontUse) -> Iterator[str]:
    if _is_guessed(use.font):
        yield f"guessed_font: {use.font.fontname}"
    if marks := contradicted_marks(use.texts):
        yield f"contradicted_font: {use.font.fontname} {marks}"


def _is_guessed(font: Any) -> bool:
    """Say whether nothing tells which characters the codes stand for: no table, no font program."""
    return (
        isinstance(font, CIDFont)
        and font.tounicode is None
        and font.unicode_map is None
        and not any(name in font.descriptor for name in _PROGRAMS)
    )


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
