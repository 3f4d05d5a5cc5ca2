"""Names and figures as they are safe to show on a terminal."""

import os
import unicodedata
from pathlib import Path

_SHORT_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
_ESCAPED_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


def printable(name: str | Path) -> str:
    """Escape what a terminal would act on.

    Control characters, terminal escapes, right-to-left marks and bytes that are no text are shown
    as escapes; everything else stays as it is.
    """
    text = os.fsencode(str(name)).decode("utf-8", "backslashreplace")
    return "".join(
        _SHORT_ESCAPES.get(character) or character.encode("unicode_escape").decode("ascii")
        if unicodedata.category(character) in _ESCAPED_CATEGORIES
        else character
        for character in text
    )


def padded(text: str, width: int) -> str:
    """Fill up with blanks to a width on the screen, where a Chinese character takes two places."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return text + " " * (width - len(text) - wide)


def count(number: int) -> str:
    """Write a count with thousands separated."""
    return f"{number:,}"


def seconds(number: float) -> str:
    """Write a duration as people read it."""
    if number < 60:
        return f"{number:.1f} 秒"
    return f"{int(number // 60)} 分 {int(number % 60)} 秒"
