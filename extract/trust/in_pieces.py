"""Figures and headings that a table without rulings holds in pieces: over its columns or rows.

In: the cells of such a table. Out: how many rows hold a piece. Of the reports we know none with a
sound table has such a row: what stands in two of its columns stands wider apart.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from extract.grids.booking import Cell
from extract.grids.tabular import is_entry

PIECES = 4
"""Cells side by side that hold one digit or mark each, from which a figure is in pieces."""

A_SPACE = 0.4
"""Font sizes from a figure's first digits to the others, at most, where a space parts thousands."""

AS_WITHIN = 0.15
"""Font sizes by which letters of two cells stand farther apart than those in a cell, at most."""

LEAST_OTHERS = 2
"""Figures of a column, at least, that tell how many decimals its figures have."""

LEAST_LETTERS = 3
"""Rows that hold one letter alone, at least, from which names are in pieces."""

LONGEST_COUNT = 3
"""Digits of a number of a column or row, at most."""

_MARKS = frozenset(".,")
_CURRENCIES = frozenset("¥￥$")
_NUMBER = re.compile(r"(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")
_ENDS_EARLY, _DECIMALS = re.compile(r"\d[\d,]*\.\d?"), re.compile(r"\d{1,2}")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}")
_WHOLE, _POINT_ON = re.compile(r"\d[\d,]*"), re.compile(r"\.\d{1,2}")

Row = list[Cell]
"""Cells of one row from left to right."""


def rows_in_pieces(cells: Sequence[Cell]) -> int:
    """Count rows that hold a piece of a figure."""
    rows = _rows(cells)
    parted = {
        number
        for number, row in rows.items()
        if _is_spread(row)
        or any(_is_parted(*pair) for pair in pairwise(row))
        or any(_is_loose(cell.text) for cell in row)
    }
    letters = {number for number, row in rows.items() if _is_letter(row)}
    return len(parted | {*_torn_rows(rows)} | (letters if len(letters) >= LEAST_LETTERS else set()))


def _is_letter(row: Row) -> bool:
    """Say whether a row holds one letter and nothing else: a name in a column as wide as that."""
    texts = [text for cell in row if (text := _text(cell))]
    return len(texts) == 1 and len(texts[0]) == 1 and texts[0].isalpha()


def headings_in_pieces(cells: Sequence[Cell]) -> int:
    """Count rows in which a heading with its letters apart was taken for several."""
    return sum(any(_is_cut(*pair) for pair in pairwise(row)) for row in _rows(cells).values())


def _rows(cells: Sequence[Cell]) -> dict[int, Row]:
    rows: dict[int, Row] = defaultdict(list)
    for cell in sorted(cells, key=lambda cell: (cell.span.row, cell.span.column)):
        rows[cell.span.row].append(cell)
    return rows


def _is_spread(row: Row) -> bool:
    """Say whether each digit of a figure stands in a cell of its own."""
    runs = ([*run] for is_piece, run in groupby(map(_text, row), key=_is_piece) if is_piece)
    return any(len(run) >= PIECES and any(text in _MARKS for text in run) for run in runs)


def _is_loose(text: str) -> bool:
    """Say whether digits stand apart in a cell: `8  7  5`, `2033603 5`; numbers may be counted."""
    words = text.split()
    has_single = any(len(word) == 1 for word in words)
    return len(words) > 1 and has_single and is_entry(text) and not _is_counting(words)


def _text(cell: Cell) -> str:
    return cell.text.strip()


def _is_piece(text: str) -> bool:
    return len(text) == 1 and (text in _MARKS or is_entry(text))


def _is_parted(left: Cell, right: Cell) -> bool:
    """Say whether the thousands of a figure stand in one cell and its rest in the next: `3 634`.

    What begins with a space was written in one go with what stands before it: `3.6 0`. Two decimals
    may be parted, too; and a currency's sign, or what begins with a point, is no figure of another
    column, however far it stands.
    """
    if _text(left) in _CURRENCIES:
        return is_entry(right.text)
    if _WHOLE.fullmatch(_text(left)) and _POINT_ON.fullmatch(_text(right)):
        return True
    goes_on = right.text[:1].isspace() and is_entry(left.text)
    goes_on |= bool(_ENDS_EARLY.fullmatch(_text(left)) and _DECIMALS.fullmatch(_text(right)))
    is_pair = (goes_on or _THOUSANDS.fullmatch(_text(left))) and is_entry(right.text)
    return bool(is_pair) and _distance(left, right) <= A_SPACE


def _is_cut(left: Cell, right: Cell) -> bool:
    """Say whether a heading goes on, after a space, as far off as its letters stand apart."""
    apart = [gap for gap in (_letter_gap(left), _letter_gap(right)) if gap is not None]
    goes_on = right.text[:1].isspace() and not is_entry(right.text)
    return goes_on and bool(apart) and _distance(left, right) <= max(apart) + AS_WITHIN


def _distance(left: Cell, right: Cell) -> float:
    """Give the font sizes between what is printed in two cells."""
    if left.ink is None or right.ink is None or not left.font_size:
        return math.inf
    return (right.ink.x0 - left.ink.x1) / left.font_size


def _letter_gap(cell: Cell) -> float | None:
    """Give the font sizes between the letters of a cell where all of them stand apart."""
    words = max((line.split() for line in cell.text.splitlines()), key=len, default=[])
    if len(words) < 2 or cell.ink is None or not cell.font_size:
        return None
    if any(len(word) > 1 for word in cell.text.split()):
        return None
    return ((cell.ink.x1 - cell.ink.x0) / cell.font_size - len(words)) / (len(words) - 1)


def _torn_rows(rows: dict[int, Row]) -> Iterator[int]:
    """Find figures broken over two rows, one of which has no name."""
    nameless = {number for number, row in rows.items() if all(is_entry(c.text) for c in row)}
    columns: dict[int, dict[int, str]] = defaultdict(dict)
    for number, row in rows.items():
        figures = [cell for cell in row if is_entry(cell.text)]
        if not _is_counting([*map(_text, figures)]):
            for cell in figures:
                columns[cell.span.column][number] = _text(cell)
    for column in columns.values():
        decimals = Counter(map(_places, column.values()))
        for upper, lower in pairwise(column):
            pair = column[upper], column[lower]
            if nameless & {upper, lower} and (any(map(_is_torn, pair)) or _are_one(pair, decimals)):
                yield upper


def _is_counting(texts: Sequence[str]) -> bool:
    """Say whether figures number the columns, or the rows on both sides of a table."""
    if not all(text.isdecimal() and len(text) <= LONGEST_COUNT for text in texts):
        return False
    numbers = [int(text) for text in texts]
    return all(later - earlier == 1 for earlier, later in pairwise(numbers)) and (
        len(numbers) > 1 or numbers == [1]
    )


def _are_one(pair: tuple[str, str], decimals: Counter[int]) -> bool:
    """Say whether two figures together have the decimals of all others, and alone have not."""
    own = Counter(map(_places, pair))
    others = decimals - own
    joined = "".join(pair)
    if others.total() < LEAST_OTHERS or joined.startswith("0") or not _NUMBER.fullmatch(joined):
        return False
    return [*others] == [_places(joined)] and 0 not in others and {*own} != {*others}


def _places(text: str) -> int:
    """Count the decimals of a figure."""
    return len(text.partition(".")[2])


def _is_torn(text: str) -> bool:
    """Say whether digits begin or end in a mark, or are not in groups of three: `3.`, `18,41`."""
    is_plain = all(char in _MARKS or char.isdecimal() for char in text)
    return len(text) > 1 and is_plain and not _NUMBER.fullmatch(text)
