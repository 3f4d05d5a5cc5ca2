"""Two searches of one damaged file: whether they found the same pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.marks.rendering import RenderedDocument

SCALE = 1.0
"""Pixels a point at which pages are compared."""


def agree_on_pages(one: RenderedDocument | None, other: RenderedDocument | None) -> bool:
    """Say whether both have the same pages, with the same text, looking the same."""
    if one is None or other is None or one.page_count != other.page_count:
        return False
    for number in range(1, one.page_count + 1):
        with one.page(number) as page, other.page(number) as same:
            if page is None or same is None or page.text() != same.text():
                return False
            if page.picture_sha256(0, SCALE) != same.picture_sha256(0, SCALE):
                return False
    return True
