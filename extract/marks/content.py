"""A page's content stream, interpreted once: glyphs, straight lines, and what else it paints.

Where the parser fails the file is damaged, and figures on other pages may have changed too: that
ends the reading of the document, not only of the page.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from playa.font import Font
from playa.page import Page
from playa.utils import mult_matrix

from extract.errors import DamagedDocument
from extract.marks.fonts import FontUse, font_doubts, strays, undeclared_fonts
from extract.marks.geometry import Box, union
from extract.marks.glyphs import Glyph
from extract.marks.rulings import Ruling, read_rulings
from extract.marks.shown.clipping import painted
from extract.marks.shown.drawings import Drawing, drawing_of, specks_of
from extract.marks.shown.painting import Drawn
from extract.marks.shown.showing import Shown, read_glyphs
from extract.marks.watermarks import PALE, is_red, strength

MOST_POINTS = 14_400
"""Points; no page is longer or wider (PDF 1.7, annex C)."""


@dataclass(frozen=True, slots=True)
class Content:
    """What the content stream paints, as displayed but not yet turned upright.

    Attributes:
        size: Width and height of what is displayed.
        glyphs: Every mark of text, hidden ones too.
        rulings: Straight lines.
        image_share: Share of the page that images cover.
        has_other_paint: Whether anything else is painted: images, shapes, curves.
        font_doubts: Why a font's codes may stand for other characters than were read.
        undeclared_fonts: Fonts without ToUnicode or a usable encoding.
        strays: Codes, by font, whose characters contradict the order of the font's others.
        pale: The operations that show pale text, by number.
        red: Those that show red text.
        is_picture: Whether its text layer is left out, because it says nothing.
        drawings: Its pictures and curved shapes.
        specks: The boxes of its short lines and small shapes.
    """

    size: tuple[float, float]
    glyphs: list[Glyph]
    rulings: list[Ruling]
    image_share: float
    has_other_paint: bool
    font_doubts: tuple[str, ...] = ()
    undeclared_fonts: frozenset[str] = frozenset()
    strays: frozenset[tuple[str, int]] = frozenset()
    pale: frozenset[int] = frozenset()
    red: frozenset[int] = frozenset()
    is_picture: bool = False
    drawings: tuple[Drawing, ...] = ()
    specks: tuple[Box, ...] = ()


def read_content(page: Page) -> Content:
    """Interpret a page, with the origin at the bottom left of what is displayed.

    Raises:
        DamagedDocument: The parser failed.
    """
    try:
        return _interpret(page, _show_crop_box(page))
    except MemoryError:
        raise
    except Exception as error:
        raise DamagedDocument(f"page {page.page_idx + 1}: {error!r}"[:500]) from error


def reveal(content: Content) -> Content | None:
    """Show the text of a page that viewers do not: invisible, clipped, and beyond its edges.

    Returns:
        The content on a page large enough for all of it; None where there is no text, or it would
        need a page larger than the format allows.
    """
    inked = [glyph.box for glyph in content.glyphs if glyph.has_ink]
    if not inked:
        return None
    room = union([Box(0, 0, *content.size), *inked])
    if max(room.x1 - room.x0, room.y1 - room.y0) > MOST_POINTS:
        return None
    return replace(
        content,
        size=(room.x1 - room.x0, room.y1 - room.y0),
        glyphs=[
            glyph.replaced(
                x=glyph.x - room.x0,
                y=glyph.y - room.y0,
                box=glyph.box.moved(-room.x0, -room.y0),
                is_hidden=False,
                is_clipped=False,
            )
            for glyph in content.glyphs
        ],
        rulings=[
            ruling._replace(box=ruling.box.moved(-room.x0, -room.y0)) for ruling in content.rulings
        ],
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


def _interpret(page: Page, size: tuple[float, float]) -> Content:
    box = Box(0, 0, *size)
    glyphs: list[Glyph] = []
    rulings: list[Ruling] = []
    uses: dict[int, FontUse] = {}
    pale: set[int] = set()
    red: set[int] = set()
    image_area = 0.0
    has_other_paint = False
    drawings: list[Drawing] = []
    specks: list[Box] = []
    for number, (item, clip) in enumerate(painted(page)):
        if isinstance(item, Shown):
            state = item.state
            if (font := state.font) is None:
                continue
            if type(font) is Font and item.parts:  # it stands for one that is not there
                raise DamagedDocument("text is shown in a font that the file does not name")
            use = uses.get(id(font)) or FontUse(font)
            if read := read_glyphs(item, number, clip, use.texts):
                glyphs += read
                uses.setdefault(id(font), use)
                tone = _tone(state.ncolor.values, state.nalpha)
                if tone is not None:
                    (pale if tone else red).add(number)
        elif isinstance(item, Drawn):
            found = list(read_rulings(item))
            has_other_paint = has_other_paint or not found
            rulings.extend(found)
            if drawing := drawing_of(item, number):
                drawings.append(drawing)
            specks.extend(specks_of(item))
        else:
            has_other_paint = True
            if drawing := drawing_of(item, number):
                image_area += box.overlap(drawing.box)
                drawings.append(drawing)
    share = min(image_area / box.area, 1.0) if box.area else 0.0
    return Content(
        size,
        glyphs,
        rulings,
        share,
        has_other_paint,
        font_doubts=font_doubts(uses.values()),
        undeclared_fonts=undeclared_fonts(uses.values()),
        strays=strays(uses.values()),
        pale=frozenset(pale),
        red=frozenset(red),
        drawings=tuple(drawings),
        specks=tuple(specks),
    )


@lru_cache(maxsize=4096)
def _tone(colour: tuple[float, ...], opacity: float) -> bool | None:
    """Say whether a colour is pale (true) or red (false), if it is one of them."""
    if strength(colour, opacity) <= PALE:
        return True
    return False if is_red(colour) else None
