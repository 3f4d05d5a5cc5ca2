"""Where the texts of two cells were written in one go.

Some software writes a printed row with one operation. In: a run that a ruling crosses. Out: the
place at the ruling where one text ends and the next begins: a space, an end of a number, a gap
between two headings. Where there is none the run is one text, wider than its cell.
"""

import re
from itertools import pairwise
from statistics import median

from extract.marks.runs import Run, text_of
from extract.marks.textlines import WORD_GAP

TIGHT = 0.1
"""Font sizes between two texts at least, where a ruling runs between them."""

WIDER = 1.5
"""Times that such a gap is wider than those within the texts, at least: letters may be spaced."""

_DIGITS = r"[-−－+△]?[0-9０-９][0-9０-９,，.．]*[%％]?"
_NUMBER = re.compile(rf"{_DIGITS}|[(（]{_DIGITS}[)）]")
_SPACED = re.compile(r"[-−－]?\d{1,3}(?:\s\d{3}){2,}(?:[.．]\d*)?")
"""One number whose thousands stand apart."""

_OF_NUMBER = re.compile(r"[0-9０-９,，.．%％]")
_AMOUNT = re.compile(r"[-−－]?\d[\d,，]*[.．]\d\d")


def is_number(text: str) -> bool:
    """Say whether a text is one number: nothing but digits, their marks and a sign."""
    return _NUMBER.fullmatch(text.strip()) is not None


def place_to_cut(run: Run, ruling: int) -> int | None:
    """Find where to cut a run.

    Args:
        run: What was written in one go.
        ruling: The index of the first glyph beyond the ruling.

    Returns:
        The index of the first glyph of the second text, the ruling's or one beside it; None where
        the run is one text.
    """
    if _SPACED.fullmatch(text_of(run)):
        return None
    places = [place for place in (ruling, ruling - 1, ruling + 1) if 0 < place < len(run)]
    for test in (_is_space, _ends_number, _is_gap):
        for place in places:
            if test(run, place):
                return place
    return None


def _is_space(run: Run, place: int) -> bool:
    before, after = run[place - 1], run[place]
    is_wide = after.box.x0 - before.box.x1 > WORD_GAP * before.size
    return is_wide or not before.has_ink or not after.has_ink


def _ends_number(run: Run, place: int) -> bool:
    """Say whether a number and another text meet, or two amounts."""
    left, right = text_of(run[:place]), text_of(run[place:])
    if _OF_NUMBER.match(left[-1:]) and _OF_NUMBER.match(right[:1]):
        return all(_AMOUNT.fullmatch(text.strip()) for text in (left, right))
    return is_number(left) or is_number(right)


def _is_gap(run: Run, place: int) -> bool:
    """Say whether the ruling runs through a gap that is wider than the others of the run."""
    gaps = [after.box.x0 - before.box.x1 for before, after in pairwise(run)]
    return gaps[place - 1] >= max(TIGHT * run[0].size, WIDER * median(gaps))
