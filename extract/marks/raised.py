"""Raised and lowered footnote marks: a small digit off the line is none of the figure beside it.

In: the rows of a text, top down. Out: the same rows with such digits as the characters that say so
(`21,261.99¹`, also of one below the line), in the row that they belong to; read plainly they would
be a decimal more, or a row of their own.
"""

from collections.abc import Iterator, Sequence

from extract.marks.glyphs import Glyph

SMALL = 0.75
"""Share of the size of the text beside it that a raised mark has at most."""

LEAST_RISE, MOST_RISE = 0.15, 0.8
"""Font sizes of that text by which a mark is raised, or lowered."""

BESIDE = 0.5
"""Font sizes of that text between the mark and the glyph it stands beside, at most."""

_DIGITS = "0123456789"
_RAISED = str.maketrans(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARKS = frozenset(_DIGITS + "①②③④⑤⑥⑦⑧⑨⑩*()[]（）［］")

Row = Sequence[Glyph]


def has_small(glyphs: Row) -> bool:
    """Say whether any of a text is small enough, beside the rest, to be a raised mark."""
    sizes = {glyph.size for glyph in glyphs}
    return len(sizes) > 1 and min(sizes) <= SMALL * max(sizes)


def with_raised(rows: Sequence[Row]) -> Iterator[Row]:
    """Set raised marks as such, each in the row it belongs to.

    Args:
        rows: Glyphs from the top down, each row from left to right.
    """
    above: Row = ()
    for row in [*rows, ()]:
        if above and row and (_belong(above, row) or _belong(row, above)):
            above = sorted((*above, *row), key=lambda glyph: glyph.x)
            continue
        if above:
            yield _set(above)
        above = row


def _belong(marks: Row, row: Row) -> bool:
    """Say whether a row is marks only, each beside a glyph of the other, a bit above or below."""
    inked = [glyph for glyph in marks if glyph.has_ink]
    text = [glyph for glyph in row if glyph.has_ink]
    return bool(inked) and all(
        mark.text in _MARKS
        and any(_is_off_line(mark, glyph) and _is_beside(mark, glyph) for glyph in text)
        and not any(_covers(mark, glyph) for glyph in text)
        for mark in inked
    )


def _is_off_line(mark: Glyph, glyph: Glyph) -> bool:
    rise = abs(mark.y - glyph.y)
    is_small = mark.size <= SMALL * glyph.size
    return is_small and LEAST_RISE * glyph.size <= rise <= MOST_RISE * glyph.size


def _is_beside(mark: Glyph, glyph: Glyph) -> bool:
    gap = max(mark.box.x0 - glyph.box.x1, glyph.box.x0 - mark.box.x1)
    return gap <= BESIDE * glyph.size


def _covers(mark: Glyph, glyph: Glyph) -> bool:
    overlap = min(mark.box.x1, glyph.box.x1) - max(mark.box.x0, glyph.box.x0)
    return overlap > 0.5 * (mark.box.x1 - mark.box.x0)


def _set(row: Row) -> Row:
    """Set the marks of a row; what is lowered behind a Latin letter (PM₂.₅, CO₂) is of its name.

    No number ends in its point: digits right behind one are its decimals, however small.
    """
    base = max(row, key=lambda glyph: glyph.size)
    letters, is_decimal, done = False, False, []
    for glyph in row:
        if glyph.has_ink and glyph.size > SMALL * base.size:
            letters = glyph.text.isascii() and glyph.text.isalpha()
            is_decimal = glyph.text == "."
        is_mark = glyph.text in _MARKS and _is_off_line(glyph, base)
        if is_mark and not is_decimal and not (letters and glyph.y < base.y):
            done.append(glyph.replaced(text=glyph.text.translate(_RAISED)))
        else:
            done.append(glyph)
    return done
