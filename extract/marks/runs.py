"""Glyphs in the order they are painted, in runs out: what was written in one go.

A run is what one operation shows without a jump, and what further operations continue exactly where
it ended: software changes the operation with the font, or with every glyph.
"""

import math
from collections.abc import Iterable, Iterator, Sequence

from extract.marks.glyphs import Glyph

Run = Sequence[Glyph]

JUMP = 0.8
"""Font sizes; a wider gap within one operation leads to another cell (as between the pieces of a
printed row), a smaller one is a space."""

STEP_BACK = 0.5
"""Font sizes that one operation may step back within a run: kerning does."""

JOINT = 0.03
"""Font sizes by which a continuing operation may miss the end of the one before: rounding in the
file. Numbers of neighbouring cells that overflow may touch by chance, but hardly so exactly."""


def runs_of(glyphs: Iterable[Glyph]) -> list[Run]:
    """Part glyphs into runs; one that stands askew, or in vertical writing, is one by itself."""
    runs: list[Run] = []
    run: list[Glyph] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if before is not None and not (glyph.direction or before.direction or glyph.is_vertical):
            size, gap = before.size, glyph.box[0] - before.box[2]
            goes_on = abs(glyph.y - before.y) <= JOINT * size and (
                -STEP_BACK * size <= gap <= JUMP * size
                if glyph.shown_by == before.shown_by
                else abs(gap) <= JOINT * size
            )
        else:
            goes_on = before is not None and _continues_upright(before, glyph)
        if goes_on:
            run.append(glyph)
        else:
            run = [glyph]
            runs.append(run)
        before = glyph
    return runs


def seen_runs(runs: Sequence[Run]) -> list[Run]:
    """Keep the runs of which people see anything, each whole: it was written in one go.

    A page may be painted in parts, each with all of the text and a clip of its own. Of a run whose
    hidden glyphs are all seen elsewhere only those it shows are kept.
    """
    seen = [run for run in runs if not all(glyph.is_clipped for glyph in run)]
    if all(not glyph.is_clipped for run in seen for glyph in run):
        return seen
    spots = {
        spot for run in seen for glyph in run if not glyph.is_clipped for spot in _spots(glyph)
    }
    kept: list[Run] = []
    for run in seen:
        hidden = [glyph for glyph in run if glyph.is_clipped and glyph.has_ink]
        if hidden and all((g.text, round(g.x), round(g.y)) in spots for g in hidden):
            kept.extend(runs_of(glyph for glyph in run if not glyph.is_clipped))
        else:
            kept.append(run)
    return [run for run in kept if _shows_any(run)]


def _shows_any(run: Run) -> bool:
    """Say whether any ink of a run lies within the clip; of a blank one, any part of it."""
    return any(not glyph.is_clipped for glyph in [g for g in run if g.has_ink] or run)


def _spots(glyph: Glyph) -> Iterator[tuple[str, int, int]]:
    """Name the square points at which a glyph painted again may stand."""
    for x in {math.floor(glyph.x), math.ceil(glyph.x)}:
        for y in {math.floor(glyph.y), math.ceil(glyph.y)}:
            yield glyph.text, x, y


def is_chance(run: Run) -> bool:
    """Say whether a run is two glyphs shown one by one: such may touch by chance.

    Fonts misstate widths.
    """
    return len(run) == 2 and run[0].shown_by != run[1].shown_by


def text_of(run: Run) -> str:
    """Give what a run says."""
    return "".join(glyph.text for glyph in run)


def _continues_upright(before: Glyph, glyph: Glyph) -> bool:
    """Say whether one operation goes on upwards or downwards: a number turned is no less one."""
    if (
        glyph.direction not in {90, 270}
        or glyph.direction != before.direction
        or glyph.shown_by != before.shown_by
        or glyph.is_vertical
        or abs(glyph.x - before.x) > JOINT * before.size
    ):
        return False
    lower, upper = (before, glyph) if glyph.direction == 90 else (glyph, before)
    return -STEP_BACK * before.size <= upper.box.y0 - lower.box.y1 <= JUMP * before.size
