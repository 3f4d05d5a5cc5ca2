"""Pale text that is laid over the page's own: watermarks that run level.

Slanted ones are left out for their direction. One that runs level would be read letter by letter
between those of the text below it. It is known by three things together: it is pale, it lies over
darker text, and it is either said again and again or set much larger. Pale text that lies over
nothing (white headings on a dark ground, grey notes) is text of the page, and so is an amount.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from extract.marks.geometry import Box, union
from extract.marks.runs import Run, text_of

PALE = 0.5
"""Strength of a colour, from white (0) to black (1), up to which text is pale."""

REPEATS = 3
"""Times that a watermark is said on a page, at least."""

LARGER = 2.0
"""Times that one said less often is larger than the text below it, at least."""

LAID_OVER = 2
"""Characters of other text that it lies over, at least."""

_AMOUNT = re.compile(r"\d[.．,，]\d")
_LUMA = (0.3, 0.59, 0.11)


def strength(values: Sequence[float], opacity: float) -> float:
    """Say how strong a colour is on white: grey, red-green-blue, or cyan-magenta-yellow-black."""
    match len(values):
        case 1:
            dark = 1 - values[0]
        case 3:
            dark = 1 - sum(part * share for part, share in zip(values, _LUMA, strict=True))
        case 4:
            dark = values[3] + sum(
                part * share for part, share in zip(values[:3], _LUMA, strict=True)
            )
        case _:
            return opacity
    return min(max(dark, 0.0), 1.0) * opacity


def without_watermarks(runs: list[Run], pale: frozenset[int]) -> list[Run]:
    """Leave out the runs of watermarks.

    Args:
        runs: What is shown.
        pale: The operations that show something pale, by number.
    """
    faint = [run for run in runs if run[0].shown_by in pale]
    if not faint:
        return runs
    marks = {id(run) for group in _watermarks(runs, faint, pale) for run in group}
    return [run for run in runs if id(run) not in marks]


def _watermarks(
    runs: Sequence[Run], faint: Sequence[Run], pale: frozenset[int]
) -> Iterator[list[Run]]:
    dark = [glyph for run in runs if run[0].shown_by not in pale for glyph in run if glyph.has_ink]
    alike: dict[tuple[str, float], list[Run]] = defaultdict(list)
    for run in faint:
        alike[run[0].font, round(run[0].size, 1)].append(run)
    for (_, size), group in alike.items():
        texts = [text_of(run) for run in group]
        if any(_AMOUNT.search(text) for text in texts):
            continue
        boxes = [union([glyph.box for glyph in run]) for run in group]
        below = [glyph.size for glyph in dark if _lies_under(glyph.middle, boxes)]
        is_repeated = max(Counter(texts).values()) >= REPEATS
        if len(below) >= LAID_OVER and (is_repeated or size >= LARGER * max(below)):
            yield group


def _lies_under(point: tuple[float, float], boxes: Sequence[Box]) -> bool:
    return any(box.holds(*point) for box in boxes)
