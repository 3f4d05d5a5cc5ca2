"""Characters of a page in, those out that what else is painted crosses, covers or replaces."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from playa.page import Page

from extract.marks.geometry import Box
from extract.marks.glyphs import Glyph
from extract.marks.rendering import RenderedPage
from extract.marks.rulings import Ruling
from extract.marks.upright import UprightPage
from extract.trust.visibility import PIXELS_A_POINT, VISIBLE_CONTRAST

STRUCK_FROM, STRUCK_TO = 0.15, 0.6
"""Font sizes above the baseline between which a level line strikes a character through: above an
underline, below what overlines it."""

SAME_PAINT = 0.9
"""Correlation (1 for the same) of a character as the page shows it with the same one painted
without what may cover it, at least; a coloured ground leaves it at 1, a line through does not."""

BODY = 0.8
"""Font sizes above the baseline that digits and ideographs reach."""

_PLAIN_NOTES = frozenset({"Link", "Popup", "Widget"})
"""Kinds of notes that cover no text (what a form field shows is a doubt of the page)."""


def struck(glyphs: Sequence[Glyph], rulings: Iterable[Ruling]) -> Iterator[Glyph]:
    """Find characters that a level line crosses in the middle."""
    level = sorted((line.y, line.box.x0, line.box.x1) for line in rulings if line.is_horizontal)
    heights = [y for y, _, _ in level]
    for glyph in glyphs:
        first = bisect_right(heights, glyph.y + STRUCK_FROM * glyph.size)
        end = bisect_left(heights, glyph.y + STRUCK_TO * glyph.size)
        if first < end and glyph.direction == 0:
            middle = glyph.middle[0]
            if any(left <= middle <= right for _, left, right in level[first:end]):
                yield glyph


def painted_over(
    glyphs: Sequence[Glyph], page: UprightPage, source: Page, rendered: RenderedPage
) -> Iterator[Glyph]:
    """Find characters that look otherwise where all is painted than where only text is."""
    if page.content.has_other_paint or has_notes(source):
        alone = rendered.gray_text(page.turn.degrees, PIXELS_A_POINT)
        yield from _unlike(glyphs, page, rendered, alone)


def noted_over(
    glyphs: Sequence[Glyph], page: UprightPage, rendered: RenderedPage
) -> Iterator[Glyph]:
    """Find characters that look otherwise where notes are painted than where they are not."""
    alone = rendered.gray_without_notes(page.turn.degrees, PIXELS_A_POINT)
    yield from _unlike(glyphs, page, rendered, alone)


def has_notes(source: Page) -> bool:
    """Say whether a page carries notes that may cover something."""
    return not _PLAIN_NOTES.issuperset(str(note.type) for note in source.annotations)


def _unlike(
    glyphs: Sequence[Glyph], page: UprightPage, rendered: RenderedPage, alone: Any
) -> Iterator[Glyph]:
    whole = rendered.gray(page.turn.degrees, PIXELS_A_POINT)
    height, width = whole.shape
    across, down = width / page.box.x1, height / page.box.y1
    for glyph in glyphs:
        box = _body(glyph)
        top, bottom = int((page.box.y1 - box.y1) * down), int((page.box.y1 - box.y0) * down)
        left, right = int(box.x0 * across), int(box.x1 * across)
        part = slice(max(top, 0), max(bottom, 0)), slice(max(left, 0), max(right + 1, 0))
        if not _looks_alike(whole[part], alone[part]):
            yield glyph


def _body(glyph: Glyph) -> Box:
    """Give the box of a character without what lies below its line: an underline is no change."""
    box = glyph.box
    return box if glyph.direction else Box(box.x0, glyph.y, box.x1, glyph.y + BODY * glyph.size)


def _looks_alike(seen: Any, alone: Any) -> bool:
    """Say whether two crops show the same shape, whatever its shades.

    White type on a dark ground leaves nothing to compare where it is painted alone.
    """
    if seen.size == 0 or np.array_equal(seen, alone):
        return True
    if int(alone.max()) - int(alone.min()) < VISIBLE_CONTRAST:
        return True
    one, other = seen - seen.mean(), alone - alone.mean()
    length = float(np.linalg.norm(one) * np.linalg.norm(other))
    return length > 0 and float((one * other).sum()) / length >= SAME_PAINT
