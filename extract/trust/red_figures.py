"""Cells of a page in, those out whose amounts are red among black ones and bear no sign.

Books print what is below zero in red, and may leave out the minus; others only mark a figure so.
"""

from collections.abc import Sequence

from extract.grids.booking import Booking
from extract.grids.tabular import bare_figure, is_figure
from extract.marks.geometry import Box
from extract.marks.glyphs import Glyph

RED = "red_without_sign"
"""The doubt of such a cell."""

SIGNS = frozenset("-−－+()（）△%％")
"""Marks by which a figure says itself whether it is below zero, or no amount."""


def red_cells(booking: Booking, digits: Sequence[Glyph], red: frozenset[int]) -> list[int]:
    """Name the cells, by their place, unless most figures of the page are red.

    Args:
        booking: The cells.
        digits: The digits that the page shows.
        red: The operations that show something red, by number.
    """
    marks = [digit.middle for digit in digits if digit.shown_by in red]
    if not marks:
        return []
    figures = {
        number: cell.ink
        for number, cell in enumerate(booking.cells)
        if cell.ink and is_figure(bare_figure(cell.text))
    }
    found = [number for number, ink in figures.items() if _holds_any(ink, marks)]
    if 2 * len(found) > len(figures):
        return []
    return [number for number in found if SIGNS.isdisjoint(booking.cells[number].text)]


def _holds_any(box: Box, marks: Sequence[tuple[float, float]]) -> bool:
    return any(box.holds(x, y) for x, y in marks)
