"""Scanned pages among the others: which they are, and how their reading joins the page's own text.

A report's producer often prints a header and a page number onto a scan: such text stays what it is,
and is painted over before the rest is recognised.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from extract.grids.booking import Booking, Cell
from extract.grids.lattice import Grid
from extract.marks.geometry import Box, Turn, union
from extract.marks.rendering import RenderedPage
from extract.scan.recogniser import Recogniser
from extract.scan.recognition import ScannedText, ScanReading, read_scan

LEAST_IMAGE_SHARE = 0.3
"""Images cover at least so much of a page that may be a scan."""

MOST_TEXT = 100
"""Visible characters that may be printed onto a scan: header, footer, page number."""

NO_ENGINE = "not_machine_readable: no OCR engine is installed"

LoadRecogniser = Callable[[], Recogniser]


def is_scan(visible_characters: int, image_share: float, *, is_painted: bool) -> bool:
    """Say whether a page must be looked at to be read.

    Args:
        visible_characters: How many its text layer shows.
        image_share: Share of the page that images cover.
        is_painted: Whether it paints anything besides text and straight lines.
    """
    if not visible_characters:
        return is_painted
    return image_share >= LEAST_IMAGE_SHARE and visible_characters <= MOST_TEXT


def try_scan(
    rendered: RenderedPage | None, turn: Turn, hidden: Sequence[Box], load: LoadRecogniser | None
) -> tuple[ScanReading | None, tuple[str, ...]]:
    """Recognise a page; or say why not, which costs this page only."""
    if load is None:
        return None, (NO_ENGINE,)
    if rendered is None:
        return None, ("ocr_failed: the page cannot be painted",)
    try:
        return read_scan(lambda dpi: rendered.pixels(turn, dpi), hidden, load()), ()
    except Exception as error:  # noqa: BLE001  # foreign code and models; guards one page
        return None, (f"ocr_failed: {type(error).__name__}: {str(error)[:200]}",)


def book_scan(booking: Booking, grids: Sequence[Grid], scan: ScanReading) -> Booking:
    """Add what was recognised to what the page's text layer says."""
    places = (
        (number, index) for number, grid in enumerate(grids) for index in range(len(grid.spans))
    )
    cells = [
        _joined(cell, scan.cells.get(place))
        for cell, place in zip(booking.cells, places, strict=True)
    ]
    lines = sorted([*booking.lines, *scan.lines], key=lambda line: (-line.box.y1, line.box.x0))
    return Booking(
        cells=cells,
        lines=lines,
        in_cells=booking.in_cells + scan.in_cells,
        in_lines=booking.in_lines + scan.in_lines,
        excluded=booking.excluded,
    )


def _joined(cell: Cell, found: ScannedText | None) -> Cell:
    if found is None:
        return replace(cell, text_source="ocr") if not cell.text else cell
    return replace(
        cell,
        text="\n".join(text for text in (cell.text, found.text) if text),
        ink=union([cell.ink, found.ink]) if cell.ink else found.ink,
        font_size=max(cell.font_size or 0.0, found.font_size),
        text_source="ocr",
        confidence=found.confidence,
    )
