"""The heading of a table without vertical rules: which words stand over which columns.

In: the heading's pieces of text, the columns, and the partial rulings that underline a heading over
several columns. Out: row edges and merged cells, in one storey or several.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from extract.grids.aligned.below import (
    Interval,
    centre_of,
    free_columns,
    goes_on,
    is_above_all,
    is_level_with,
    reached_over,
    run_around,
)
from extract.grids.aligned.sharing import EVEN, share_out
from extract.marks.rulings import Ruling
from extract.marks.textlines import TextLine

UNDERLINE = 2.5
"""Font sizes between a heading and the ruling that underlines it, at most: a line of it may
wrap."""

OFF_CENTRE = 0.1
"""Share of a ruling's width by which the heading on it may stand off its middle."""

Merged = dict[tuple[int, int], tuple[int, int]]
"""Merged cells: row and column of each, and how many rows and columns it covers."""


def lay_out_header(
    header: Sequence[TextLine],
    columns: Sequence[Interval],
    partial: Sequence[Ruling],
    extent: tuple[float, float],
) -> tuple[list[float], Merged]:
    """Lay out the heading.

    Args:
        header: Pieces of text above the body.
        columns: The columns, from left to right.
        partial: Rulings inside the heading, shorter than the table.
        extent: Top and bottom of the heading.

    Returns:
        Row edges top down, without the body's first one, and the merged cells.
    """
    if not header:
        return [], {}
    top, bottom = extent
    found = _groups(header, columns, partial)
    groups = [group for group in found if not group.is_lowest]
    depth = [sum(column in group.columns for group in groups) for column in range(len(columns))]
    storeys = max(depth, default=0) + 1
    edges = [top]
    storey_of = [sum(group.columns < other.columns for other in groups) for group in groups]
    for storey in range(storeys - 1):
        feet = [g.foot for g, own in zip(groups, storey_of, strict=True) if own == storey]
        edges.append(min(max(min(feet), bottom + 1), edges[-1] - 1))
    merged = {(own, column): (storeys - own, 1) for column, own in enumerate(depth)}
    for group, storey in zip(groups, storey_of, strict=True):
        merged[storey, min(group.columns)] = (1, len(group.columns))
    for group in found:
        if group.is_lowest and len(own := {depth[column] for column in group.columns}) == 1:
            storey = own.pop()
            for column in group.columns:
                del merged[storey, column]
            merged[storey, min(group.columns)] = (storeys - storey, len(group.columns))
    return edges, merged


@dataclass(frozen=True, slots=True)
class _Group:
    """Words over several columns, in one line or in several; where they end."""

    columns: frozenset[int]
    pieces: tuple[TextLine, ...]
    is_lowest: bool = False

    @property
    def foot(self) -> float:
        return min(piece.box.y0 for piece in self.pieces)


def _groups(
    header: Sequence[TextLine], columns: Sequence[Interval], partial: Sequence[Ruling]
) -> list[_Group]:
    """Find the words that stand over several columns, storey by storey from the top.

    Those on rulings of their own come first: what stands above them is over all of their columns.
    """
    groups: list[_Group] = []
    ruled = {id(piece) for piece in header if _underlined(piece, columns, partial)}
    for piece in sorted(header, key=lambda p: (id(p) not in ruled, -p.box.y1, p.box.x0)):
        grouped = [other for group in groups for other in group.pieces]
        if any(piece is taken for taken in grouped):
            continue
        rest = [other for other in header if not any(other is taken for taken in grouped)]
        is_title = len(columns) > 2 and is_above_all(piece, header, columns)
        under = (
            (list(range(len(columns))) if is_title else [])
            or _underlined(piece, columns, partial)
            or _shared_out(piece, rest, columns, groups)
            or _crossed(piece, rest, columns)
        )
        found = _Group(frozenset(under), (piece,))
        if not under:
            over, lines = reached_over(piece, rest, columns)
            found = _Group(frozenset(over), lines, is_lowest=True)
        same = next((group for group in groups if group.columns == found.columns), None)
        if same is not None:
            groups[groups.index(same)] = _Group(same.columns, (*same.pieces, piece))
        elif len(found.columns) > 1 and all(
            found.columns < group.columns
            or not found.columns & group.columns
            or (found.columns > group.columns and _is_lower(group, piece))
            for group in groups
        ):
            groups.append(found)
    return groups


def _underlined(
    piece: TextLine, columns: Sequence[Interval], partial: Sequence[Ruling]
) -> list[int]:
    """Take the columns below the partial ruling that the piece stands on, if it stands centred."""
    for ruling in partial:
        x0, _, x1, _ = ruling.box
        is_under = 0 <= piece.box.y0 + 2 - ruling.y <= UNDERLINE * piece.font_size
        if is_under and abs((x0 + x1) / 2 - centre_of(piece)) < OFF_CENTRE * ruling.width + 2:
            return [i for i, column in enumerate(columns) if x0 < column.centre < x1]
    return []


def _crossed(piece: TextLine, header: Sequence[TextLine], columns: Sequence[Interval]) -> list[int]:
    """Take the columns that a piece reaches over by half and that have headings below it."""
    over = [
        number
        for number, column in enumerate(columns)
        if piece.box.x0 < column.centre < piece.box.x1
    ]
    headed = [
        number for number in over if any(_is_below(o, piece, columns[number]) for o in header)
    ]
    return over if len(headed) > 1 and headed == over else []


def _is_below(other: TextLine, piece: TextLine, column: Interval) -> bool:
    return other.box.y1 < piece.box.y1 - 0.8 * piece.font_size and column.is_under(other.box)


def _shared_out(
    piece: TextLine,
    header: Sequence[TextLine],
    columns: Sequence[Interval],
    groups: Sequence[_Group],
) -> list[int]:
    """Take the columns on both sides of the piece's centre whose own headings stand below it.

    Where several pieces of one line stand over a run of such columns, the run is shared out so
    that each piece comes to stand in the middle of its own.
    """
    lower = [group for group in groups if _is_lower(group, piece)]
    groups = [group for group in groups if group not in lower]
    is_free = free_columns(piece, header, columns)
    for column in frozenset().union(*(group.columns for group in lower)):
        is_free[column] = True
    above = [group for group in groups if _stands_over(group, piece, columns)]
    if above:
        inner = min(above, key=lambda group: len(group.columns)).columns
        is_free = [free and column in inner for column, free in enumerate(is_free)]
    beside = frozenset().union(*(group.columns for group in groups if group not in above))
    is_free = [free and column not in beside for column, free in enumerate(is_free)]
    level = [peer for peer in header if is_level_with(peer, piece)]
    is_free = _without_single(level, is_free, columns)
    run = run_around(centre_of(piece), is_free, columns)
    if not run:
        return []
    peers = [peer for peer in level if run_around(centre_of(peer), is_free, columns) == run]
    if len(peers) == 1:
        part = _middle_part(centre_of(piece), run, columns)
        is_wrapped = len(part) == 2 and any(goes_on(piece, o) for o in header)
        return [] if is_wrapped else part
    if _are_first_lines(peers, header, columns):
        return []
    peers.sort(key=centre_of)
    words = [
        (centre_of(peer), 1 if any(goes_on(peer, other) for other in header) else 2)
        for peer in peers
    ]
    start, end = share_out(words, run, columns)[peers.index(piece)]
    return list(range(start, end + 1))


def _without_single(
    level: Sequence[TextLine], is_free: list[bool], columns: Sequence[Interval]
) -> list[bool]:
    """Take out the columns of headings of one column; that may leave others with one."""
    while True:
        alone = [peer for peer in level if not run_around(centre_of(peer), is_free, columns)]
        left = [
            free and not any(column.is_under(peer.box) for peer in alone)
            for free, column in zip(is_free, columns, strict=True)
        ]
        if left == is_free:
            return left
        is_free = left


def _are_first_lines(
    peers: Sequence[TextLine], header: Sequence[TextLine], columns: Sequence[Interval]
) -> bool:
    """Say whether words beside each other begin a heading of one column each.

    Each goes on right below its middle; and two stand over columns side by side, where neither has
    room for a second.
    """
    over = [
        number
        for peer in peers
        for number, column in enumerate(columns)
        if column.x0 <= centre_of(peer) < column.x1
    ]
    return any(abs(a - b) == 1 for a, b in combinations(over, 2)) and all(
        any(goes_on(peer, other) for other in header) for peer in peers
    )


def _middle_part(centre: float, run: Sequence[int], columns: Sequence[Interval]) -> list[int]:
    """Take the part of a run, two columns at least, that lies evenly around a point."""
    parts = [(start, end) for start in run for end in run if start < end]
    off = {part: abs((columns[part[0]].x0 + columns[part[1]].x1) / 2 - centre) for part in parts}
    reach = min(off.values()) + EVEN * (columns[run[-1]].x1 - columns[run[0]].x0)
    even = [part for part in parts if off[part] <= reach]
    start, end = max(even, key=lambda part: (part[1] - part[0], -off[part]))
    return list(range(start, end + 1))


def _is_lower(group: _Group, piece: TextLine) -> bool:
    return max(other.box.y1 for other in group.pieces) < piece.box.y1 - 0.8 * piece.font_size


def _stands_over(group: _Group, piece: TextLine, columns: Sequence[Interval]) -> bool:
    first, last = min(group.columns), max(group.columns)
    return columns[first].x0 < centre_of(piece) < columns[last].x1
