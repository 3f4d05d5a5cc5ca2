"""Glyphs in, visual lines of text out.

Used for the text of cells and for the text outside grids, so that both follow the same rules.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from extract.marks.geometry import Box, union
from extract.marks.glyphs import Glyph
from extract.marks.raised import has_small, with_raised

SAME_LINE = 0.4
"""Glyphs belong to one line when their baselines differ by less than this, in font sizes: a raised
footnote mark still does, the next line (1.0 and more) does not."""

WORD_GAP = 0.3
"""A gap wider than this, in font sizes, is read as a space: about the width of a Latin space."""

WIDEST_BLANK = 1.05
"""Font sizes between thousands, at most: a wide blank."""

_DIGITS = frozenset("0123456789")
_HEIGHT, _PLACE = attrgetter("y"), attrgetter("x")


@dataclass(slots=True)
class TextLine:
    """One visual line: text as printed (blank tail cut), box of its ink, and its glyphs.

    Never changed once it is made; a frozen one takes thrice as long to make.
    """

    text: str
    box: Box
    font_size: float
    glyphs: tuple[Glyph, ...]

    @property
    def baseline(self) -> float:
        """Give the height at which its first glyph stands."""
        return self.glyphs[0].y


def visual_lines(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """Put glyphs into lines, from the top down and from left to right.

    Lines that hold no ink are left out.
    """
    others = [glyph for glyph in glyphs if glyph.direction != 0 or glyph.is_vertical]
    upright = glyphs
    if others:
        upright = [glyph for glyph in glyphs if glyph.direction == 0 and not glyph.is_vertical]
    rows: Iterable[Sequence[Glyph]] = _rows(upright)
    if has_small(upright):
        rows = with_raised(list(rows))
    lines = [line for row in rows if (line := _text_line(row)) is not None]
    for run in _other_runs(others):
        line = _text_line(run, is_upright=False)
        if line is not None:
            lines.append(line)
    if others:
        lines.sort(key=lambda line: (-line.box.y1, line.box.x0))
    return lines


def pieces(glyphs: Sequence[Glyph], gap: float) -> list[TextLine]:
    """Put upright glyphs into lines, cut at gaps wider than `gap` font sizes.

    A blank that was written between two digits is part of a number: it parts thousands.
    """
    return rows_of(glyphs).cut(gap)


def rows_of(glyphs: Sequence[Glyph]) -> "Rows":
    """Put upright glyphs into lines that are not cut yet."""
    upright = [glyph for glyph in glyphs if glyph.direction == 0 and glyph.has_ink]
    rows: Iterable[Sequence[Glyph]] = _rows(upright)
    if has_small(upright):
        rows = with_raised(list(rows))
    return Rows([*rows], _inner_digits(glyphs))


class Rows(NamedTuple):
    """Lines of upright glyphs, and the digits of them before which a blank is part of a number."""

    rows: list[Sequence[Glyph]]
    inner: set[int]

    def cut(self, gap: float) -> list[TextLine]:
        """Cut the lines at gaps wider than `gap` font sizes."""
        found: list[TextLine] = []
        for row in self.rows:
            found += _cut(row, gap, self.inner)
        return found


def _cut(row: Sequence[Glyph], gap: float, inner: set[int]) -> Iterator[TextLine]:
    start, right = 0, row[0].box[2] if row else 0.0
    for place, glyph in enumerate(row):
        if (
            glyph.box[0] - right > gap * glyph.size
            and place > start
            and not (id(glyph) in inner and _is_thousand(row, place))
        ):
            yield _line_of(row[start:place], row[start:place])
            start = place
        right = glyph.box[2]
    yield _line_of(row[start:], row[start:])


def _inner_digits(glyphs: Sequence[Glyph]) -> set[int]:
    """Name the digits before which a digit and one blank are written, in one go."""
    blanks = [number for number, glyph in enumerate(glyphs) if not glyph.has_ink]
    return {
        id(glyphs[number + 1])
        for number in blanks
        if 0 < number < len(glyphs) - 1
        and glyphs[number - 1].text in _DIGITS
        and glyphs[number + 1].text in _DIGITS
        and glyphs[number + 1].shown_by - glyphs[number - 1].shown_by <= 2
    }


def _is_thousand(row: Sequence[Glyph], place: int) -> bool:
    """Say whether three digits start here, and at most three end before."""
    after = [glyph.text in _DIGITS for glyph in row[place : place + 4]]
    before = [glyph.text in _DIGITS for glyph in row[max(place - 4, 0) : place]]
    is_near = row[place].box.x0 - row[place - 1].box.x1 <= WIDEST_BLANK * row[place].size
    return is_near and after[:3] == [True] * 3 and after[3:] != [True] and before != [True] * 4


def inked_line(glyphs: Sequence[Glyph]) -> TextLine:
    """Make a line of glyphs that stand in order, at least one of which has ink."""
    line = _text_line(glyphs)
    assert line is not None
    return line


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    if len(glyphs) == 1:
        yield [glyphs[0]]
        return
    if len({glyph.y for glyph in glyphs}) == 1:
        yield sorted(glyphs, key=_PLACE)
        return
    row: list[Glyph] = []
    baseline, size = 0.0, 0.0
    for glyph in sorted(glyphs, key=_HEIGHT, reverse=True):
        if row and baseline - glyph.y > SAME_LINE * min(size, glyph.size):
            row.sort(key=_PLACE)
            yield row
            row = []
        if not row or glyph.has_ink:
            baseline, size = glyph.y, glyph.size
        row.append(glyph)
    if row:
        row.sort(key=_PLACE)
        yield row


def _other_runs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Part text that does not run from left to right into runs, in the order it was painted."""

    def same_run(glyph: Glyph) -> tuple[int, bool, int]:
        across = glyph.x if glyph.is_vertical or glyph.direction % 180 else glyph.y
        return glyph.direction, glyph.is_vertical, round(across / max(glyph.size, 1.0))

    for _, run in groupby(glyphs, key=same_run):
        yield list(run)


def _text_line(glyphs: Sequence[Glyph], *, is_upright: bool = True) -> TextLine | None:
    inked = [glyph for glyph in glyphs if glyph.has_ink]
    if not inked:
        return None
    return _line_of(glyphs, inked, is_upright=is_upright)


def _line_of(
    glyphs: Sequence[Glyph], inked: Sequence[Glyph], *, is_upright: bool = True
) -> TextLine:
    text = _spaced(glyphs) if is_upright else "".join([glyph.text for glyph in glyphs])
    return TextLine(
        text=text.rstrip(),
        box=union([glyph.box for glyph in inked]),
        font_size=_main_size(inked),
        glyphs=tuple(glyphs),
    )


def _spaced(glyphs: Sequence[Glyph]) -> str:
    """Give the text of a line, with a space where a gap is wide."""
    before = glyphs[0]
    parts = [before.text]
    for glyph in glyphs[1:]:
        gap = glyph.box[0] - before.box[2]
        if (
            gap > 0
            and gap > WORD_GAP * min(before.size, glyph.size)
            and glyph.has_ink
            and before.has_ink
        ):
            parts.append(" ")
        parts.append(glyph.text)
        before = glyph
    return "".join(parts)


def _main_size(glyphs: Sequence[Glyph]) -> float:
    sizes = [glyph.size for glyph in glyphs]
    if sizes.count(sizes[0]) == len(sizes):
        return round(sizes[0], 2)
    counts = Counter(round(size, 2) for size in sizes)
    return max(counts, key=lambda size: (counts[size], size))
