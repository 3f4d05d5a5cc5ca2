"""The paper: pages, text with wrapping, fake bold, three ways to draw a ruling.

The only module that knows reportlab. Everything above it speaks in points from the top left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from generator.hand import PLAIN_HAND, Hand
from generator.stamps import stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FONT_FOLDER = Path(__file__).parent.parent / "font"
SONG, HEI = "sample-song", "sample-hei"
PORTRAIT, LANDSCAPE = (595.28, 841.89), (841.89, 595.28)
STRIKE = 0.3
QUAD = 0.48
QUARTER = 90
HANGING = "，。；：、）》”"
WORDS = re.compile(r"[0-9A-Za-z.,%\-]+|.", re.DOTALL)


@dataclass(frozen=True)
class Press:
    """How pages are put on paper otherwise than they are laid out.

    Attributes:
        matrix: Turns, scales and moves all that a page prints.
        rotation: What the page's /Rotate says; its content is turned to match.
        is_bold_plain: Whether plain text is set in the bold face.
        hand: How text is written.
        is_backwards: Whether what is written last is shown first.
        stamp: What is printed onto the page beside its text (`generator.stamps`).
        forms: In how many forms, one in the other, the page's content lies.
    """

    matrix: tuple[float, float, float, float, float, float] = (1, 0, 0, 1, 0, 0)
    rotation: int = 0
    is_bold_plain: bool = False
    hand: Hand = PLAIN_HAND
    is_backwards: bool = False
    stamp: str = ""
    forms: int = 0


class Surface:
    """A PDF being written: a canvas with the current page's number and size."""

    def __init__(
        self,
        path: Path,
        *,
        title: str,
        dated: str,
        fake_bold: bool = False,
        press: Press = Press(),
    ) -> None:
        """Open a file to write; `dated` becomes its creation and modification date."""
        _register_fonts()
        self.press = press
        self.canvas = Canvas(str(path), invariant=1, pageCompression=1)
        self.canvas.setTitle(title)
        self.canvas.setAuthor("样例")
        self.canvas.setCreator("data/sample/make_samples.py")
        stamp = datetime.fromisoformat(dated).strftime("D:%Y%m%d%H%M%S+08'00'")
        self.canvas.setDateFormatter(lambda *_: stamp)
        self.fake_bold = fake_bold
        self.page = 0
        self.size = PORTRAIT
        self.running_head = ""
        self._later: list[Callable[[], None]] = []

    def new_page(self, size: tuple[float, float] = PORTRAIT, *, footer: bool = True) -> None:
        """Start the next page, with its number at the foot (not on the cover)."""
        self._close_page()
        self.page += 1
        self.size = size
        self._open_page()
        if self.page > 1 and footer:
            self.text(size[0] / 2, size[1] - 30, f"- {self.page} -", 9, align="center")
            self.text(size[0] - 50, size[1] - 30, "样例，数据均为虚构", 7, align="right")
            self.text(size[0] / 2, 36, self.running_head, 8, align="center")

    def _open_page(self) -> None:
        if self.press.forms:
            self.canvas.setPageSize(self.size)
            self.canvas.beginForm(f"page{self.page}")
        self._lay_on_press()
        if self.press.stamp and self.page > 1:
            stamp(self.canvas, self.press.stamp, self.size)

    def _close_page(self) -> None:
        if not self.page:
            return
        for write in reversed(self._later):
            write()
        self._later.clear()
        name = f"page{self.page}"
        for depth in range(self.press.forms):
            self.canvas.endForm()
            if depth < self.press.forms - 1:
                self.canvas.beginForm(f"{name}in{depth}")
                self.canvas.doForm(name if not depth else f"{name}in{depth - 1}")
            else:
                self.canvas.doForm(name if not depth else f"{name}in{depth - 1}")
        self.canvas.showPage()

    def _lay_on_press(self) -> None:
        width, height = self.size
        self.canvas.setPageSize(self.size)  # as it is shown: reportlab turns it, too
        if self.press.rotation:
            turned = (0, -1, 1, 0, 0, width)
            if self.press.rotation == QUARTER:
                turned = (0, 1, -1, 0, height, 0)
            self.canvas.setPageRotation(self.press.rotation)
            self.canvas.transform(*turned)
        if self.press.matrix != Press.matrix:
            self.canvas.transform(*self.press.matrix)

    def save(self) -> None:
        """Close the file."""
        self._close_page()
        self.canvas.save()

    def text(  # noqa: PLR0913 (where, what and how)
        self,
        x: float,
        y: float,
        string: str,
        size: float,
        *,
        bold: bool = False,
        align: str = "left",
    ) -> None:
        """Write one line whose baseline is `y` points below the top edge."""
        font = HEI if (bold or self.press.is_bold_plain) and not self.fake_bold else SONG
        hand = self.press.hand
        hand.require(string, font)
        width = hand.width(string, font, size)
        left = x - {"left": 0.0, "center": width / 2, "right": width}[align]
        base = self.size[1] - y
        if not (bold and self.fake_bold):
            write = partial(hand.write, self.canvas, (left, base), string, font, size)
            self._later.append(write) if self.press.is_backwards else write()
            return
        self.canvas.setFont(font, size)
        for glyph in string:  # word processors strike each glyph twice where they lack a bold face
            if not glyph.isspace():
                self.canvas.drawString(left, base, glyph)
                self.canvas.drawString(left + STRIKE, base, glyph)
            left += pdfmetrics.stringWidth(glyph, font, size)

    def lines(self, segments: Iterable[tuple[float, float, float, float]], style: str) -> None:
        """Draw horizontal and vertical rulings: stroked lines, or thin filled quadrilaterals."""
        height = self.size[1]
        self.canvas.setLineWidth(0.5)
        for x0, y0, x1, y1 in segments:
            if style == "quads":
                self._quad(x0, height - y0, x1, height - y1)
            else:
                self.canvas.line(x0, height - y0, x1, height - y1)

    def boxes(self, boxes: Iterable[tuple[float, float, float, float]]) -> None:
        """Draw a table cell by cell, each a stroked rectangle (left, top, right, bottom)."""
        self.canvas.setLineWidth(0.5)
        for x0, y0, x1, y1 in boxes:
            self.canvas.rect(x0, self.size[1] - y1, x1 - x0, y1 - y0)

    def bands(self, boxes: Iterable[tuple[float, float, float, float]]) -> None:
        """Fill boxes in a light grey, before text is written onto them."""
        for x0, y0, x1, y1 in boxes:
            self.canvas.setFillGray(0.9)
            self.canvas.rect(x0, self.size[1] - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
            self.canvas.setFillGray(0)

    def clip(self, box: tuple[float, float, float, float]) -> None:
        """Show what is written from now on within a box alone, as spreadsheets print cells."""
        x0, y0, x1, y1 = box
        self.canvas.saveState()
        path = self.canvas.beginPath()
        path.rect(x0, self.size[1] - y1, x1 - x0, y1 - y0)
        self.canvas.clipPath(path, stroke=0, fill=0)

    def unclip(self) -> None:
        """Show all again."""
        self.canvas.restoreState()

    def image(self, path: Path) -> None:
        """Fill the page with a picture."""
        self.canvas.drawImage(ImageReader(str(path)), 0, 0, *self.size)

    def _quad(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a ruling as some office suites do: a sliver with mitred ends, filled."""
        half = QUAD / 2
        path = self.canvas.beginPath()
        if y0 == y1:
            ahead = [(x0 - half, y0), (x0 + half, y0 + half), (x1 - half, y0 + half)]
            back = [(x1 + half, y0), (x1 - half, y0 - half), (x0 + half, y0 - half)]
        else:
            ahead = [(x0, y0 + half), (x0 + half, y0 - half), (x0 + half, y1 + half)]
            back = [(x0, y1 - half), (x0 - half, y1 + half), (x0 - half, y0 - half)]
        path.moveTo(*ahead[0])
        for corner in (*ahead[1:], *back):
            path.lineTo(*corner)
        path.close()
        self.canvas.drawPath(path, stroke=0, fill=1)


def wrap(string: str, width: float, size: float) -> list[str]:
    """Break a text into lines no wider than `width`; closing marks hang, numbers stay whole."""
    _register_fonts()
    rows: list[str] = []
    for paragraph in string.split("\n"):
        row, filled = "", 0.0
        for word in WORDS.findall(paragraph):
            step = pdfmetrics.stringWidth(word, SONG, size)
            if row and filled + step > width and word not in HANGING:
                rows.append(row)
                row, filled = "", 0.0
            row += word
            filled += step
        rows.append(row)
    return rows


def _register_fonts() -> None:
    for name in (SONG, HEI):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(FONT_FOLDER / f"{name}.ttf")))
