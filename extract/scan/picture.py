"""A scanned page's pixels in, a straight picture with its ink separated from its paper out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np

from extract.marks.geometry import Box

STEEPEST = 5.0
"""Degrees of skew tried on either side: a sheet fed by hand lies straighter."""

_COARSE, _FINE = 0.25, 0.02
"""Degrees between the angles tried, first over the whole range, then around the best."""

_SAMPLE = 60_000
"""Pixels of ink that decide the skew, at most, to bound its cost."""

DARK, DARKEST = 0.84, 0.70
"""Share of the paper's brightness below which a pixel may be ink, and below which a mark must have
some pixels to be ink: found by trial on scanned reports."""

SPECK = 5
"""Pixels at 200 dots an inch; marks with fewer dark ones are dust."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's picture, straight.

    Attributes:
        pixels: Blue, green and red bytes.
        ink: 1 where there is ink, else 0; dust left out.
        paper: How bright the paper is around each pixel.
        scale: Pixels a point.
        skew: Degrees it was turned counter-clockwise to stand straight.
    """

    pixels: Any
    ink: Any
    paper: Any
    scale: float
    skew: float

    @property
    def height(self) -> int:
        """Rows of pixels."""
        return int(self.ink.shape[0])

    @property
    def width(self) -> int:
        """Columns of pixels."""
        return int(self.ink.shape[1])

    def without(self, mask: Any) -> "Picture":
        """Paint over what a mask marks, with the paper around it."""
        pixels, is_marked = self.pixels.copy(), mask.astype(bool)
        pixels[is_marked] = self.paper[is_marked][:, None]
        return replace(self, pixels=pixels, ink=np.where(is_marked, 0, self.ink).astype(np.uint8))

    def to_points(self, area: "Area") -> Box:
        """Give the box of the page that an area of the picture shows."""
        height = self.height
        return Box(
            area.left / self.scale,
            (height - area.bottom) / self.scale,
            area.right / self.scale,
            (height - area.top) / self.scale,
        )

    def to_area(self, box: Box) -> "Area":
        """Give the area of the picture that shows a box of the page."""
        height = self.height
        return Area(
            max(round(box.x0 * self.scale), 0),
            max(round(height - box.y1 * self.scale), 0),
            min(round(box.x1 * self.scale), self.width),
            min(round(height - box.y0 * self.scale), height),
        )


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of pixels; right and bottom are just outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def is_empty(self) -> bool:
        """Say whether it holds no pixel."""
        return self.right <= self.left or self.bottom <= self.top

    def inset(self, margin: int) -> "Area":
        """Make it smaller on every side, or larger for a negative margin."""
        return Area(
            self.left + margin, self.top + margin, self.right - margin, self.bottom - margin
        )

    def of(self, pixels: Any) -> Any:
        """Cut the box out of a picture."""
        return pixels[
            max(self.top, 0) : max(self.bottom, 0), max(self.left, 0) : max(self.right, 0)
        ]


def straighten(pixels: Any, scale: float, printed: Sequence[Box], degrees: int = 0) -> Picture:
    """Turn a page so that its lines run level.

    Args:
        pixels: The page as painted.
        scale: Pixels a point.
        printed: Boxes that are painted over: the page's own text.
        degrees: Quarter turns to make first, counter-clockwise.
    """
    pixels = _painted_over(pixels, scale, printed)
    pixels = np.ascontiguousarray(np.rot90(pixels, degrees // 90))
    ink, paper = _ink(pixels, scale)
    skew = _skew(ink)
    if skew:
        pixels = _turned(pixels, skew)
        ink, paper = _ink(pixels, scale)
    return Picture(pixels, ink, paper, scale, skew)


def _painted_over(pixels: Any, scale: float, printed: Sequence[Box]) -> Any:
    if not printed:
        return pixels
    pixels = pixels.copy()
    height = pixels.shape[0]
    paper = np.median(pixels[::16, ::16].reshape(-1, 3), axis=0)
    for box in printed:
        left, right = int(box.x0 * scale) - 1, int(box.x1 * scale) + 2
        top, bottom = int(height - box.y1 * scale) - 1, int(height - box.y0 * scale) + 2
        pixels[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = paper
    return pixels


def _ink(pixels: Any, scale: float) -> tuple[Any, Any]:
    """Mark what is darker than the paper around it, without dust; give that paper's shade too."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    height, width = grey.shape
    small = cv2.resize(
        grey, (max(width // 8, 1), max(height // 8, 1)), interpolation=cv2.INTER_AREA
    )
    paper = cv2.blur(cv2.dilate(small, np.ones((9, 9), np.uint8)), (9, 9))
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    ink = (grey < paper * np.float32(DARK)).astype(np.uint8)
    core = grey < paper * np.float32(DARKEST)
    count, labels = cv2.connectedComponents(ink, connectivity=8, ltype=cv2.CV_32S)
    cores = np.bincount(labels[core], minlength=count)
    is_mark = cores >= SPECK * (scale * 72 / 200) ** 2
    is_mark[0] = False
    return is_mark.astype(np.uint8)[labels], paper


def _skew(ink: Any) -> float:
    """Find the angle at which ink gathers in the sharpest rows: text and rulings alike."""
    ys, xs = np.nonzero(ink)
    if len(ys) < 200:
        return 0.0
    if len(ys) > _SAMPLE:
        chosen = np.linspace(0, len(ys) - 1, _SAMPLE).astype(np.int64)
        ys, xs = ys[chosen], xs[chosen]
    xs = xs - ink.shape[1] / 2
    size = ink.shape[0] + ink.shape[1]

    def sharpness(degrees: float) -> float:
        rows = ys + xs * np.tan(np.radians(degrees)) + ink.shape[1] / 2
        counts = np.bincount(rows.astype(np.int64), minlength=size).astype(np.float64)
        return float((counts * counts).sum())

    best = max(np.arange(-STEEPEST, STEEPEST + _COARSE, _COARSE), key=sharpness)
    best = max(np.arange(best - _COARSE, best + _COARSE, _FINE), key=sharpness)
    return 0.0 if abs(best) < 2 * _FINE else -round(float(best), 2)


def _turned(pixels: Any, degrees: float) -> Any:
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(
        pixels, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
