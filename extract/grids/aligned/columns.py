"""The columns of a table without vertical rulings: gutters that no line of its body crosses.

In: pieces of the body and of the heading. Out: runs of ink, columns, and where they part.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.grids.aligned.below import HEADING_LINE, Interval
from extract.grids.aligned.free_headings import SAME_START, Column, with_free_headings
from extract.grids.tabular import is_entry
from extract.marks.geometry import Box, union
from extract.marks.textlines import TextLine, inked_line

GUTTER = 2.0
"""Points between the ink of two columns, at least: spaces within a figure are narrower."""


_SPACED = re.compile(r"[-−－(（]?\d{1,3}(?: \d{3})+(?:[.．]\d+)?[)）]?")


def find_runs(body: Sequence[TextLine]) -> list[Interval]:
    """Find the runs of ink between gutters, from left to right; thousands apart are one number."""
    runs: list[Interval] = []
    whole = [piece for piece in body if " " in piece.text and _SPACED.fullmatch(piece.text)]
    marks = [glyph for piece in body for glyph in piece.glyphs if glyph.has_ink]
    for box in sorted([glyph.box for glyph in marks] + [piece.box for piece in whole]):
        if runs and box.x0 - runs[-1].x1 < GUTTER:
            runs[-1] = Interval(runs[-1].x0, max(runs[-1].x1, box.x1))
        else:
            runs.append(Interval(box.x0, box.x1))
    return runs


def cut_at_gutters(piece: TextLine, runs: Sequence[Interval]) -> Iterator[TextLine]:
    """Cut headings that nearly touch, where the body below them has a gutter."""
    start = 0
    for index, (glyph, after) in enumerate(pairwise(piece.glyphs), start=1):
        gap = Interval(glyph.box.x1, after.box.x0)
        if gap.x1 - gap.x0 >= 0.1 * glyph.size and any(
            left.x1 - 1 <= gap.centre <= right.x0 + 1 for left, right in pairwise(runs)
        ):
            yield inked_line(piece.glyphs[start:index])
            start = index
    yield inked_line(piece.glyphs[start:])


def find_columns(
    runs: Sequence[Interval],
    body: Sequence[TextLine],
    header: Sequence[TextLine],
    numbers: Sequence[TextLine] = (),
) -> list[Column]:
    """Find the columns: runs of ink in the body with their headings, and headings over none.

    A gutter between two runs of words is none where they have no heading each: names have spaces.

    Args:
        runs: Runs of ink in the body.
        body: The body's pieces.
        header: The heading's pieces.
        numbers: The line below it that numbers the columns.
    """
    leaves = _leaves(header, runs)
    counted = [Interval(p.box.x0, p.box.x1) for p in numbers if is_entry(p.text)]
    if len(leaves) >= len(runs):  # beside heading and figures, it is elsewhere in its cell
        counted = [n for n in counted if any(map(n.meets, runs))]
    leaves = sorted([*leaves, *(n for n in counted if not any(map(n.meets, leaves)))])
    columns: list[Column] = []
    for run in runs:
        inside = [piece for piece in body if run.meets(piece.box)]
        is_money = 2 * sum(is_entry(piece.text) for piece in inside) > len(inside)
        own = next((leaf for leaf in leaves if leaf.meets(run)), None)
        last = columns[-1] if columns else None
        if last is None or own is None or all(own != column.heading for column in columns):
            columns.append(Column(run, own, is_money))
        elif last.run is None or is_money or last.holds_figures:
            columns.append(Column(run, None, is_money))
        else:
            columns[-1] = replace(last, run=Interval(last.run.x0, run.x1))
    free = [leaf for leaf in leaves if all(leaf != column.heading for column in columns)]
    columns = with_free_headings(columns, free, body)
    if leaves:
        columns = _without_spaces(_without_strays(columns, body))
    for leaf in free:
        if not any(column.run and leaf.meets(column.run) for column in columns):
            columns.append(Column(None, leaf))
    return sorted(columns, key=lambda column: column.ink)


def _without_strays(columns: Sequence[Column], body: Sequence[TextLine]) -> list[Column]:
    """Join a run without a heading to the headed one on its left, if no line prints both.

    Such a column holds figures at its right, and words in its middle.
    """
    joined: list[Column] = []
    for column in columns:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.run is not None
            and last.heading is not None
            and column.run is not None
            and column.heading is None
            and not _lines(last.run, body) & _lines(column.run, body)
        ):
            run = Interval(last.run.x0, column.run.x1)
            joined[-1] = Column(run, last.heading, last.holds_figures or column.holds_figures)
        else:
            joined.append(column)
    return joined


def _lines(run: Interval, body: Sequence[TextLine]) -> set[int]:
    return {round(piece.baseline) for piece in body if run.meets(piece.box)}


def _without_spaces(columns: Sequence[Column]) -> list[Column]:
    """Join runs of words of which only one has a heading: between them are spaces in names."""
    joined: list[Column] = []
    for column in columns:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.run is not None
            and column.run is not None
            and not (last.holds_figures or column.holds_figures)
            and (last.heading is None or column.heading is None)
        ):
            run = Interval(last.run.x0, column.run.x1)
            joined[-1] = Column(run, last.heading or column.heading)
        else:
            joined.append(column)
    return joined


def _leaves(header: Sequence[TextLine], runs: Sequence[Interval]) -> list[Interval]:
    """Find the headings of single columns: the lowest pieces, and what stands over one alone."""
    header = [piece for piece in header if not _names_section(piece, header, runs)]
    lowest = [piece for piece in header if not _has_below(piece, header)]
    wide = [piece for piece in header if sum(run.meets(piece.box) for run in runs) > 1]
    single = [piece for piece in header if piece not in wide]
    whole = [_with_lines_above(piece, single) for piece in lowest]
    return sorted(
        Interval(heading.x0, heading.x1)
        for piece, heading in zip(lowest, whole, strict=True)
        if not _is_over_both_sides(piece, whole)
    )


def _names_section(piece: TextLine, header: Sequence[TextLine], runs: Sequence[Interval]) -> bool:
    """Say whether a piece above the headings begins where the names below them do, all alone."""
    others = [other for other in header if other is not piece]
    return (
        bool(runs)
        and abs(piece.box.x0 - runs[0].x0) < SAME_START
        and len(others) > 1
        and all(other.box.y1 <= piece.box.y0 + 1 for other in others)
        and all(other.box.x0 > piece.box.x0 + piece.font_size for other in others)
    )


def _with_lines_above(lowest: TextLine, header: Sequence[TextLine]) -> Box:
    """Widen a heading by the lines of it that stand above its last one."""
    whole, height = lowest.box, lowest.baseline
    for piece in sorted(header, key=lambda piece: piece.baseline):
        step = piece.baseline - height
        if 0 < step <= HEADING_LINE * piece.font_size and _is_centred(piece, whole):
            whole, height = union([whole, piece.box]), piece.baseline
    return whole


def _is_centred(piece: TextLine, heading: Box) -> bool:
    off = piece.box.x0 + piece.box.x1 - heading.x0 - heading.x1
    return abs(off) / 2 < 0.5 * piece.font_size


def _has_below(piece: TextLine, header: Sequence[TextLine]) -> bool:
    extent, top = Interval(piece.box.x0, piece.box.x1), piece.box.y1 - 0.5 * piece.font_size
    return any(other.box.y1 < top and extent.meets(other.box) for other in header)


def _is_over_both_sides(piece: TextLine, headings: Sequence[Box]) -> bool:
    """Say whether the headings next to a piece, left and right, both stand wholly below it."""
    left = [other for other in headings if other.x1 <= piece.box.x0]
    right = [other for other in headings if other.x0 >= piece.box.x1]
    if not left or not right:
        return False
    beside = (max(left, key=lambda box: box.x1), min(right, key=lambda box: box.x0))
    return all(other.y1 <= piece.box.y0 + 0.3 * piece.font_size for other in beside)


def find_separators(columns: Sequence[Column]) -> Iterator[float]:
    """Find where one column ends and the next begins: in the middle between their ink.

    A heading that reaches over the next column, as one over the parts of a code, tells nothing
    there: the gutter of the body does.
    """
    for left, right in pairwise(columns):
        end, start = left.ink.x1, right.ink.x0
        if start < end and left.run and right.run:
            end, start = left.run.x1, right.run.x0
        yield (end + start) / 2
