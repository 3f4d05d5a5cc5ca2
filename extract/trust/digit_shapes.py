"""Digits as painted in, those that look like another digit than their font declares out.

ToUnicode is never painted: a font can declare a printed 7 to be a 1. Each digit of each font is
compared once a document with the digits of PDFium's own faces. A doubt needs a strong likeness to
another digit and a far weaker one to its own, so that an unusual face, which resembles nothing,
raises none. (On 84 real reports, 1,916 digits of fonts: no doubt; declared as any other digit, 96
of 100 of them would have raised one.)
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import cv2
import numpy as np

from extract.marks.geometry import Box, Turn
from extract.marks.glyphs import Glyph
from extract.marks.rendering import RenderedPage, paint_first_page
from extract.trust.painted.parts import paint_parts

DIGITS = "0123456789"
PAINTED_HEIGHT = 24
"""Pixels that a digit is painted high; below some 20 the likenesses blur."""

DIGIT_HEIGHT = 0.7
"""Font sizes that a digit is high, in the usual faces."""

ABOVE, BELOW = 0.85, 0.06
"""Font sizes above and below the baseline that are cut out: room for a digit in any face."""

SAMPLES = 3
"""Glyphs of one digit that are compared; their median decides, so that one blot does not."""

LEAST_LIKENESS, LEAST_LEAD = 0.5, 0.2
"""Correlation (1 for the same shape) with another digit, and its lead over the declared one, from
which a digit is doubted. The counts above were made with these."""

SHAPE_CONTRAST = 40
"""Shades of 255 between ink and ground, at least, for a shape to be compared: twice what is enough
to be seen (`VISIBLE_CONTRAST`), since the edge must be sharp."""

MOST_INK = 0.6
"""Share of a crop that is ink, at most; with more it is a digit on a dark ground, or no digit."""

LEAST_SIZE = 5.0
"""Points; smaller type is no figure of a table."""

LEAST_SCALE, MOST_SCALE = 1.5, 6.0
"""Pixels a point at which a page is painted for this, to bound the cost of very small and large
type."""

WIDTH_WEIGHT = 0.5
"""Likeness that a digit loses when it is wider or narrower than its model by a factor of e."""

_SHAPE = (16, 24)
"""Columns and rows of pixels to which shapes are brought."""

_FACES = (
    *("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    *("Times-Roman", "Times-Bold", "Times-Italic", "Courier", "Courier-Bold"),
)
_STEP_X, _STEP_Y, _MODEL_SIZE = 40, 60, 40

Key = tuple[str, int, str]
"""A font's name, a code of it, and the digit that it declares the code to be."""


class Shape(NamedTuple):
    """A digit cut out, brought to one size, lightness and contrast; and its width by its height."""

    ink: Any
    width: float


def unlike_digits(digits: Sequence[Glyph], page: RenderedPage, turn: Turn) -> Iterator[str]:
    """Name the digits of a page that look like others, such as `1>7`; each once.

    Args:
        digits: The page's visible digits, upright.
        page: Its picture; keeps the findings for the document's other pages.
        turn: How far the page is turned to be upright.
    """
    findings = page.digit_findings
    fit = [g for g in digits if g.text in DIGITS and g.direction == 0 and g.size >= LEAST_SIZE]
    wanted: dict[Key, list[Glyph]] = defaultdict(list)
    keys = [(glyph.font, glyph.code, glyph.text) for glyph in fit]
    if new := set(keys).difference(findings):
        for glyph, key in zip(fit, keys, strict=True):
            if key in new and len(wanted[key]) < SAMPLES:
                wanted[key].append(glyph)
    glyphs = [glyph for samples in wanted.values() for glyph in samples]
    if glyphs:
        for key, shapes in _cut_out(glyphs, page, turn).items():
            findings[key] = _other_digit(shapes, int(key[2]))
    yield from sorted({unlike for key in set(keys) if (unlike := findings.get(key, ""))})


def _key(glyph: Glyph) -> Key:
    return glyph.font, glyph.code, glyph.text


def _cut_out(glyphs: Sequence[Glyph], page: RenderedPage, turn: Turn) -> dict[Key, list[Shape]]:
    boxes = [_seen_box(glyph) for glyph in glyphs]
    scale = PAINTED_HEIGHT / (DIGIT_HEIGHT * min(glyph.size for glyph in glyphs))
    scale = min(max(scale, LEAST_SCALE), MOST_SCALE)
    found: dict[Key, list[Shape]] = defaultdict(list)
    parts = paint_parts(page, turn, scale, boxes)
    for glyph, box, part in zip(glyphs, boxes, parts, strict=True):
        if part is not None and (shape := _shape(part.crop(box))) is not None:
            found[_key(glyph)].append(shape)
    return found


def _seen_box(glyph: Glyph) -> Box:
    below, above = glyph.y - BELOW * glyph.size, glyph.y + ABOVE * glyph.size
    return Box(glyph.box.x0, below, glyph.box.x1, above)


def _shape(crop: Any) -> Shape | None:
    """Bring a picture of a digit to one size, lightness and contrast; None where it shows none."""
    if crop.size == 0:
        return None
    darkest, lightest = int(crop.min()), int(crop.max())
    is_ink = crop < (darkest + lightest) / 2
    if lightest - darkest < SHAPE_CONTRAST or is_ink.mean() > MOST_INK:
        return None
    rows, columns = np.where(is_ink)
    ink = 255 - crop[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    height, width = ink.shape
    method = cv2.INTER_AREA if height > _SHAPE[1] else cv2.INTER_LINEAR
    even = cv2.GaussianBlur(
        cv2.resize(ink.astype(np.float32), _SHAPE, interpolation=method), (3, 3), 0
    )
    even = even - even.mean()
    length = float(np.linalg.norm(even))
    return Shape(even.ravel() / length, width / height) if length else None


def _other_digit(shapes: Iterable[Shape], declared: int) -> str:
    """Say which other digit the samples certainly look like, such as `1>7`; empty where none."""
    models, widths, digits = _models()
    likenesses = []
    for shape in shapes:
        likeness = models @ shape.ink - WIDTH_WEIGHT * np.abs(np.log(shape.width / widths))
        likenesses.append([likeness[digits == digit].max() for digit in range(10)])
    middle = np.median(np.array(likenesses), axis=0)
    seen = int(middle.argmax())
    is_sure = middle[seen] >= LEAST_LIKENESS and middle[seen] - middle[declared] >= LEAST_LEAD
    return f"{declared}>{seen}" if is_sure else ""


@cache
def _models() -> tuple[Any, Any, Any]:
    """Paint the digits of PDFium's own faces: their shapes, widths, and which digit each is."""
    pixels = paint_first_page(_specimen())
    shapes, digits = [], []
    for face in range(len(_FACES)):
        base = len(pixels) - (face + 0.5) * _STEP_Y
        rows = slice(int(base - ABOVE * _MODEL_SIZE), int(base + BELOW * _MODEL_SIZE))
        for digit in range(10):
            crop = pixels[rows, digit * _STEP_X : (digit + 1) * _STEP_X]
            if (shape := _shape(crop)) is not None:
                shapes.append(shape)
                digits.append(digit)
    return (
        np.stack([shape.ink for shape in shapes]),
        np.array([shape.width for shape in shapes]),
        np.array(digits),
    )


def _specimen() -> bytes:
    """Write a page that prints each digit in each of the faces that every viewer has."""
    text = "\n".join(
        f"BT /F{face} {_MODEL_SIZE} Tf {digit * _STEP_X + 4} {(face + 0.5) * _STEP_Y} Td"
        f" ({digit}) Tj ET"
        for face in range(len(_FACES))
        for digit in range(10)
    )
    fonts = " ".join(
        f"/F{face} << /Type /Font /Subtype /Type1 /BaseFont /{name} >>"
        for face, name in enumerate(_FACES)
    )
    resources = f"<< /Font << {fonts} >> >>"
    box = f"[0 0 {10 * _STEP_X} {len(_FACES) * _STEP_Y}]"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Resources {resources} /Contents 4 0 R >>",
        f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
    )
    written, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(f"{len(written):010d} 00000 n \n")
        written += f"{number} 0 obj\n{content}\nendobj\n"
    table = f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n{''.join(offsets)}"
    trailer = f"trailer << /Size {len(offsets) + 1} /Root 1 0 R >>"
    return f"{written}{table}{trailer}\nstartxref\n{len(written)}\n%%EOF\n".encode("ascii")
