"""Digits as painted in, those that look like another digit than their font says out.

What a font says of its codes (ToUnicode) is never painted: a 7 on the paper can be told as a 1.
Each digit of each font is compared once a document with the digits of PDFium's own faces. A
doubt needs a strong likeness to another digit and a far weaker one to its own, so that an unusual
face, which resembles nothing, raises none. (On 84 real reports, 1,916 digits of fonts: no doubt;
told as any other digit, 96 of 100 of them would have raised one.)
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import cv2
import numpy as np
import pypdfium2 as pdfium

from extract.marks.geometry import Box, Turn, union
from extract.marks.glyphs import Glyph
from extract.marks.rendering import RenderedPage, gray_pixels

DIGITS = "0123456789"
TALL = 24
"""Pixels to which a digit is painted; below some 20 the likenesses blur."""

DIGIT_HEIGHT = 0.7
"""Of a font size."""

ABOVE, BELOW = 0.85, 0.06
"""The part of a glyph's box that is looked at, above and below the baseline, in font sizes."""

SAMPLES = 3
LEAST_LIKENESS, LEAST_LEAD = 0.5, 0.2
LEAST_CONTRAST = 40
MOST_INK = 0.6
"""A crop with more is no digit on paper but one on a dark ground, or something else."""

LEAST_SIZE = 5.0
LEAST_SCALE, MOST_SCALE = 1.5, 6.0
WIDTH_COUNTS = 0.5
"""What a digit twice as wide as its model (in units of e) loses of its likeness."""

_SHAPE = (16, 24)
_FACES = (
    *("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    *("Times-Roman", "Times-Bold", "Times-Italic", "Courier", "Courier-Bold"),
)
_STEP_X, _STEP_Y, _MODEL_SIZE = 40, 60, 40

Key = tuple[str, int, str]
"""A font's name, a code of it, and the digit that the code is said to be."""


class Shape(NamedTuple):
    """A digit cut out, brought to one size, lightness and contrast; and its width by its height."""

    ink: Any
    width: float


def unlike_digits(digits: Sequence[Glyph], page: RenderedPage, turn: Turn) -> Iterator[str]:
    """Name the digits of a page that look like others, such as `1>7`; each once.

    Args:
        digits: The page's visible digits, upright.
        page: Its picture; remembers for the document what was looked at.
        turn: How far the page is turned to be upright.
    """
    looked_at = page.looked_at
    fit = [g for g in digits if g.text in DIGITS and g.direction == 0 and g.size >= LEAST_SIZE]
    wanted: dict[Key, list[Glyph]] = defaultdict(list)
    for glyph in fit:
        key = _key(glyph)
        if key not in looked_at and len(wanted[key]) < SAMPLES:
            wanted[key].append(glyph)
    glyphs = [glyph for samples in wanted.values() for glyph in samples]
    if glyphs:
        for key, shapes in _cut_out(glyphs, page, turn).items():
            looked_at[key] = _likest(shapes, int(key[2]))
    yield from sorted({unlike for g in fit if (unlike := looked_at.get(_key(g), ""))})


def _key(glyph: Glyph) -> Key:
    return glyph.font, glyph.code, glyph.text


def _cut_out(glyphs: Sequence[Glyph], page: RenderedPage, turn: Turn) -> dict[Key, list[Shape]]:
    room = union([_seen_box(glyph) for glyph in glyphs])
    scale = TALL / (DIGIT_HEIGHT * min(glyph.size for glyph in glyphs))
    scale = min(max(scale, LEAST_SCALE), MOST_SCALE)
    found: dict[Key, list[Shape]] = defaultdict(list)
    if (part := page.part(turn.degrees, scale, room)) is None:
        return found
    for glyph in glyphs:
        if (shape := _shape(part.crop(_seen_box(glyph)))) is not None:
            found[_key(glyph)].append(shape)
    return found


def _seen_box(glyph: Glyph) -> Box:
    below, above = glyph.y - BELOW * glyph.size, glyph.y + ABOVE * glyph.size
    return Box(glyph.box.x0, below, glyph.box.x1, above)


def _shape(crop: Any) -> Shape | None:
    """Bring a picture of a digit to one size; None where it shows none."""
    if crop.size == 0:
        return None
    darkest, lightest = int(crop.min()), int(crop.max())
    is_ink = crop < (darkest + lightest) / 2
    if lightest - darkest < LEAST_CONTRAST or is_ink.mean() > MOST_INK:
        return None
    rows, columns = np.where(is_ink)
    ink = 255 - crop[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    height, width = ink.shape
    way = cv2.INTER_AREA if height > _SHAPE[1] else cv2.INTER_LINEAR
    even = cv2.GaussianBlur(
        cv2.resize(ink.astype(np.float32), _SHAPE, interpolation=way), (3, 3), 0
    )
    even = even - even.mean()
    length = float(np.linalg.norm(even))
    return Shape(even.ravel() / length, width / height) if length else None


def _likest(shapes: Iterable[Shape], told: int) -> str:
    """Say which other digit the samples look like beyond doubt; empty where none."""
    models, widths, digits = _models()
    likenesses = []
    for shape in shapes:
        likeness = models @ shape.ink - WIDTH_COUNTS * np.abs(np.log(shape.width / widths))
        likenesses.append([likeness[digits == digit].max() for digit in range(10)])
    middle = np.median(np.array(likenesses), axis=0)
    seen = int(middle.argmax())
    is_sure = middle[seen] >= LEAST_LIKENESS and middle[seen] - middle[told] >= LEAST_LEAD
    return f"{told}>{seen}" if is_sure else ""


@cache
def _models() -> tuple[Any, Any, Any]:
    """Paint the digits of PDFium's own faces: their shapes, widths, and which digit each is."""
    document = pdfium.PdfDocument(_specimen())
    page = document[0]
    try:
        pixels = gray_pixels(page.render(grayscale=True))
    finally:
        page.close()
        document.close()
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
    written, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(f"{len(written):010d} 00000 n \n")
        written += f"{number} 0 obj\n{content}\nendobj\n"
    table = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{''.join(places)}"
    trailer = f"trailer << /Size {len(places) + 1} /Root 1 0 R >>"
    return f"{written}{table}{trailer}\nstartxref\n{len(written)}\n%%EOF\n".encode("ascii")
