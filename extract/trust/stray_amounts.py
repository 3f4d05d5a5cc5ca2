"""Amounts that stand apart outside every grid: figures of a table that was not read as one.

In: a page's glyphs, its grids and what is booked. Out: the lines that hold such an amount beside a
name. Running text has its figures between words; an amount of a table stands well apart from what
it is about. (Of 6,000 real pages one line is of this kind, and it is the last line of a table.)
Nor is it running text where nothing but amounts follows a name.
A number without decimals is an amount where it stands in a column of figures of a table that was
found without rulings, and ended too early, or of the one that the page before ends with, or in one
of amounts apart between lines of such; one with its unit, where several lines have such.
Amounts without a name are an axis of a chart, but where the page has a table or paints nothing.
"""

import re
from collections.abc import Iterator, Sequence

from extract.grids.booking import Booking, Cell, Line
from extract.grids.grid import Grid, parted_by
from extract.marks.geometry import Box
from extract.marks.glyphs import Glyph
from extract.marks.textlines import TextLine, pieces

APART = 1.5
"""Font sizes between an amount and other text, at least: justified text has smaller spaces."""

LEAST_WITH_UNIT = 3
"""Lines with an amount and its unit, at least, that are a table: a heading may end in one."""

LEAST_IN_ROWS = 3
"""Amounts without a name beside each other, at least, that are a table where a page has none."""

LEAST_DIGITS = 2
"""Digits of an odd amount are more."""

SAME_EDGE = 3.0
"""Points within which the figures of a column begin, or end, at one edge."""

# a mark that an amount carries makes it no less one
_MARKS = r"[^\w\s%％‰.,，。、；;：:/~～]{0,2}"
_AMOUNT = re.compile(rf"{_MARKS}(?:\d{{1,3}}(?:,\d{{3}})+(?:[.·:：]\d+)?|\d+[.·]\d{{2,}}){_MARKS}")
_WITH_UNIT = re.compile(_AMOUNT.pattern + "(?:亿|万)?元")
_NOUGHTS = re.compile(r"[^\W\d_]+(?:\s+0(?:\.0+)?){2,}")
_LETTER = re.compile(r"[^\W\d_]")
_LEVEL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NUMBER = re.compile(rf"{_AMOUNT.pattern}|-?\d+")
WHOLE = re.compile(r"(?!(?:19|20)\d\d$)\d{4,}")
_DATE = re.compile(r"(?:19|20)\d\d\.\d\d")
PROSE = re.compile("[，。；、]")
ORDINAL = re.compile(r"(?:^|(?<=\s))(?:[一二三四五六七八九十]{1,3}|\d{1,2})、")


def stray_amounts(
    visible: Sequence[Glyph],
    grids: Sequence[Grid],
    booking: Booking,
    above: Sequence[Cell] = (),
    *,
    has_paint: bool = True,
) -> Iterator[int]:
    """Name the lines outside grids that hold an amount standing apart, by their place.

    Args:
        visible: The page's glyphs.
        grids: Its grids.
        booking: What stands where.
        above: The cells of the page before, whose table may end on this one, where it has none.
        has_paint: Whether it paints more than text and rulings: a chart, whose axis bears amounts.
    """
    found = [cell for cell in booking.cells if grids[cell.grid].step == "aligned"]
    edges, ends = _edges([*found, *above], WHOLE), _edges([*found, *above], _NUMBER)
    alone = [
        number
        for number, line in enumerate(booking.lines)
        if (grids or not has_paint) and _goes_on(line, edges)
    ]
    alone = alone if grids else _in_rows(alone, booking.lines)
    noughts = [number for number, line in enumerate(booking.lines) if _NOUGHTS.fullmatch(line.text)]
    alone = [*alone, *noughts, *(_below(visible, booking.lines, ends) if above else ())]
    yield from alone
    asked = {
        number: line
        for number, line in enumerate(booking.lines)
        if number not in alone and _may_hold(line, ends)
    }
    if not asked:
        return
    # of a name cut off by its cell, what people see: the rest of it reaches to the amount
    _, outside = parted_by(grids, [glyph for glyph in visible if not glyph.is_clipped])
    apart = pieces(outside, APART)
    amounts = [piece.box for piece in apart if _is_amount(piece.text.strip())]
    amounts += [
        piece.box for piece in apart
        if ((WHOLE.fullmatch(piece.text.strip()) and not edges.isdisjoint(_edges_of(piece.box)))
            or (_is_odd(piece.text.strip()) and _ends_at(piece.box, ends)))
        and (grids or _stands_behind(piece, apart))
    ]  # fmt: skip
    with_unit = [piece.box for piece in apart if _WITH_UNIT.fullmatch(piece.text.strip())]
    told = [number for number, line in asked.items() if _meets(line, with_unit)]
    if len(told) >= LEAST_WITH_UNIT:
        amounts += with_unit
    strays = [n for n, line in asked.items() if _is_row(line) or _meets(line, amounts)]
    yield from strays
    if len(strays) >= LEAST_WITH_UNIT:
        columns = {edge for box in amounts for edge in _edges_of(box)}
        yield from _among(strays, booking, apart, columns)


def _below(
    visible: Sequence[Glyph], lines: Sequence[Line], ends: set[tuple[str, int]]
) -> Iterator[int]:
    """Name the lines of a name and numbers, noughts too, that all end where those above them do."""
    apart = pieces(visible, APART)
    numbers = [piece.box for piece in apart if _NUMBER.fullmatch(piece.text.strip())]
    for number, line in enumerate(lines):
        beside = [box for box in numbers if line.box.overlap(box)]
        if len(beside) == numbers_behind_name(line) > 1 and all(
            _ends_at(box, ends) for box in beside
        ):
            yield number


def numbers_behind_name(line: Line) -> int:
    """Count the numbers of a line that ends in nothing else, behind a name or a code."""
    words = line.text.split()
    numbers = 0
    while words and _NUMBER.fullmatch(words[-1]):
        words.pop()
        numbers += 1
    return numbers if any(map(str.isalpha, "".join(words))) else 0


def _in_rows(numbers: Sequence[int], lines: Sequence[Line]) -> list[int]:
    """Keep the lines of amounts beside which others stand; turned ones are lines of their own."""
    counts = {number: len(lines[number].text.split()) for number in numbers}
    found = [
        number
        for number in numbers
        if counts[number] > 1
        or any(
            other != number
            and lines[other].box.y0 < lines[number].box.y1
            and lines[number].box.y0 < lines[other].box.y1
            for other in numbers
        )
    ]
    return found if sum(counts[number] for number in found) >= LEAST_IN_ROWS else []


def _among(
    strays: Sequence[int],
    booking: Booking,
    apart: Sequence[TextLine],
    columns: set[tuple[str, int]],
) -> Iterator[int]:
    """Name the lines among others of a table whose short figures stand in its columns: `42`."""
    figures = [
        piece.box for piece in apart
        if piece.text.strip().isdecimal() and not columns.isdisjoint(_edges_of(piece.box))
    ]  # fmt: skip
    for number in range(min(strays), max(strays)):
        line = booking.lines[number]
        has_name = any(map(str.isalpha, line.text))
        if number not in strays and has_name and _meets(line, figures):
            yield number


def _stands_behind(piece: TextLine, others: Sequence[TextLine]) -> bool:
    """Say whether something stands before a number on its line: a code stands first."""
    return any(
        other.box.x1 <= piece.box.x0 and abs(other.baseline - piece.baseline) < SAME_EDGE
        for other in others
    )


def _meets(line: Line, boxes: Sequence[Box]) -> bool:
    return any(line.box.overlap(box) for box in boxes)


def _may_hold(line: Line, ends: set[tuple[str, int]]) -> bool:
    """Say whether a line holds an amount and a name; the axis of a chart has no names."""
    words = line.text.split()
    has_name = any(any(map(str.isalpha, word)) for word in words)
    is_asked = any(_is_amount(word) or _WITH_UNIT.fullmatch(word) for word in words) or (
        bool(ends) and any(WHOLE.fullmatch(word) or _is_odd(word) for word in words)
    )
    return has_name and is_asked and not PROSE.search(ORDINAL.sub("", line.text))


def _is_row(line: Line) -> bool:
    """Say whether a line is a name and amounts, two or more: totals set in blanks by hand."""
    name, *amounts = line.text.split()
    return len(amounts) > 1 and not _is_amount(name) and all(map(_is_amount, amounts))


def _goes_on(line: Line, edges: set[tuple[str, int]]) -> bool:
    """Say whether a line is amounts only; whole numbers end where a column of them does."""
    words = line.text.split()
    ends_there = _ends_at(line.box, edges)
    return bool(words) and all(
        _is_amount(word) or (ends_there and WHOLE.fullmatch(word)) for word in words
    )


def _edges(cells: Sequence[Cell], figure: re.Pattern[str]) -> set[tuple[str, int]]:
    """Find where the figures of cells begin and end."""
    return {
        edge
        for cell in cells
        if cell.ink and figure.fullmatch(cell.text.strip())
        for edge in _edges_of(cell.ink)
    }


def _ends_at(box: Box, ends: set[tuple[str, int]]) -> bool:
    return any(edge in ends for edge in _edges_of(box) if edge[0] == "right")


def _is_odd(text: str) -> bool:
    """Say whether a text is digits with a mark between that no number has: `96:28`."""
    is_long = sum(map(str.isdecimal, text)) > LEAST_DIGITS
    return is_long and text[:1].isdecimal() and not (text.isdecimal() or _LETTER.search(text))


def _edges_of(box: Box) -> set[tuple[str, int]]:
    """Name the edges of a figure, so that those within `SAME_EDGE` share a name."""
    return {
        (side, round(x / SAME_EDGE) + by)
        for side, x in (("left", box.x0), ("right", box.x1))
        for by in (0, 1)
    }


def _is_amount(text: str) -> bool:
    """Say whether a text is an amount; one smaller than its name may be read as raised."""
    text = text.translate(_LEVEL)
    return _AMOUNT.fullmatch(text) is not None and _DATE.fullmatch(text) is None
