"""A page's text and its picture in, the reasons why they may not agree out.

What a program reads from a page and what a person sees on it can differ: figures covered, clipped,
white on white, on a layer that is off, mirrored, printed over each other, cut by the edge, or
mapped to other characters by their font. A page with such a doubt keeps its figures, marked
untrusted. The doubts go into the raw layer as warnings; `docs/operations.md` explains each.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from playa.page import Page

from extract.grids.grid import Grid, in_grids
from extract.grids.tabular import is_figure
from extract.marks.fonts import FIGURE_MARKS, UNMAPPED
from extract.marks.glyphs import Glyph
from extract.marks.rendering import RenderedPage
from extract.marks.runs import JUMP, Run, runs_of, text_of
from extract.marks.upright import UprightPage
from extract.trust.digit_shapes import unlike_digits
from extract.trust.painted.mark_shapes import unlike_marks
from extract.trust.visibility import overprinted, unseen

HIDDEN_TEXT = "hidden_text: nothing else is on the page"
"""The doubt of a page of which people see no text at all."""

NO_GRID = "figures_without_grid: figures stand in columns, and no grid was found"
"""The doubt of a page whose table was not read as one."""

FIGURES_ASTRAY = "figures_astray"
"""The doubt of a page, and of its lines outside grids, where amounts stand apart as in a table."""

_DIGITS = frozenset("0123456789")
_SIGNS = frozenset("-\u2212\uff0d\u2013\u2014(\uff08")
"""What makes a figure less than nothing."""

JOINED = 0.4
"""Font sizes between characters of one word, at most."""

_COMPARED = re.compile("[0-9\u4e00-\u9fff]")
_NOT_COMPARED = re.compile(r"[^\d\u4e00-\u9fff]+")
_RADICALS = re.compile(r"[\u2e80-\u2fdf]")
_NOT_CHARACTERS = frozenset({"Cc", "Co", "Cs", "Cn"})
"""Unicode categories that name no printed character: control, private use, surrogate,
unassigned."""


def find_doubts(
    page: UprightPage, grids: Sequence[Grid], rendered: RenderedPage | None
) -> Iterator[str]:
    """Name the doubts about what a page shows.

    Args:
        page: What was read, upright.
        grids: Where its figures stand.
        rendered: Its picture; without one only its text is examined.
    """
    yield from page.content.font_doubts
    digits = [g for g in page.visible if not (g.is_clipped or _DIGITS.isdisjoint(g.text))]
    if rendered is not None and digits:
        lost = unseen(digits, rendered, page)
        # a white running header is no figure of a table; a page that is mostly unseen is doubtful
        if in_grids(grids, lost) or 2 * len(lost) > len(digits):
            yield f"unseen_figures: {len(lost)}"
    if count := sum([glyph.is_mirrored for glyph in digits]):
        yield f"mirrored_figures: {count}"
    if count := sum(1 for _ in overprinted(in_grids(grids, digits))):
        yield f"figures_over_figures: {count}"
    fonts = page.content.undeclared_fonts
    undeclared = [glyph for glyph in page.visible if glyph.font in fonts] if fonts else []
    if count := len(in_grids(grids, undeclared)):
        yield f"unnamed_marks: {count}"
    # figures beyond the edge may belong to another sheet, but not where a grid of this page reaches
    beyond = _beyond(page)
    yield from _cut_words(page, beyond)
    cut_off = in_grids(grids, beyond) if grids else []
    hidden = [g for g in page.glyphs if g.is_hidden]
    clipped = [*_clipped_figures(page, grids)]
    count = sum(_has_digit(glyph.text) for glyph in (*cut_off, *hidden, *clipped))
    if count := count + sum(glyph.text in _SIGNS for glyph in clipped):
        yield f"hidden_figures: {count}"
    if rendered is not None:
        other_digits = unlike_digits(digits, rendered, page.turn)
        if unlike := [*other_digits, *unlike_marks(page.glyphs, rendered, page.turn)]:
            yield f"unlike_figures: {' '.join(unlike)}"
        if count := told_otherwise(rendered.text(), page.glyphs):
            yield f"told_otherwise: {count}"


def _beyond(page: UprightPage) -> list[Glyph]:
    """Take the glyphs beyond the edge of the page."""
    if len(page.visible) == len(page.glyphs):
        return []
    left, bottom, right, top = page.box
    return [
        glyph
        for glyph in page.glyphs
        if not (left <= glyph.middle[0] <= right and bottom <= glyph.middle[1] <= top)
    ]


def _cut_words(page: UprightPage, beyond: Sequence[Glyph]) -> Iterator[str]:
    """Say how many characters beyond the edge go on from one inside: a name, a title is cut."""
    edges = [glyph for glyph in beyond if _COMPARED.search(glyph.text)]
    if not edges:
        return
    left, _, right, _ = page.box
    near = [
        glyph
        for glyph in page.visible
        if not left + glyph.size < glyph.middle[0] < right - glyph.size
        and _COMPARED.search(glyph.text)
    ]
    if count := sum(any(_is_joined(glyph, other) for other in near) for glyph in edges):
        yield f"words_cut: {count}"


def _is_joined(glyph: Glyph, other: Glyph) -> bool:
    reach = JOINED * glyph.size
    gap = max(other.box.x0 - glyph.box.x1, glyph.box.x0 - other.box.x1)
    return gap < reach and abs(other.y - glyph.y) < reach


def _clipped_figures(page: UprightPage, grids: Sequence[Grid]) -> Iterator[Glyph]:
    """Find what the clip hides of figures in grids that are seen in part.

    What it hides whole is neither seen nor read, and labels are often longer than their cells.
    """
    if True not in [glyph.is_clipped for glyph in page.glyphs]:
        return
    figures = [run for run in runs_of(page.strikes.kept) if is_figure(text_of(run))]
    for before, run, after in zip([(), *figures], figures, [*figures[1:], ()], strict=False):
        parts = [run, *(other for other in (before, after) if _adjoin(run, other))]
        if any(not glyph.is_clipped for part in parts for glyph in part):
            yield from in_grids(grids, (glyph for glyph in run if glyph.is_clipped))


def _adjoin(run: Run, other: Run) -> bool:
    """Say whether two runs may be one figure: glyphs may be placed one by one."""
    if not other or abs(run[0].y - other[0].y) > 1:
        return False
    gap = max(run[0].box.x0 - other[-1].box.x1, other[0].box.x0 - run[-1].box.x1)
    return gap <= JUMP * run[0].size


def unknown_marks(texts: Iterable[str]) -> Iterator[str]:
    """Name cells in which a mark of unknown character stands among digits, or alone."""
    if count := sum(map(_has_unknown_mark, texts)):
        yield f"untold_figures: {count}"


def _has_unknown_mark(text: str) -> bool:
    unknown = [
        char == UNMAPPED or (char != "\n" and unicodedata.category(char) in _NOT_CHARACTERS)
        for char in text
    ]
    is_alone = UNMAPPED in text and not text.strip(f"{UNMAPPED} \n")
    return is_alone or (any(unknown) and any(char in FIGURE_MARKS for char in text))


def overlaid_figures(page: Page) -> Iterator[str]:
    """Name form fields and notes that show figures of their own on top of the page."""
    count = 0
    for annotation in page.annotations:
        shown = {"FreeText": "Contents", "Widget": "V"}.get(str(annotation.type))
        value = annotation.props.get(shown) if shown else None
        text = value.decode("latin-1") if isinstance(value, bytes) else value
        count += isinstance(text, str) and _has_digit(text)
    if count:
        yield f"figures_in_notes: {count}"


def _has_digit(text: str) -> bool:
    """Say whether it holds an ASCII digit; PDFium can paint others only from an embedded font."""
    return not _DIGITS.isdisjoint(text)


def told_otherwise(text: str, glyphs: Sequence[Glyph]) -> int:
    """Count digits and ideographs that PDFium reads and playa did not.

    PDFium reads fewer where it takes a repeated glyph for a second strike; it never reads others,
    but that it tells a radical (⻋, as browsers print 车) as the character that it stands for.
    """
    read, told = "".join([_compared_of_glyph(glyph.text) for glyph in glyphs]), _compared(text)
    if read == told or not (more := Counter(told) - Counter(read)):
        return 0
    digits = sum(count for mark, count in more.items() if mark.isdigit())
    radicals = sum(len(_RADICALS.findall(glyph.text)) for glyph in glyphs)
    return digits + max(more.total() - digits - radicals, 0)


def _compared(text: str) -> str:
    return _NOT_COMPARED.sub("", unicodedata.normalize("NFKC", text))


_compared_of_glyph = lru_cache(maxsize=65536)(_compared)
