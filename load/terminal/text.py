"""Names and figures as they may be shown on a terminal."""

import os
import unicodedata
from pathlib import Path

_INERT = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
_LIVE_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


def printable(name: str | Path) -> str:
    """Show a name without anything in it that a terminal would obey.

    Control characters, terminal escapes, right-to-left marks and bytes that are no text appear as
    escapes; everything else stays as it is.
    """
    text = os.fsencode(str(name)).decode("utf-8", "backslashreplace")
    return "".join(
        _INERT.get(character) or character.encode("unicode_escape").decode("ascii")
        if unicodedata.category(character) in _LIVE_CATEGORIES
        else character
        for character in text
    )


def count(number: int) -> str:
    """Write a count with thousands separated."""
    return f"{number:,}"


def seconds(number: float) -> str:
    """Write a duration as people read it."""
    if number < 60:
        return f"{number:.1f} 秒"
    return f"{int(number // 60)} 分 {int(number % 60)} 秒"
