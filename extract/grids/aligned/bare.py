"""Frames of tables without any ruling, and of tables with vertical rulings only.

In: a page's text in pieces, and its rulings. Out: the boxes around lines of figures with the
heading above them. A title, or a line that names the unit, stands above a table and ends it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from extract.grids.aligned.rows import NAME_LINE, Line, column_numbers, has_figure, lines_of
from extract.grids.tabular import bare_figure, is_entry, is_said
from extract.marks.geometry import Box, union
from extract.marks.rulings import Ruling
from extract.marks.textlines import TextLine

LARGEST_GAP = 2.8
"""Font sizes between two lines of a table, at most, or `PITCHES` usual distances."""

PITCHES = 1.7
"""Usual distances between two lines of a table, at most."""

TITLE_SIZE = 1.15
"""Times the size of a table's figures, from which text is a title."""

LEAST_NAMES = 5
"""Pieces that begin at one edge, at least, of a column of names."""

CAPTION_PIECES = 3
"""Pieces of a line that names the unit or the department, at most."""

COLONS, OF_WHICH = ":\uff1a", "其中"
"""Marks after the name of what a line above a table tells; a part of an amount is named so, too."""

MARGIN = 3.0
"""Points between a table's ink and its edge."""

LEAST_DIGITS = 5
"""Digits of a figure, at least, that is no year and no number of a page."""

SAME_COLUMN = 3.0
"""Points within which the figures of one column end."""

POST = 20.0
"""Points of a vertical ruling beside a table, at least."""

LEAST_POSTS = 3
"""Vertical rulings of a table, at least."""

PAGE_SHARE = 0.8
"""Share of the page's height from which a ruling frames the page, not a table."""

_MONEY = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?|-?\d+\.\d+")


def is_money(text: str) -> bool:
    """Say whether a piece of text is printed as an amount is: with decimals or thousands."""
    text = bare_figure(text)
    return ("." in text or "," in text) and _MONEY.fullmatch(text) is not None


def shows_amount(pieces: Sequence[TextLine]) -> bool:
    """Say whether an amount stands apart from other text."""
    return any(is_money(piece.text) for piece in pieces)


def without_page_frame(rulings: Sequence[Ruling], page: Box) -> list[Ruling]:
    """Drop the rulings of a frame around the page."""
    height = page.y1 - page.y0
    sides = [
        r for r in rulings if not r.is_horizontal and r.box.y1 - r.box.y0 > PAGE_SHARE * height
    ]
    xs = [side.box.x0 for side in sides]
    if len({round(x) for x in xs}) != 2 or max(xs) - min(xs) < PAGE_SHARE * (page.x1 - page.x0):
        return list(rulings)
    ends = [y for side in sides for y in (side.box.y0, side.box.y1)]
    return [
        ruling
        for ruling in rulings
        if ruling not in sides
        and not (ruling.is_horizontal and min(abs(ruling.y - end) for end in ends) < MARGIN)
    ]


def find_post_frames(rulings: Sequence[Ruling]) -> Iterator[tuple[Box, tuple[float, ...]]]:
    """Find tables with vertical rulings: the box around them, and where they stand."""
    posts = [r for r in rulings if not r.is_horizontal and r.box.y1 - r.box.y0 > POST]
    groups: list[list[Ruling]] = []
    for post in sorted(posts, key=lambda post: -post.box.y1):
        if groups and post.box.y1 > min(other.box.y0 for other in groups[-1]) + MARGIN:
            groups[-1].append(post)
        else:
            groups.append([post])
    for group in groups:
        edges: list[float] = []
        for x in sorted(post.box.x0 for post in group):
            if not edges or x - edges[-1] > MARGIN:
                edges.append(x)
        if len(edges) >= LEAST_POSTS:
            yield union([post.box for post in group]), tuple(edges)


def find_bare_frames(pieces: Sequence[TextLine]) -> Iterator[Box]:
    """Find the boxes around lines of figures, top down."""
    figures = [piece for piece in pieces if is_entry(piece.text)]
    if not figures:
        return
    size = median(piece.font_size for piece in figures)
    lines = lines_of(pieces)
    steps = [
        above[0].baseline - below[0].baseline
        for above, below in pairwise(lines)
        if len(above) > 1 and len(below) > 1
    ]
    gap = max(LARGEST_GAP * size, PITCHES * (median(steps) if steps else 0.0))
    starts = Counter(round(piece.box.x0) for piece in pieces)
    block: list[Line] = []
    for line in lines:
        is_above = _stands_above(line, size, starts)
        is_far = bool(block) and block[-1][0].baseline - line[0].baseline > gap
        if is_far and _goes_on(line, block):  # between them are rows that print nothing
            is_far = False
        if is_far or is_above:
            yield from _frame(block, size)
            block = []
        if not is_above:
            block.append(line)
    yield from _frame(block, size)


def _stands_above(line: Line, size: float, starts: Counter[int]) -> bool:
    """Say whether a line is a title, or names the unit or the department.

    What is larger than the figures but has an amount, or begins where many others do, is a name.
    """
    large = [piece for piece in line if piece.font_size > TITLE_SIZE * size]
    has_amount = any(is_money(piece.text) for piece in line)
    if not has_amount and any(starts[round(piece.box.x0)] < LEAST_NAMES for piece in large):
        return True
    told = [
        piece.text.split(colon)[0].strip()
        for piece in line
        for colon in COLONS
        if colon in piece.text
    ]
    is_caption = any(len(name) > 1 and name != OF_WHICH for name in told)
    return is_caption and len(line) <= CAPTION_PIECES and not has_figure(line)


def _goes_on(line: Line, block: Sequence[Line]) -> bool:
    """Say whether a line is the table's: below the numbers of its columns, or below its figures.

    Of the latter kind it prints a name and amounts, each below a figure of the lines above it.
    """
    if column_numbers(block[-1]) and any(is_money(piece.text) for piece in line):
        return True
    ends = [piece.box.x1 for above in block for piece in above if is_entry(piece.text)]
    figures = [piece for piece in line if is_entry(piece.text)]
    return (
        any(is_money(p.text) or len(p.text) >= LEAST_DIGITS for p in figures)
        and any(is_said(piece.text) and piece not in figures for piece in line)
        and all(any(abs(p.box.x1 - end) < SAME_COLUMN for end in ends) for p in figures)
    )


def _frame(block: Sequence[Line], size: float) -> Iterator[Box]:
    """Close a table: it ends with its last line of figures and what is left of a name there."""
    ends = [piece.box.x1 for line in block for piece in line if is_entry(piece.text)]
    last = -1
    for number, line in enumerate(block):
        shared = [p for p in line if is_entry(p.text) and _stands_in_column(p, ends)]
        if shared or sum(is_entry(piece.text) for piece in line) > 1:
            last = number
    if last < 0:
        return
    while (
        last + 1 < len(block)
        and block[last][0].baseline - block[last + 1][0].baseline <= NAME_LINE * size
        and not has_figure(block[last + 1])
    ):
        last += 1
    box = union([piece.box for line in block[: last + 1] for piece in line])
    yield Box(box.x0 - MARGIN, box.y0 - 1, box.x1 + MARGIN, box.y1 + 1)


def _stands_in_column(piece: TextLine, ends: Sequence[float]) -> bool:
    return sum(abs(piece.box.x1 - end) < SAME_COLUMN for end in ends) > 1
