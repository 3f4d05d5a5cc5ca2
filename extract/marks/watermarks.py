"""Pale text that is laid over the page's own: watermarks that run level.

Slanted ones are left out for their direction. One that runs level would be read letter by letter
between those of the text below it. It is known by three things together: it is pale, it lies over
darker text or rulings, and it is either said again and again or set much larger. Pale text that
lies over nothing (white headings on a dark ground, grey notes) is text of the page, unless it is
said all over it; an amount always is.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from statistics import median

from extract.marks.geometry import Box, union
from extract.marks.glyphs import Glyph
from extract.marks.rulings import Ruling
from extract.marks.runs import Run, text_of

PALE = 0.5
"""Strength of a colour, from white (0) to black (1), up to which text is pale."""

REDDER = 0.35
"""By how much of full light a colour is redder than it is green and blue, at least, to be red."""

REPEATS = 3
"""Times that a watermark is said on a page, at least."""

LARGER = 2.0
"""Times that one said less often is larger than the text below it, at least."""

LAID_OVER = 2
"""Characters of other text, or rulings, that it lies over, at least."""

LEAST_SPREAD, LEAST_WORDS = 0.5, 4
"""Share of the page's breadth and height over which a text is said again, and its characters, from
which it is a watermark although it lies over nothing."""

CORE = 0.25
"""Share of a text's height that is left out above and below where a ruling is looked for: one that
runs close below a text does not run through it."""

_AMOUNT = re.compile(r"\d[.．,，]\d")
_LUMA = (0.3, 0.59, 0.11)


@lru_cache(maxsize=4096)
def strength(values: tuple[float, ...], opacity: float) -> float:
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


@lru_cache(maxsize=4096)
def is_red(values: tuple[float, ...]) -> bool:
    """Say whether a colour is red: what is below zero may be printed so, without a minus."""
    match len(values):
        case 3:
            red, others = values[0], max(values[1:])
        case 4:
            red, others = 1 - values[0] - values[3], 1 - min(values[1:3]) - values[3]
        case _:
            return False
    return red - max(others, 0.0) >= REDDER


def without_watermarks(
    runs: list[Run], pale: frozenset[int], page: Box, rulings: Sequence[Ruling] = ()
) -> list[Run]:
    """Leave out the runs of watermarks.

    Args:
        runs: What is shown.
        pale: The operations that show something pale, by number.
        page: The page.
        rulings: Its straight lines.
    """
    faint = [run for run in runs if run[0].shown_by in pale]
    if not faint:
        return runs
    dark = [glyph for run in runs if run[0].shown_by not in pale for glyph in run if glyph.has_ink]
    marks = {id(run) for group in _watermarks(faint, dark, page, rulings) for run in group}
    return [run for run in runs if id(run) not in marks]


def _watermarks(
    faint: Sequence[Run], dark: Sequence[Glyph], page: Box, rulings: Sequence[Ruling]
) -> Iterator[list[Run]]:
    usual = median([glyph.size for glyph in dark]) if dark else 0.0
    alike: dict[tuple[str, float], list[Run]] = defaultdict(list)
    for run in faint:
        alike[run[0].font, round(run[0].size, 1)].append(run)
    for (_, size), group in alike.items():
        texts = [text_of(run) for run in group]
        is_repeated = max(Counter(texts).values()) >= REPEATS
        is_large = bool(dark) and size >= LARGER * usual
        if not (is_repeated or is_large) or any(_AMOUNT.search(text) for text in texts):
            continue
        boxes = [union([glyph.box for glyph in run]) for run in group]
        below = sum(any(box.holds(*glyph.middle) for box in boxes) for glyph in dark)
        crossed = sum(_crosses(ruling.box, box) for box in boxes for ruling in rulings)
        if below + crossed >= LAID_OVER or _is_all_over(group, page):
            yield group


def _is_all_over(group: Sequence[Run], page: Box) -> bool:
    """Say whether one text is said in rows and columns over most of the page."""
    places: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for run in group:
        places[text_of(run)].append(run[0].middle)
    return any(
        len(text) >= LEAST_WORDS
        and len(of_text) > REPEATS
        and all(
            max(along) - min(along) >= LEAST_SPREAD * room
            for along, room in _extents(of_text, page)
        )
        for text, of_text in places.items()
    )


def _extents(
    places: Sequence[tuple[float, float]], page: Box
) -> Iterator[tuple[list[float], float]]:
    yield [x for x, _ in places], page.x1 - page.x0
    yield [y for _, y in places], page.y1 - page.y0


def _crosses(ruling: Box, text: Box) -> bool:
    """Say whether a ruling runs through a text."""
    rise, inset = CORE * (text.y1 - text.y0), CORE * min(text.x1 - text.x0, text.y1 - text.y0)
    core = Box(text.x0 + inset, text.y0 + rise, text.x1 - inset, text.y1 - rise)
    return (
        ruling.x0 < core.x1 and ruling.x1 > core.x0 and ruling.y0 < core.y1 and ruling.y1 > core.y0
    )
