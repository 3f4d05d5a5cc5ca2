"""What one operation shows in, its glyphs out.

playa makes an object of each glyph, which multiplies matrices anew. All glyphs of one operation
share their matrix but for its origin. The figures are computed in playa's order, so that they are
the same to the last bit.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from playa.content import GraphicState, TextObject
from playa.font import Font
from playa.utils import mult_matrix

from extract.marks.geometry import Box, Matrix
from extract.marks.glyphs import MIDDLE, SLANTED, Glyph, middle_of
from extract.marks.shown.codes import CodeBook, Face, code_book

_INVISIBLE = frozenset({3, 7})
"""Text render modes that paint nothing (PDF 1.7, table 106)."""

AXIS_SLOPE = 0.02
"""Rise over run up to which text runs along an axis: about one degree."""

CLIP_REACH = 1.0
"""Points that a glyph's middle may lie outside the clip and still be seen."""

THIN_CLIP = 0.15
"""Font sizes; through a clip that is narrower nobody reads anything: a row that was hidden."""

SPACE = 32
"""The code after which word spacing counts."""

_ANYWHERE = Box(-math.inf, -math.inf, math.inf, math.inf)

_new_box, _new_glyph = tuple.__new__, object.__new__
"""Half the time of asking the classes: a page has hundreds of glyphs."""


@dataclass(slots=True)
class Shown:
    """The text that one operator (Tj, TJ) shows, before its glyphs are placed.

    Attributes:
        state: The state of the page's graphics, which later operations change.
        ctm: The matrix from user space to the page.
        line_matrix: The matrix from the line to user space.
        begin: Where the first glyph stands on the line.
        parts: Strings, and how far to step back between them.
        end: Where the next glyph stands, once the glyphs are read.
    """

    state: GraphicState
    ctm: Matrix
    line_matrix: Matrix
    begin: tuple[float, float]
    parts: Sequence[bytes | float]
    end: tuple[float, float] | None = None


def shown_by_playa(text: TextObject) -> Shown:
    """Take over what playa says an operation shows."""
    begin = text._glyph_offset  # noqa: SLF001  # playa offers no other way
    return Shown(text.gstate, text.ctm, text.line_matrix, begin, text.args)


def read_glyphs(
    shown: Shown,
    shown_by: int = 0,
    clip: Box | None = None,
    texts: dict[int, str] | None = None,
) -> list[Glyph]:
    """Turn what one operation shows into glyphs, in the order they are painted.

    Args:
        shown: What it shows; it is told where its last glyph ends.
        shown_by: The number of that operation.
        clip: The clip under which it is painted.
        texts: Takes what the codes say.
    """
    state = shown.state
    font, fontsize, scaling = state.font, state.fontsize, state.scaling
    if font is None:
        return []
    texts = {} if texts is None else texts
    la, lb, lc, ld, le, lf = shown.line_matrix
    ca, cb, cc, cd, ce, cf = shown.ctm
    book = code_book(font)
    key = fontsize, scaling, state.rise, la, lb, lc, ld, ca, cb, cc, cd
    face = book.faces.get(key) or _face(shown, font, book, key)
    a0, b0, c0, d0, rise_x, rise_y, size, direction, is_mirrored, above, looks = face
    e0, f0 = ca * le + cc * lf + ce, cb * le + cd * lf + cf
    scaling *= 0.01
    apart, more = (state.charspace / fontsize, state.wordspace / fontsize) if fontsize else (0.0, 0)
    if font.multibyte:
        more = 0
    name, is_vertical, is_hidden = book.name, book.is_vertical, state.render_mode in _INVISIBLE
    glyphs: list[Glyph] = []
    near, low, far, high = clip or _ANYWHERE
    x, y = shown.begin
    for part in shown.parts:
        if not isinstance(part, bytes):
            if is_vertical:
                y -= part * 0.001 * fontsize
            else:
                x -= part * 0.001 * fontsize * scaling
            continue
        for text, code, ink, has_ink, advance, before, below, behind, over in looks[part]:
            e, f = rise_x + (x * a0 + y * c0 + e0), rise_y + (x * b0 + y * d0 + f0)
            glyph = _new_glyph(Glyph)
            glyph.text, glyph.code, glyph.ink, glyph.has_ink = text, code, ink, has_ink
            left, bottom, right, top = before + e, below + f, behind + e, over + f
            glyph.box = box = _new_box(Box, (left, bottom, right, top))
            glyph.x, glyph.y, glyph.size, glyph.font = e, f, size, name
            glyph.direction, glyph.is_vertical = direction, is_vertical
            if above is not None:  # as middle_of says, without a call
                glyph.middle = (left + right) / 2, f + above
            else:
                glyph.middle = middle_of(box, e, f, size, direction, is_vertical=is_vertical)
            glyph.is_hidden, glyph.is_mirrored = is_hidden, is_mirrored
            glyph.is_clipped = clip is not None and (
                not (near <= left and low <= bottom and far >= right and high >= top)
                and _is_beyond(clip, glyph)
            )
            glyph.shown_by = shown_by
            glyphs.append(glyph)
            texts[code] = text
            step = advance + apart
            if more and code == SPACE:
                step += more
            if is_vertical:
                y += step * fontsize
            else:
                x += step * fontsize * scaling
    shown.end = x, y
    return glyphs


def _face(shown: Shown, font: Font, book: CodeBook, key: tuple[float, ...]) -> Face:
    """Find out once what all glyphs of a font share that are shown under one matrix."""
    state = shown.state
    a0, b0, c0, d0, _, _ = base = mult_matrix(shown.line_matrix, shown.ctm)
    a, b, c, d, _, _ = mult_matrix(
        (state.fontsize * (state.scaling * 0.01), 0, 0, state.fontsize, 0, 0), base
    )
    is_vertical = bool(font.vertical)
    size, direction = _size(a, b) if is_vertical else _size(c, d), _direction(a, b)
    above = MIDDLE * size if direction == 0 and not is_vertical else None
    looks = book.looks((a, b, c, d), is_cornered=b0 * d0 < 0 or a0 * c0 < 0)
    rise = a0 * 0 + c0 * state.rise, b0 * 0 + d0 * state.rise
    face: Face = a0, b0, c0, d0, *rise, size, direction, a * d < b * c, above, looks
    book.keep_face(key, face)
    return face


def _is_beyond(clip: Box, glyph: Glyph) -> bool:
    """Say whether a glyph of which a part lies outside a clip is not seen."""
    is_thin = min(clip.y1 - clip.y0, clip.x1 - clip.x0) < THIN_CLIP * glyph.size
    return is_thin or not clip.holds(*glyph.middle, CLIP_REACH)


def _size(x: float, y: float) -> float:
    if x == 0:
        return abs(y)
    return abs(x) if y == 0 else math.sqrt(x * x + y * y)


def _direction(along_x: float, along_y: float) -> int:
    if abs(along_y) <= AXIS_SLOPE * abs(along_x):
        return 0 if along_x >= 0 else 180
    if abs(along_x) <= AXIS_SLOPE * abs(along_y):
        return 90 if along_y > 0 else 270
    return SLANTED
