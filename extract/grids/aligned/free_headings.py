"""Headings that stand beside the figures below them.

Figures stand at the right of their column and the heading in its middle, so that often neither is
above the other: a run of figures takes the free heading on its left, or where figures begin at one
edge the one on its right. In: columns, the headings that are over none, and the body. Out: the
columns with their headings.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.grids.aligned.below import Interval
from extract.grids.tabular import is_entry
from extract.marks.textlines import TextLine

SAME_START = 2.0
"""Points within which two texts begin at one edge."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where its ink stands in the body, and where its heading stands; one may lack."""

    run: Interval | None
    heading: Interval | None
    holds_figures: bool = False

    @property
    def ink(self) -> Interval:
        """From the leftmost to the rightmost ink."""
        parts = [part for part in (self.run, self.heading) if part is not None]
        return Interval(min(part.x0 for part in parts), max(part.x1 for part in parts))


def with_free_headings(
    columns: Sequence[Column], free: list[Interval], body: Sequence[TextLine]
) -> list[Column]:
    """Give each run without a heading a free one next to it, and take it from the free ones."""
    given = list(columns)
    at_left = _figures_are_at_left(columns, free)
    figures_first = sorted(
        range(len(columns)), key=lambda number: not columns[number].holds_figures
    )
    for number in figures_first:
        column = columns[number]
        if column.heading is not None or column.run is None:
            continue
        start = given[number - 1].ink.x1 if number else -math.inf
        end = given[number + 1].ink.x0 if number + 1 < len(columns) else math.inf
        left = [leaf for leaf in free if start - 1 < leaf.x0 and leaf.x1 <= column.run.x0 + 1][-1:]
        right = [leaf for leaf in free if column.run.x1 - 1 <= leaf.x0 and leaf.x1 < end + 1][:1]
        begin = _begin_at_one_edge(column.run, body)
        is_behind = column.holds_figures and not (at_left if begin is None else begin)
        if near := (left or right) if is_behind else (right or left):
            free.remove(near[0])
            given[number] = replace(column, heading=near[0])
    return given


def _begin_at_one_edge(run: Interval, body: Sequence[TextLine]) -> bool | None:
    """Say whether figures of several lengths begin at one edge, or end at one; else None."""
    figures = [piece.box for piece in body if run.meets(piece.box) and is_entry(piece.text)]
    if not figures:
        return None
    begins = max(box.x0 for box in figures) - min(box.x0 for box in figures)
    ends = max(box.x1 for box in figures) - min(box.x1 for box in figures)
    if abs(begins - ends) < SAME_START / 2:
        return None
    return begins < ends


def _figures_are_at_left(columns: Sequence[Column], free: Sequence[Interval]) -> bool:
    """Say whether figures begin where their columns do, so that their headings stand behind them.

    Those below a heading tell by their middles; so does one with headings on one side alone.
    """
    votes = 0
    for column in columns:
        if column.run is None or not column.holds_figures:
            continue
        run, heading = column.run, column.heading
        if heading is not None:
            shift = heading.centre - run.centre
            votes += (shift > SAME_START) - (shift < -SAME_START)
        else:
            votes += all(leaf.x0 > run.x0 for leaf in free)
            votes -= all(leaf.x1 < run.x1 for leaf in free)
    return votes > 0
