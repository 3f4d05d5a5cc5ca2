"""What one operation shows: playa's text objects in, glyphs out.

playa makes an object of each glyph, which multiplies matrices anew. All glyphs of one operation
share their matrix but for its origin. The figures are computed in playa's order, so that they are
the same to the last bit.
"""

import math
from collections.abc import Iterator

from playa.content import TextObject
from playa.font import Font
from playa.utils import apply_matrix_pt, get_bound, mult_matrix

from extract.marks.geometry import Box, Matrix
from extract.marks.glyphs import SLANTED, Glyph
from extract.marks.shown.codes import Code, code_book

INVISIBLE_RENDER_MODES = frozenset({3, 7})
"""Text render modes that paint nothing (PDF 1.7, table 106)."""

AXIS_SLOPE = 0.02
"""Rise over run up to which text runs along an axis: about one degree."""

CLIP_REACH = 1.0
"""Points that a glyph's middle may lie outside the clip and still be seen."""

SPACE = 32
"""The code after which word spacing counts."""


def read_glyphs(shown: TextObject, shown_by: int = 0, clip: Box | None = None) -> list[Glyph]:
    """Turn what one operation shows into glyphs, in the order they are painted.

    Args:
        shown: playa's text object; it is told where its last glyph ends, as playa itself does.
        shown_by: The number of that operation.
        clip: The clip under which it is painted.
    """
    state, font = shown.gstate, shown.gstate.font
    if font is None:
        return []
    a0, b0, c0, d0, e0, f0 = base = mult_matrix(shown.line_matrix, shown.ctm)
    rendering = mult_matrix(
        (state.fontsize * (state.scaling * 0.01), 0, 0, state.fontsize, 0, 0), base
    )
    rise_x, rise_y = a0 * 0 + c0 * state.rise, b0 * 0 + d0 * state.rise
    a, b, c, d = rendering[:4]
    box_of = _box_at_corners if b0 * d0 < 0 or a0 * c0 < 0 else _box_of
    size = _size(a, b) if font.vertical else _size(c, d)
    direction, is_mirrored = _direction(a, b), a * d < b * c
    is_hidden = state.render_mode in INVISIBLE_RENDER_MODES
    name, is_vertical = font.fontname, bool(font.vertical)
    glyphs: list[Glyph] = []
    for code, x, y in _placed(shown, font):
        e, f = rise_x + (x * a0 + y * c0 + e0), rise_y + (x * b0 + y * d0 + f0)
        glyph = Glyph(
            code.text,
            e,
            f,
            box_of((a, b, c, d, e, f), code.box),
            size,
            name,
            direction,
            is_vertical,
            is_hidden,
            is_mirrored,
            code.code,
            shown_by,
        )
        if clip is not None and not clip.encloses(glyph.box):
            glyph.is_clipped = not clip.holds(*glyph.middle, CLIP_REACH)
        glyphs.append(glyph)
    return glyphs


def _placed(shown: TextObject, font: Font) -> Iterator[tuple[Code, float, float]]:
    """Give the codes that an operation shows, each with its place along the line."""
    state = shown.gstate
    size, scaling, is_vertical = state.fontsize, state.scaling * 0.01, font.vertical
    apart, more = (state.charspace / size, state.wordspace / size) if size != 0 else (0.0, 0.0)
    if font.multibyte:
        more = 0
    book = code_book(font)
    x, y = shown._glyph_offset  # noqa: SLF001  # playa offers no other way
    for argument in shown.args:
        if isinstance(argument, bytes):
            for code in book.codes_of(argument):
                yield code, x, y
                step = code.advance + apart
                if code.code == SPACE:
                    step += more
                if is_vertical:
                    y += step * size
                else:
                    x += step * size * scaling
        elif is_vertical:
            y -= argument * 0.001 * size
        else:
            x -= argument * 0.001 * size * scaling
    if shown._next_glyph_offset is None:  # noqa: SLF001
        shown._next_glyph_offset = x, y  # noqa: SLF001


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


def _box_of(matrix: Matrix, box: tuple[float, float, float, float]) -> Box:
    """Give the box of a glyph that stands along the axes."""
    (a, b, c, d, e, f), (left, bottom, right, top) = matrix, box
    x0, y0 = a * left + c * bottom + e, b * left + d * bottom + f
    x1, y1 = a * right + c * top + e, b * right + d * top + f
    if x1 < x0:
        x0, x1 = x1, x0
    if y1 < y0:
        y0, y1 = y1, y0
    return Box(x0, y0, x1, y1)


def _box_at_corners(matrix: Matrix, box: tuple[float, float, float, float]) -> Box:
    """Give the box around a glyph that is turned or slanted."""
    left, bottom, right, top = box
    corners = ((left, bottom), (left, top), (right, top), (right, bottom))
    return Box(*get_bound([apply_matrix_pt(matrix, corner) for corner in corners]))
