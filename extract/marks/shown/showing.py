"""What one operation shows in, its glyphs out.

playa makes an object of each glyph, which multiplies matrices anew. All glyphs of one operation
share their matrix but for its origin. The figures are computed in playa's order, so that they are
the same to the last bit.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from playa.content import GraphicState, TextObject
from playa.font import Font
from playa.utils import mult_matrix

from extract.marks.geometry import Box, Matrix
from extract.marks.glyphs import MIDDLE, SLANTED, Glyph, middle_of
from extract.marks.shown.codes import Look, Looks, code_book

INVISIBLE_RENDER_MODES = frozenset({3, 7})
"""Text render modes that paint nothing (PDF 1.7, table 106)."""

AXIS_SLOPE = 0.02
"""Rise over run up to which text runs along an axis: about one degree."""

CLIP_REACH = 1.0
"""Points that a glyph's middle may lie outside the clip and still be seen."""

THIN_CLIP = 0.15
"""Font sizes; through a clip that is narrower nobody reads anything: a row that was hidden."""

SPACE = 32
"""The code after which word spacing counts."""

_new_box, _new_glyph = tuple.__new__, object.__new__
"""Half the time of asking the classes: a page has hundreds of glyphs."""


@dataclass(slots=True)
class Shown:
    """What one operation shows.

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


def read_glyphs(shown: Shown, shown_by: int = 0, clip: Box | None = None) -> list[Glyph]:
    """Turn what one operation shows into glyphs, in the order they are painted.

    Args:
        shown: What it shows; it is told where its last glyph ends.
        shown_by: The number of that operation.
        clip: The clip under which it is painted.
    """
    state, font = shown.state, shown.state.font
    if font is None:
        return []
    a0, b0, c0, d0, e0, f0 = base = mult_matrix(shown.line_matrix, shown.ctm)
    a, b, c, d, _, _ = mult_matrix(
        (state.fontsize * (state.scaling * 0.01), 0, 0, state.fontsize, 0, 0), base
    )
    rise_x, rise_y = a0 * 0 + c0 * state.rise, b0 * 0 + d0 * state.rise
    is_vertical = bool(font.vertical)
    size, direction = _size(a, b) if is_vertical else _size(c, d), _direction(a, b)
    is_hidden, is_mirrored = state.render_mode in INVISIBLE_RENDER_MODES, a * d < b * c
    name, is_level, above = font.fontname, direction == 0 and not is_vertical, MIDDLE * size
    looks = code_book(font).looks((a, b, c, d), is_cornered=b0 * d0 < 0 or a0 * c0 < 0)
    glyphs: list[Glyph] = []
    for look, x, y in _placed(shown, font, looks):
        e, f = rise_x + (x * a0 + y * c0 + e0), rise_y + (x * b0 + y * d0 + f0)
        glyph = _new_glyph(Glyph)
        glyph.text, glyph.code, glyph.ink, glyph.has_ink, _, left, bottom, right, top = look
        left, bottom, right, top = box = left + e, bottom + f, right + e, top + f
        glyph.box = box = _new_box(Box, box)
        glyph.x, glyph.y, glyph.size, glyph.font = e, f, size, name
        glyph.direction, glyph.is_vertical = direction, is_vertical
        if is_level:  # as middle_of says, without a call
            glyph.middle = (left + right) / 2, f + above
        else:
            glyph.middle = middle_of(box, e, f, size, direction, is_vertical=is_vertical)
        glyph.is_hidden, glyph.is_mirrored, glyph.is_clipped = is_hidden, is_mirrored, False
        glyph.shown_by = shown_by
        glyphs.append(glyph)
    if clip is not None:
        _clip(glyphs, clip)
    return glyphs


def _clip(glyphs: Sequence[Glyph], clip: Box) -> None:
    """Mark the glyphs that lie beyond a clip."""
    left, bottom, right, top = clip
    for glyph in glyphs:
        x0, y0, x1, y1 = glyph.box
        if not (left <= x0 and bottom <= y0 and right >= x1 and top >= y1):
            is_thin = min(top - bottom, right - left) < THIN_CLIP * glyph.size
            glyph.is_clipped = is_thin or not clip.holds(*glyph.middle, CLIP_REACH)


def _placed(shown: Shown, font: Font, looks: Looks) -> Iterator[tuple[Look, float, float]]:
    """Give the codes that an operation shows, each with its place along the line."""
    state = shown.state
    size, scaling, is_vertical = state.fontsize, state.scaling * 0.01, font.vertical
    apart, more = (state.charspace / size, state.wordspace / size) if size != 0 else (0.0, 0.0)
    if font.multibyte:
        more = 0
    x, y = shown.begin
    for argument in shown.parts:
        if isinstance(argument, bytes):
            for look in looks[argument]:
                yield look, x, y
                step = look[4] + apart
                if more and look[1] == SPACE:
                    step += more
                if is_vertical:
                    y += step * size
                else:
                    x += step * size * scaling
        elif is_vertical:
            y -= argument * 0.001 * size
        else:
            x -= argument * 0.001 * size * scaling
    shown.end = x, y


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
