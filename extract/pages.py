"""One page in, its reading out.

The page's content stream is interpreted once; glyphs, rulings and images all come from that pass.
The ladder of grid finding is climbed here: `vector` (rulings as Camelot knows them), `vector_paths`
(with thin filled shapes and polylines), and, where the page looks tabular and these found nothing,
`combined` (the image too) and `aligned` (tables with horizontal rules only).
"""

from dataclasses import dataclass

from playa.content import ImageObject, PathObject, TextObject
from playa.page import Page
from playa.utils import mult_matrix

from extract.account import Account, make_account
from extract.aligned import find_aligned_grids
from extract.booking import Booking, book, is_shown
from extract.geometry import Box, Turn
from extract.glyphs import (
    Glyph,
    drop_second_strikes,
    main_direction,
    read_glyphs,
    turn_glyph,
)
from extract.grids import Grid, find_grids
from extract.rendering import RenderedPage
from extract.rulings import Ruling, on_page, read_rulings, turn_ruling
from extract.tabular import PIECE_GAP, looks_tabular
from extract.textlines import has_ink, pieces

NARROW_GAP = 0.3
"""Columns without vertical rules can come this close, in font sizes."""


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


@dataclass(frozen=True, slots=True)
class _Content:
    """What the content stream paints, as displayed but not yet turned upright."""

    glyphs: list[Glyph]
    rulings: list[Ruling]
    image_share: float
    has_other_paint: bool


def read_page(page: Page, rendered: RenderedPage | None) -> PageReading:
    """Read one page: its grids, its cells, its lines and its glyph account.

    Args:
        page: The page as playa opened it, in page space.
        rendered: The same page as PDFium sees it; None where PDFium cannot open it.
    """
    width, height = _show_crop_box(page)
    content = _read_content(page, Box(0, 0, width, height))
    turn = Turn((360 - main_direction(content.glyphs)) % 360, width, height)
    if turn.degrees:
        content = _Content(
            [turn_glyph(glyph, turn) for glyph in content.glyphs],
            [turn_ruling(ruling, turn) for ruling in content.rulings],
            content.image_share,
            content.has_other_paint,
        )
    box = Box(0, 0, *turn.size)
    rulings = on_page(content.rulings, box)
    strikes = drop_second_strikes(content.glyphs)
    visible = [glyph for glyph in strikes.kept if is_shown(glyph, box)]
    tabular = looks_tabular(pieces(visible, PIECE_GAP), rulings, box)
    grids = _with_text(find_grids(rulings, turn.size), visible) if visible else []
    if tabular and not grids:
        painted = rendered if content.has_other_paint else None
        grids = _look_closer(visible, rulings, turn, painted)
    booking = book(strikes, grids, box)
    return PageReading(
        page=page.page_idx + 1,
        size=turn.size,
        rotation=(page.rotate + 360 - turn.degrees) % 360,
        text_source="text" if any(map(has_ink, visible)) else "none",
        engine_step=max((grid.step for grid in grids), default=None),
        looks_tabular=tabular or bool(grids),
        grids=grids,
        booking=booking,
        account=make_account(content.glyphs, strikes, booking, rendered),
        image_share=content.image_share,
    )


def _show_crop_box(page: Page) -> tuple[float, float]:
    """Put the origin at the bottom left of what is displayed, and give its size."""
    left, bottom, right, top = page.cropbox
    media = page.mediabox
    left, bottom = max(left, media[0]), max(bottom, media[1])
    right, top = min(right, media[2]), min(top, media[3])
    if right <= left or top <= bottom:
        left, bottom, right, top = media
    a, b, c, d, e, f = page.ctm
    xs = (a * left + c * bottom + e, a * right + c * top + e)
    ys = (b * left + d * bottom + f, b * right + d * top + f)
    page.ctm = mult_matrix(page.ctm, (1, 0, 0, 1, -min(xs), -min(ys)))
    return max(xs) - min(xs), max(ys) - min(ys)


def _read_content(page: Page, box: Box) -> _Content:
    glyphs: list[Glyph] = []
    rulings: list[Ruling] = []
    image_area = 0.0
    has_other_paint = False
    for item in page.flatten():
        if isinstance(item, TextObject):
            glyphs.extend(read_glyphs(item))
        elif isinstance(item, PathObject):
            found = list(read_rulings(item))
            has_other_paint = has_other_paint or not found
            rulings.extend(found)
        else:
            has_other_paint = True
            if isinstance(item, ImageObject) and item.bbox is not None:
                image_area += box.overlap(Box._make(item.bbox))
    share = min(image_area / box.area, 1.0) if box.area else 0.0
    return _Content(glyphs, rulings, share, has_other_paint)


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
