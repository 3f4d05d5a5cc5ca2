"""Sheets painted for tests, as a scanner would give them."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from extract.scan.picture import Picture, straighten
from extract.scan.rulings import find_rulings

WIDE, HIGH = 1000, 800


SCALE = 200 / 72


def paper(shade: int = 255) -> Any:
    """Give a blank sheet."""
    return np.full((HIGH, WIDE, 3), shade, np.uint8)


def ruled(pixels: Any, thick: int = 3) -> Any:
    """Rule a grid of two columns and two rows."""
    for y in (200, 300, 400):
        cv2.line(pixels, (100, y), (900, y), (0, 0, 0), thick)
    for x in (100, 500, 900):
        cv2.line(pixels, (x, 200), (x, 400), (0, 0, 0), thick)
    return pixels


def written(pixels: Any, text: str, x: int, y: int) -> Any:
    """Write a line, some 25 pixels high."""
    cv2.putText(pixels, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (0, 0, 0), 3)
    return pixels


def picture_of(pixels: Any) -> Picture:
    return straighten(pixels, SCALE, [])


def clean_picture_of(pixels: Any) -> Picture:
    picture = picture_of(pixels)
    return picture.without(find_rulings(picture)[1])
