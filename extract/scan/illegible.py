"""Pages whose text no program can read although people can: their fonts name no characters.

In: what a page paints. Out: whether its text layer says nothing, and the same page as a picture,
which is then recognised like a scan. What a guess makes of such a layer is never mixed with it.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.marks.fonts import MOST_SYMBOLS, UNMAPPED
from extract.marks.glyphs import SLANTED

if TYPE_CHECKING:
    from extract.marks.content import Content
    from extract.marks.glyphs import Glyph

ILLEGIBLE = "illegible_text: its fonts name no characters"
"""The doubt of a page that was recognised although it has a text layer."""

LEAST = 20
"""Characters that cannot be told, at least; fewer are bullets, ticks and stamps."""

LEAST_SHARE = 0.2
"""Share of a page's characters that cannot be told, from which its layer says nothing: half of a
table's characters are digits, and either kind is worth nothing without the other. Fewer are enough
where they outnumber the digits that can be told, and are more than a few symbols."""

_PRIVATE = "Co"


def is_illegible(content: Content) -> bool:
    """Say whether a page shows text of which much cannot be told."""
    seen = [g for g in content.glyphs if not g.is_hidden and g.direction != SLANTED]
    fonts: dict[str, set[int]] = defaultdict(set)
    for glyph in seen:
        if glyph.font in content.undeclared_fonts:
            fonts[glyph.font].add(glyph.code)
    guessed = {font for font, codes in fonts.items() if len(codes) > MOST_SYMBOLS}
    # a guess may be a control character, which leaves no ink
    shown = [g for g in seen if g.has_ink or (g.font in guessed and not g.text.isspace())]
    untold = [glyph for glyph in shown if _is_untold(glyph, guessed)]
    if len(untold) < LEAST:
        return False
    told = sum(glyph.text.isdecimal() for glyph in shown)
    is_figures = len(untold) > told and len({g.code for g in untold}) > MOST_SYMBOLS
    return is_figures or len(untold) >= LEAST_SHARE * len(shown)


def as_picture(content: Content) -> Content:
    """Leave out what the text layer says: only its picture counts."""
    return replace(content, glyphs=[], rulings=[], has_other_paint=True, is_picture=True)


def _is_untold(glyph: Glyph, guessed: set[str]) -> bool:
    if glyph.font in guessed or glyph.text == UNMAPPED:
        return True
    return all(unicodedata.category(char) == _PRIVATE for char in glyph.text)
