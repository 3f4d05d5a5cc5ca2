"""Running text: cover, table of contents, headings and paragraphs over pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.surface import PORTRAIT, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.surface import Surface

SIZE, LINE, LEFT = 12.0, 23.0, 80.0
TOP, BOTTOM = 90.0, 80.0
INDENT = "\u3000\u3000"
NOTICE = "（样例：地名、部门和数据均为虚构）"


@dataclass(frozen=True)
class Paragraph:
    """A piece of running text: `level` 0 a part's title, 1 and 2 headings, 9 body text."""

    text: str
    level: int = 9


def draw_cover(surface: Surface, title: Sequence[str], date: str) -> None:
    """Draw the first page."""
    surface.new_page(PORTRAIT)
    middle = PORTRAIT[0] / 2
    for i, line in enumerate(title):
        surface.text(middle, 260 + 44 * i, line, 24, bold=True, align="center")
    surface.text(middle, 275 + 44 * len(title), NOTICE, 12, align="center")
    surface.text(middle, 640, date, 14, align="center")


def draw_contents(surface: Surface, entries: Sequence[tuple[int, str, int]]) -> None:
    """Draw the table of contents: level, title, leader dots and page of each entry."""
    surface.new_page(PORTRAIT)
    surface.text(PORTRAIT[0] / 2, TOP, "目\u3000录", 18, bold=True, align="center")
    y, right = TOP + 36, PORTRAIT[0] - LEFT
    for level, title, page in entries:
        if y > PORTRAIT[1] - BOTTOM:
            surface.new_page(PORTRAIT)
            y = TOP
        left = LEFT + (20 if level else 0)
        surface.text(left, y, title, 10.5)
        room = right - left - 11 * len(title) - 20
        surface.text(right - 18, y, "." * max(3, int(room / 4.2)), 10.5, align="right")
        surface.text(right, y, str(page), 10.5, align="right")
        y += 19


def draw_text(surface: Surface, paragraphs: Sequence[Paragraph]) -> dict[str, int]:
    """Draw paragraphs from a new page on; returns the page of each heading of level 0 and 1."""
    surface.new_page(PORTRAIT)
    y, pages = TOP, {}
    for paragraph in paragraphs:
        body = paragraph.level == 9
        size = 16.0 if paragraph.level == 0 else SIZE
        text = paragraph.text if paragraph.level == 0 else f"{INDENT}{paragraph.text}"
        for i, line in enumerate(wrap(text, PORTRAIT[0] - 2 * LEFT, size)):
            if y > PORTRAIT[1] - BOTTOM:
                surface.new_page(PORTRAIT)
                y = TOP
            if paragraph.level == 0:
                surface.text(PORTRAIT[0] / 2, y, line, size, bold=True, align="center")
            else:
                surface.text(LEFT, y, line, size, bold=not body and paragraph.level == 1)
            if i == 0 and paragraph.level in {0, 1}:
                pages[paragraph.text] = surface.page
            y += LINE * (1.6 if paragraph.level == 0 else 1)
    return pages
