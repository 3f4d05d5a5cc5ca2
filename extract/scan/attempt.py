"""Whether a page is a scan, and its recognition where it is one.

A report's producer often prints a header and a page number onto a scan: such text stays what it is,
and is painted over before the rest is recognised.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from extract.grids.booking import Booking, Cell, slots_of
from extract.grids.grid import Grid
from extract.marks.geometry import union
from extract.marks.rendering import RenderedPage
from extract.marks.upright import UprightPage
from extract.scan.recogniser import Recogniser
from extract.scan.recognition import RecognisedCell, RecognisedPage, recognise_page

LEAST_IMAGE_SHARE = 0.3
"""Share of a page that images cover, at least, before it may be a scan with text printed onto
it."""

MOST_TEXT = 100
"""Visible characters that may be printed onto a scan: header, footer, page number."""

NO_ENGINE = "not_machine_readable: no OCR engine is installed"

LoadRecogniser = Callable[[], Recogniser]


@dataclass(frozen=True, slots=True)
class ScanAttempt:
    """What came of recognising a page.

    Attributes:
        is_scanned: Whether its text is a picture.
        recognised: What the picture says; None where it could not be recognised.
        failures: Why not.
    """

    is_scanned: bool = False
    recognised: RecognisedPage | None = None
    failures: tuple[str, ...] = ()

    @property
    def grids(self) -> list[Grid]:
        """Give the grids of the picture."""
        return self.recognised.grids if self.recognised else []

    def added_to(self, booking: Booking) -> Booking:
        """Add what was recognised to what the page's text layer says."""
        return _with_recognised(booking, self.recognised) if self.recognised else booking


NOT_SCANNED = ScanAttempt()


def attempt_scan(
    page: UprightPage, rendered: RenderedPage | None, load: LoadRecogniser | None
) -> ScanAttempt:
    """Recognise a page if it is a scan; a failure costs this page only.

    Args:
        page: The page, on which no grid was found.
        rendered: Its picture.
        load: Gives the OCR engine; None where there is none.
    """
    printed = [glyph.box for glyph in page.visible if glyph.has_ink]
    if not _is_scan(page, len(printed)):
        return NOT_SCANNED
    if load is None:
        return ScanAttempt(is_scanned=True, failures=(NO_ENGINE,))
    if rendered is None:
        return ScanAttempt(is_scanned=True, failures=("ocr_failed: the page cannot be painted",))
    try:
        recognised = recognise_page(lambda dpi: rendered.pixels(page.turn, dpi), printed, load())
    except Exception as error:  # noqa: BLE001  # foreign code and models; guards one page
        reason = f"ocr_failed: {type(error).__name__}: {str(error)[:200]}"
        return ScanAttempt(is_scanned=True, failures=(reason,))
    return ScanAttempt(is_scanned=True, recognised=recognised)


def _is_scan(page: UprightPage, visible_characters: int) -> bool:
    if not visible_characters:
        return page.content.has_other_paint
    return page.content.image_share >= LEAST_IMAGE_SHARE and visible_characters <= MOST_TEXT


def _with_recognised(booking: Booking, page: RecognisedPage) -> Booking:
    cells = [
        _with_text(cell, page.cells.get(slot))
        for cell, slot in zip(booking.cells, slots_of(page.grids), strict=True)
    ]
    lines = sorted([*booking.lines, *page.lines], key=lambda line: (-line.box.y1, line.box.x0))
    return replace(
        booking,
        cells=cells,
        lines=lines,
        in_cells=booking.in_cells + page.in_cells,
        in_lines=booking.in_lines + page.in_lines,
    )


def _with_text(cell: Cell, found: RecognisedCell | None) -> Cell:
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
