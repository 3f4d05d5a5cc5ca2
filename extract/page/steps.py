"""One page in, its reading out.

The page's content stream is interpreted once; glyphs, rulings and images all come from that pass.
The ladder of grid finding is climbed here: `vector` (rulings as Camelot knows them), `vector_paths`
(with thin filled shapes and polylines), and, where the page looks tabular and these found nothing,
`combined` (the image too) and `aligned` (tables with horizontal rules only). A scanned page goes to
`ocr`.
"""

from dataclasses import dataclass, replace

from playa.page import Page

from extract.grids.aligned import find_aligned_grids
from extract.grids.booking import Booking, book, is_shown
from extract.grids.lattice import Grid, find_grids
from extract.grids.tabular import PIECE_GAP, looks_tabular
from extract.marks.content import Content, read_content, reveal
from extract.marks.geometry import Box, Turn
from extract.marks.glyphs import (
    Glyph,
    Strikes,
    drop_second_strikes,
    main_direction,
    turn_glyph,
)
from extract.marks.rendering import RenderedPage
from extract.marks.rulings import Ruling, on_page, turn_ruling
from extract.marks.textlines import has_ink, pieces
from extract.scan.attempt import LoadRecogniser, book_scan, is_scan, try_scan
from extract.scan.recognition import ScanReading
from extract.trust.account import Account, make_account
from extract.trust.doubts import Evidence, find_doubts, overlaid_figures, untold_figures

NARROW_GAP = 0.3
"""Columns without vertical rules can come this close, in font sizes."""


HIDDEN_TEXT = "hidden_text: nothing else is on the page"
"""The doubt of a page of which people see no text at all."""

NO_GRID = "figures_without_grid: figures stand in columns, and no grid was found"
"""The doubt of a page whose table was not read as one."""

PAGE_FAILED = "page_failed"
"""Begins the warning of a page that could not be read at all."""


@dataclass(frozen=True, slots=True)
class PageReading:
    """Everything the raw layer keeps of a page."""

    page: int
    size: tuple[float, float]
    rotation: int
    text_source: str
    engine_step: str | None
    looks_tabular: bool
    grids: list[Grid]
    booking: Booking
    account: Account
    image_share: float
    is_scanned: bool = False
    skew: float = 0.0
    failures: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Upright:
    """The page turned upright, what it paints, and what OCR saw on it, if it is a scan."""

    turn: Turn
    content: Content
    strikes: Strikes
    visible: list[Glyph]
    is_scanned: bool = False
    scan: ScanReading | None = None
    failures: tuple[str, ...] = ()

    @property
    def box(self) -> Box:
        """The page."""
        return Box(0, 0, *self.turn.size)

    @property
    def text_source(self) -> str:
        """Say where its text comes from."""
        if self.scan and (self.scan.cells or self.scan.lines):
            return "ocr"
        return "text" if any(map(has_ink, self.visible)) else "none"


def read_page(
    page: Page, rendered: RenderedPage | None, load: LoadRecogniser | None = None
) -> PageReading:
    """Read one page: its grids, its cells, its lines and its glyph account.

    Args:
        page: The page as playa opened it, in page space.
        rendered: The same page as PDFium sees it; None where PDFium cannot open it.
        load: Gives the OCR engine, for a scanned page; None where there is none.
    """
    content = read_content(page)
    reading = _read(page, content, rendered, load)
    if reading.booking.in_cells + reading.booking.in_lines or not (revealed := reveal(content)):
        return reading
    hidden = _read(page, revealed, None, None)
    return replace(
        hidden,
        is_scanned=reading.is_scanned,
        failures=reading.failures,
        doubts=(HIDDEN_TEXT, *hidden.doubts),
    )


def _read(
    page: Page, content: Content, rendered: RenderedPage | None, load: LoadRecogniser | None
) -> PageReading:
    turn = Turn((360 - main_direction(content.glyphs)) % 360, *content.size)
    upright = _upright(content, turn)
    rulings = on_page(upright.content.rulings, upright.box)
    tabular = looks_tabular(pieces(upright.visible, PIECE_GAP), rulings, upright.box)
    grids = _grids(upright, rulings, rendered, is_tabular=tabular)
    if not grids:
        upright = _with_scan(upright, content, rendered, load)
        grids = upright.scan.grids if upright.scan else []
    booking = book(upright.strikes, grids, upright.box)
    if upright.scan:
        booking = book_scan(booking, grids, upright.scan)
    doubts = _doubts(page, upright, booking, grids, rendered)
    unread = (NO_GRID,) if tabular and not grids else ()
    return PageReading(
        page=page.page_idx + 1,
        size=upright.turn.size,
        rotation=(page.rotate + 360 - upright.turn.degrees) % 360,
        text_source=upright.text_source,
        engine_step=max((grid.step for grid in grids), default=None),
        looks_tabular=tabular or bool(grids),
        grids=grids,
        booking=booking,
        account=make_account(content.glyphs, upright.strikes, booking, rendered, upright.scan),
        image_share=content.image_share,
        is_scanned=upright.is_scanned,
        skew=upright.scan.skew if upright.scan else 0.0,
        failures=upright.failures,
        doubts=() if upright.scan else (*doubts, *unread),
    )


def failed_page(page: Page, error: Exception) -> PageReading:
    """Stand in for a page that could not be read."""
    reason = f"{PAGE_FAILED}: {type(error).__name__}: {str(error)[:200]}"
    nothing = Booking([], [], 0, 0, 0)
    return PageReading(
        page=page.page_idx + 1,
        size=(float(page.width), float(page.height)),
        rotation=0,
        text_source="none",
        engine_step=None,
        looks_tabular=False,
        grids=[],
        booking=nothing,
        account=make_account([], drop_second_strikes([]), nothing, None, None),
        image_share=0.0,
        failures=(reason,),
    )


def _doubts(
    page: Page,
    upright: _Upright,
    booking: Booking,
    grids: list[Grid],
    rendered: RenderedPage | None,
) -> tuple[str, ...]:
    content = upright.content
    evidence = Evidence(content.glyphs, upright.visible, grids, upright.turn, content.unnamed_fonts)
    seen = find_doubts(evidence, rendered)
    untold = untold_figures(cell.text for cell in booking.cells)
    return (*content.font_doubts, *seen, *untold, *overlaid_figures(page))


def _upright(content: Content, turn: Turn) -> _Upright:
    if turn.degrees:
        content = replace(
            content,
            glyphs=[turn_glyph(glyph, turn) for glyph in content.glyphs],
            rulings=[turn_ruling(ruling, turn) for ruling in content.rulings],
        )
    box = Box(0, 0, *turn.size)
    strikes = drop_second_strikes(content.glyphs)
    return _Upright(
        turn, content, strikes, [glyph for glyph in strikes.kept if is_shown(glyph, box)]
    )


def _with_scan(
    upright: _Upright, content: Content, rendered: RenderedPage | None, load: LoadRecogniser | None
) -> _Upright:
    """Recognise a scanned page; it may turn out to lie on its side."""
    inked = [glyph for glyph in upright.visible if has_ink(glyph)]
    if not is_scan(len(inked), content.image_share, is_painted=content.has_other_paint):
        return upright
    hidden = [glyph.box for glyph in inked]
    scan, failures = try_scan(rendered, upright.turn, hidden, load)
    if scan and scan.turned:
        before = upright.turn
        degrees = (before.degrees + scan.turned) % 360
        upright = _upright(content, replace(before, degrees=degrees))
    return replace(upright, is_scanned=True, scan=scan, failures=failures)


def _grids(
    upright: _Upright,
    rulings: list[Ruling],
    rendered: RenderedPage | None,
    *,
    is_tabular: bool,
) -> list[Grid]:
    """Climb the ladder."""
    visible, turn = upright.visible, upright.turn
    grids = _with_text(find_grids(rulings, turn.size), visible) if visible else []
    if is_tabular and not grids:
        painted = rendered if upright.content.has_other_paint else None
        grids = _look_closer(visible, rulings, turn, painted)
    return grids


def _look_closer(
    visible: list[Glyph], rulings: list[Ruling], turn: Turn, painted: RenderedPage | None
) -> list[Grid]:
    """Climb on where the page looks tabular and its rulings form no grid.

    The raster can only show lines that were painted somehow: it is looked at where the page paints
    more than text and straight lines.
    """
    if painted is not None:
        grids = find_grids(rulings, turn.size, lambda: painted.pixels(turn))
        if grids := _with_text(grids, visible):
            return grids
    return find_aligned_grids(pieces(visible, NARROW_GAP), rulings, Box(0, 0, *turn.size))


def _with_text(grids: list[Grid], visible: list[Glyph]) -> list[Grid]:
    """Drop grids in which nothing is printed: drawings."""
    inked = [glyph.middle for glyph in visible if has_ink(glyph)]
    return [grid for grid in grids if any(grid.box.holds(x, y) for x, y in inked)]
