"""Lines recognised on a picture in, those out that hold amounts of a table that was not read."""

import re
from collections.abc import Iterator, Sequence

from extract.grids.booking import Line
from extract.trust.stray_amounts import WHOLE, numbers_behind_name

LEAST_RECOGNISED = 3
"""Lines of a picture that hold an amount, at least, that are a table; one of two is a row."""

_RECOGNISED = re.compile(
    r"(?:^|\s|(?<=[\u4e00-\u9fff]))-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d\d)(?=$|\s|[\u4e00-\u9fff、])"
)
_SENTENCE = re.compile("[，。；]")
"""What running text has and a row has not; the mark behind an ordinal may be read as anything."""


def unplaced_amounts(lines: Sequence[Line]) -> Iterator[int]:
    """Name the lines of a picture without rulings that hold an amount, where they are a table."""
    told = [
        number
        for number, line in enumerate(lines)
        if not _SENTENCE.search(line.text)
        and (_RECOGNISED.search(line.text) or _is_row_of_numbers(line))
    ]
    is_row = any(len(_RECOGNISED.findall(lines[number].text)) > 1 for number in told)
    yield from told if is_row or len(told) >= LEAST_RECOGNISED else ()


def _is_row_of_numbers(line: Line) -> bool:
    """Say whether numbers stand behind a name, one of them long: amounts without decimals."""
    return numbers_behind_name(line) > 1 and WHOLE.search(line.text) is not None
