"""A page's text and its picture in, why they may not agree out.

What a program reads from a page and what a person sees on it can differ: figures covered, clipped,
white on white, on a layer that is off, mirrored, printed over each other, cut by the edge, or told
wrongly by their font. A page with such a doubt keeps its figures, marked untrusted.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from playa.page import Page

from extract.grids.lattice import Grid
from extract.marks.fonts import FIGURE_MARKS, UNMAPPED
from extract.marks.geometry import Box, Turn
from extract.marks.glyphs import Glyph
from extract.marks.rendering import RenderedPage
from extract.trust.digit_shapes import unlike_digits

LEAST_CONTRAST = 20
"""Of 255: the faintest figure still read by eye is several times darker than its ground."""

LEAST_SIZE = 1.0
"""Nobody reads type of this size, in points."""

LOOKED_AT = 0.3
"""Half the side of the square around a digit's middle that must show ink, in font sizes."""

SAME_PLACE = (0.2, 0.35)
"""Two digits nearer than this, in font sizes, across and along, are printed over each other."""

PIXELS_A_POINT = 1.0
_TOLD_BY_NOBODY = frozenset({"Cc", "Co", "Cs", "Cn"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was read from a page, upright.

    Attributes:
        glyphs: Every mark of its text layer, second strikes too.
        visible: Those that are booked.
        grids: Where its figures stand.
        turn: How far it was turned to be upright.
        unnamed_fonts: Fonts of which nothing says what their codes are.
    """

    glyphs: Sequence[Glyph]
    visible: Sequence[Glyph]
    grids: Sequence[Grid]
    turn: Turn
    unnamed_fonts: frozenset[str] = frozenset()


def find_doubts(evidence: Evidence, rendered: RenderedPage | None) -> Iterator[str]:
    """Name the doubts of a page.

    Args:
        evidence: What was read.
        rendered: Its picture; without one nothing is looked at.
    """
    glyphs, visible, grids = evidence.glyphs, evidence.visible, evidence.grids
    page = Box(0, 0, *evidence.turn.size)
    digits = [glyph for glyph in visible if _is_digit(glyph.text)]
    in_grids = [glyph for glyph in digits if _in_any(glyph, grids)]
    if rendered is not None and digits:
        unseen = _unseen(digits, rendered.gray(evidence.turn.degrees, PIXELS_A_POINT), page)
        # a white running header is no figure of a table; a page of which most is unseen is another
        if any(_in_any(glyph, grids) for glyph in unseen) or 2 * len(unseen) > len(digits):
            yield f"unseen_figures: {len(unseen)}"
    if count := sum(glyph.is_mirrored for glyph in digits):
        yield f"mirrored_figures: {count}"
    if count := sum(1 for _ in _printed_over(in_grids)):
        yield f"figures_over_figures: {count}"
    unnamed = (g for g in visible if g.font in evidence.unnamed_fonts and _in_any(g, grids))
    if count := sum(1 for _ in unnamed):
        yield f"unnamed_marks: {count}"
    # another sheet beyond the edge is nobody's figures; a column of this table is missing
    cut_off = (g for g in glyphs if not page.holds(*g.middle) and _in_any(g, grids))
    hidden = (g for g in glyphs if g.is_hidden)
    if count := sum(_is_digit(glyph.text) for glyph in (*cut_off, *hidden)):
        yield f"hidden_figures: {count}"
    if rendered is not None and (unlike := [*unlike_digits(digits, rendered, evidence.turn)]):
        yield f"unlike_figures: {' '.join(unlike)}"
    if rendered is not None and (more := _only_seen_by(rendered.text(), glyphs)):
        yield f"told_otherwise: {more}"


def untold_figures(texts: Iterable[str]) -> Iterator[str]:
    """Name cells in which something that no font names stands among digits, or alone."""
    if count := sum(map(_is_untold, texts)):
        yield f"untold_figures: {count}"


def _is_untold(text: str) -> bool:
    untold = [
        char == UNMAPPED or (char != "\n" and unicodedata.category(char) in _TOLD_BY_NOBODY)
        for char in text
    ]
    is_alone = UNMAPPED in text and not text.strip(f"{UNMAPPED} \n")
    return is_alone or (any(untold) and any(char in FIGURE_MARKS for char in text))


def overlaid_figures(page: Page) -> Iterator[str]:
    """Name form fields and notes that show figures of their own on top of the page."""
    count = 0
    for annotation in page.annotations:
        shown = {"FreeText": "Contents", "Widget": "V"}.get(str(annotation.type))
        value = annotation.props.get(shown) if shown else None
        text = value.decode("latin-1") if isinstance(value, bytes) else value
        count += isinstance(text, str) and _is_digit(text)
    if count:
        yield f"figures_in_notes: {count}"


def _is_digit(text: str) -> bool:
    """Say whether it is a digit that every machine has a font for."""
    return any(char in "0123456789" for char in text)


def _in_any(glyph: Glyph, grids: Sequence[Grid]) -> bool:
    return any(grid.box.holds(*glyph.middle) for grid in grids)


def _unseen(digits: Sequence[Glyph], picture: Any, page: Box) -> list[Glyph]:
    """Take the digits at whose place the picture is of one shade, or that no eye can read."""
    height, width = picture.shape
    across, down = width / page.x1, height / page.y1
    unseen = []
    for glyph in digits:
        x, y = glyph.middle
        reach = LOOKED_AT * glyph.size
        top, bottom = (page.y1 - y - reach) * down, (page.y1 - y + reach) * down
        left, right = (x - reach) * across, (x + reach) * across
        place = picture[
            max(int(top), 0) : max(int(np.ceil(bottom)), 0),
            max(int(left), 0) : max(int(np.ceil(right)), 0),
        ]
        is_plain = place.size == 0 or int(place.max()) - int(place.min()) < LEAST_CONTRAST
        if is_plain or glyph.size < LEAST_SIZE:
            unseen.append(glyph)
    return unseen


def _printed_over(digits: Sequence[Glyph]) -> Iterator[Glyph]:
    """Find digits printed where another digit stands already."""
    across, along = SAME_PLACE
    seen: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in digits:
        x, y = glyph.middle
        column, row = int(x // 8), int(y // 8)
        near = (g for c in (-1, 0, 1) for r in (-1, 0, 1) for g in seen[column + c, row + r])
        if any(
            abs(other.middle[0] - x) < across * glyph.size
            and abs(other.middle[1] - y) < along * glyph.size
            and other.text != glyph.text
            for other in near
        ):
            yield glyph
        seen[column, row].append(glyph)


def _only_seen_by(text: str, glyphs: Sequence[Glyph]) -> int:
    """Count digits and ideographs that PDFium reads and we did not.

    It reads fewer where it takes a repeated glyph for a second strike; never others.
    """
    theirs = Counter(filter(_is_told, unicodedata.normalize("NFKC", text)))
    ours = Counter(
        char for g in glyphs for char in unicodedata.normalize("NFKC", g.text) if _is_told(char)
    )
    return (theirs - ours).total()


def _is_told(char: str) -> bool:
    return char.isdecimal() or "\u4e00" <= char <= "\u9fff"
