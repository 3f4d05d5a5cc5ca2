"""One page in, its reading out.

The page passes each package once, in this order: `marks` interprets its content stream and turns it
upright, `grids` finds its ruled tables, `scan` recognises it where it is a picture, `grids` books
every glyph under a cell or a line, `trust` draws up its account and its doubts.
"""

from dataclasses import replace

from playa.page import Page

from extract.grids.aligned.carried import table_above
from extract.grids.booking import NOTHING_BOOKED, Booking, Line, book
from extract.grids.doubled_rows import part_doubled_rows
from extract.grids.ladder import GridSearch, find_page_grids
from extract.marks.content import Content, read_content, reveal
from extract.marks.rendering import RenderedPage
from extract.marks.upright import UprightPage, turn_upright
from extract.page.reading import PageReading
from extract.scan.attempt import (
    NOT_SCANNED,
    LoadRecogniser,
    ScanAttempt,
    attempt_scan,
)
from extract.scan.beside import pictured_lines
from extract.scan.illegible import ILLEGIBLE, as_picture, is_illegible
from extract.trust.account import NOTHING_READ, make_account
from extract.trust.doubts import (
    FIGURES_ASTRAY,
    HIDDEN_TEXT,
    NO_GRID,
    find_doubts,
    overlaid_figures,
    unknown_marks,
)
from extract.trust.headless import doubted_columns
from extract.trust.lines import doubted_cells, doubted_lines
from extract.trust.painted.beside_names import painted_beside_names
from extract.trust.painted.recognised import unplaced_amounts
from extract.trust.stray_amounts import stray_amounts
from extract.trust.unread_ink import UNREAD_INK, marked, unread_cells
from extract.trust.unruled import OFF_COLUMN, OFF_ROW, off_columns, off_rows
from extract.trust.visibility import PIXELS_A_POINT

PICTURED = "pictured"
"""The doubt of a line that was recognised on a picture beside text."""

PAGE_FAILED = "page_failed"
"""Begins the warning of a page that could not be read at all."""


def read_page(
    page: Page,
    rendered: RenderedPage | None,
    load: LoadRecogniser | None = None,
    before: PageReading | None = None,
) -> PageReading:
    """Read one page; where it shows no text, read the text that it hides.

    Where it shows text that no program can tell, its picture is recognised.

    Args:
        page: The page by playa, in page space.
        rendered: The same page by PDFium; None where PDFium cannot open it.
        load: Gives the OCR engine for a scanned page; None where there is none.
        before: The page before it, whose last table may go on here.
    """
    content = read_content(page)
    if load is not None and is_illegible(content):
        recognised = _read(page, as_picture(content), rendered, load, before)
        if recognised.text_source == "ocr":
            return replace(recognised, doubts=(ILLEGIBLE, *recognised.doubts))
    reading = _read(page, content, rendered, load, before)
    if reading.booking.in_cells + reading.booking.in_lines or not (revealed := reveal(content)):
        return reading
    hidden = _read(page, revealed, None, None, before)
    return replace(
        hidden,
        is_scanned=reading.is_scanned,
        failures=reading.failures,
        doubts=(HIDDEN_TEXT, *hidden.doubts),
    )


def _read(
    page: Page,
    content: Content,
    rendered: RenderedPage | None,
    load: LoadRecogniser | None,
    before: PageReading | None,
) -> PageReading:
    """Pass a page's content through the steps."""
    upright = turn_upright(content)
    above = table_above(before.grids, before.booking.cells) if before else None
    search = find_page_grids(upright, rendered, above)
    scan = NOT_SCANNED if search.grids else attempt_scan(upright, rendered, load)
    if scan.recognised:  # its picture may have lain on its side
        upright = turn_upright(content, scan.recognised.turned)
    grids = search.grids or scan.grids
    booking = book(upright, grids)
    if search.grids:
        grids = part_doubled_rows(upright, grids, booking)
        booking = book(upright, grids) if grids != search.grids else booking
    booking = scan.added_to(booking)
    counter = None if content.is_picture else rendered
    account = make_account(upright, booking, counter, scan.recognised)
    doubts: tuple[str, ...] = ()
    line_doubts: dict[int, str] = {}
    cell_doubts: dict[int, str] = {}
    picture = None
    if not scan.recognised:
        doubts = _doubts(page, upright, search, booking, rendered)
        line_doubts = doubted_lines(upright, grids, booking, page, rendered)
        cells_above = before.booking.cells if before and not grids else ()
        has_paint = content.has_other_paint
        found = stray_amounts(upright.visible, grids, booking, cells_above, has_paint=has_paint)
        if astray := [*found]:
            doubts = (*doubts, f"{FIGURES_ASTRAY}: {len(astray)}")
            line_doubts = {**line_doubts, **dict.fromkeys(astray, FIGURES_ASTRAY)}
        cell_doubts = dict.fromkeys(off_rows(grids, booking), OFF_ROW)
        cell_doubts |= dict.fromkeys(off_columns(grids, booking), OFF_COLUMN)
        cell_doubts |= doubted_cells(upright, booking, page, rendered)
        if unread := [*unread_cells(upright, grids, booking, rendered)]:
            booking = marked(booking, unread)
            cell_doubts = {**cell_doubts, **dict.fromkeys(unread, UNREAD_INK)}
        if not scan.is_scanned and not content.is_picture:
            goes_on = before is not None and UNREAD_INK in before.line_doubts.values()
            booking, in_pictures, of_pictures = _with_pictures(
                booking,
                pictured_lines(upright, rendered, load, grids),
                painted_beside_names(upright, booking, rendered, goes_on=goes_on),
            )
            doubts, line_doubts = (*doubts, *in_pictures), line_doubts | of_pictures
    elif not grids and (unplaced := [*unplaced_amounts(booking.lines)]):
        doubts = (f"{FIGURES_ASTRAY}: {len(unplaced)}",)
    if rendered is not None and not scan.recognised:
        picture = rendered.picture_sha256(upright.turn.degrees, PIXELS_A_POINT)
    return PageReading(
        page=page.page_idx + 1,
        size=upright.turn.size,
        rotation=(page.rotate + 360 - upright.turn.degrees) % 360,
        text_source=_text_source(upright, scan),
        engine_step=max((grid.step for grid in grids), default=None),
        looks_tabular=search.looks_tabular or bool(grids),
        grids=grids,
        booking=booking,
        account=account,
        image_share=content.image_share,
        is_scanned=scan.is_scanned,
        skew=scan.recognised.skew if scan.recognised else 0.0,
        failures=scan.failures,
        doubts=doubts,
        line_doubts=line_doubts,
        cell_doubts=cell_doubts,
        picture_sha256=picture,
    )


def _with_pictures(
    booking: Booking, pictured: list[Line], painted: list[Line]
) -> tuple[Booking, tuple[str, ...], dict[int, str]]:
    """Book what pictures and paint say beside text, with the doubts of the page and its lines."""
    first = len(booking.lines)
    behind = first + len(pictured)
    found = len([*unplaced_amounts(pictured)]) + len(painted)
    return (
        booking.with_lines([*pictured, *painted]),
        (f"{FIGURES_ASTRAY}: {found}",) if found else (),
        dict.fromkeys(range(first, behind), PICTURED)
        | dict.fromkeys(range(behind, behind + len(painted)), UNREAD_INK),
    )


def _doubts(
    page: Page,
    upright: UprightPage,
    search: GridSearch,
    booking: Booking,
    rendered: RenderedPage | None,
) -> tuple[str, ...]:
    """Name all doubts of a page with a text layer (a recognised one is never trusted)."""
    return (
        *find_doubts(upright, search.grids, rendered),
        *unknown_marks(cell.text for cell in booking.cells),
        *doubted_columns(search.grids, booking.cells),
        *overlaid_figures(page),
        *((NO_GRID,) if search.looks_tabular and not search.grids else ()),
    )


def _text_source(upright: UprightPage, scan: ScanAttempt) -> str:
    if scan.recognised and (scan.recognised.cells or scan.recognised.lines):
        return "ocr"
    return "text" if any(glyph.has_ink for glyph in upright.visible) else "none"


def failed_page(page: Page, error: Exception) -> PageReading:
    """Stand in for a page that could not be read."""
    return PageReading(
        page=page.page_idx + 1,
        size=(float(page.width), float(page.height)),
        rotation=0,
        text_source="none",
        engine_step=None,
        looks_tabular=False,
        grids=[],
        booking=NOTHING_BOOKED,
        account=NOTHING_READ,
        image_share=0.0,
        failures=(f"{PAGE_FAILED}: {type(error).__name__}: {str(error)[:200]}",),
    )
