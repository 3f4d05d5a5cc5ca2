"""Several headings beside each other over one run of columns: which columns each is over.

In: the middles of the headings from left to right, and the columns. Out: the first and the last
column of each, so that all stand as nearly as can be in the middle of their own.
"""

import math
from collections.abc import Sequence

from extract.grids.aligned.below import Interval

EVEN = 0.015
"""Share of a run's width by which the middle of the most columns may lie off a heading's, more than
that of fewer."""

SHARED = 0.025
"""The same where several headings share the run: the outer edges of a table are not drawn."""

Part = tuple[int, int]
# how far headings stand off the middle beyond what is even, and how many columns are over nothing
_Cost = tuple[float, int]
_NO_WAY = (math.inf, 0)


def share_out(
    words: Sequence[tuple[float, int]], run: Sequence[int], columns: Sequence[Interval]
) -> list[Part]:
    """Share a run out, in order. Columns between two headings, or at an end, may be below none.

    Args:
        words: The middle of each heading, and over how many columns it is at least.
        run: The columns to share out.
        columns: All columns.
    """
    even = SHARED * (columns[run[-1]].x1 - columns[run[0]].x0)
    # the best way to place the headings so far within the columns so far
    best: list[tuple[_Cost, tuple[Part, ...]]] = [
        ((0.0, skipped), ()) for skipped in range(len(run) + 1)
    ]
    for centre, least in words:
        placed: list[tuple[_Cost, tuple[Part, ...]]] = []
        for upto in range(len(run) + 1):
            ways = [
                _joined(best[start], (run[start], run[upto - 1]), centre, even, columns)
                for start in range(upto - least + 1)
            ]
            if placed and upto:
                (off, skipped), parts = placed[-1]
                ways.append(((off, skipped + 1), parts))
            placed.append(min(ways, default=(_NO_WAY, ())))
        best = placed
    parts = best[-1][1]
    return list(parts) if len(parts) == len(words) else [(run[0], run[0])] * len(words)


def _joined(
    before: tuple[_Cost, tuple[Part, ...]],
    part: Part,
    centre: float,
    even: float,
    columns: Sequence[Interval],
) -> tuple[_Cost, tuple[Part, ...]]:
    (off, skipped), parts = before
    middle = (columns[part[0]].x0 + columns[part[1]].x1) / 2
    return (off + max(abs(middle - centre) - even, 0.0), skipped), (*parts, part)
