"""Troubles of amounts on paper: stencils, clips, specks and bars that a scanner reads as text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.surface import FONT_FOLDER, SONG
from generator.tables import PAD, write_cell
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader

from benchmarks.troubles.inks.pictures import as_picture
from benchmarks.troubles.trouble import (
    Trouble,
    amounts,
    inked,
    of_all,
    of_some,
    respelt,
    written,
)

if TYPE_CHECKING:
    from random import Random

    from generator.ruling import Box
    from generator.surface import Surface
    from generator.tables import Cell, Statement

FEW, SOME = of_some(0.12), of_some(0.3)
PIXELS = 4


def _stencils(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Print each digit as a little picture of its own, as some printers send them."""
    size = statement.font_size
    face = ImageFont.truetype(FONT_FOLDER / f"{SONG}.ttf", round(size * PIXELS))
    x = box[2] - PAD
    y = surface.size[1] - (box[1] + box[3]) / 2 - size * 0.55
    for char in reversed(cell.text):
        width = surface.press.hand.width(char, SONG, size)
        x -= width
        picture = Image.new("RGBA", (max(1, round(width * PIXELS)), round(size * 1.2 * PIXELS)))
        ImageDraw.Draw(picture).text((0, 0), char, (0, 0, 0, 255), face)
        surface.canvas.drawImage(ImageReader(picture), x, y, width, size * 1.2, mask="auto")


def _through_outlines(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Paint an amount as a band that is seen through its outlines."""
    canvas, size = surface.canvas, statement.font_size
    width = surface.press.hand.width(cell.text, SONG, size)
    y = surface.size[1] - (box[1] + box[3]) / 2 - size * 0.35
    canvas.saveState()
    text = canvas.beginText(box[2] - PAD - width, y)
    text.setFont(SONG, size)
    text.setTextRenderMode(7)
    text.textOut(cell.text)
    canvas.drawText(text)
    canvas.setFillColorRGB(0.1, 0.1, 0.4)
    canvas.rect(box[0], surface.size[1] - box[3], box[2] - box[0], box[3] - box[1], 0, 1)
    canvas.restoreState()


def _minus_clipped(cell: Cell, _: Random) -> Cell:
    """Let the cell's edge hide the minus."""

    def write(surface: Surface, one: Cell, box: Box, statement: Statement) -> None:
        width = surface.press.hand.width(one.text[1:], SONG, statement.font_size)
        surface.clip((box[2] - PAD - width - 0.2, box[1], box[2], box[3]))
        write_cell(surface, one, box, statement)
        surface.unclip()

    return replace(cell, text=f"-{cell.text}", ink=write)


def _half_seen(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Show the upper half of an amount: its row is too low."""
    surface.clip((box[0], box[1], box[2], (box[1] + box[3]) / 2))
    write_cell(surface, cell, box, statement)
    surface.unclip()


def _unseen_above(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Lay text that nobody sees over an amount, with a digit misread, as recognisers do."""
    write_cell(surface, cell, box, statement)
    told = cell.text.replace("8", "3").replace("6", "5").replace("1", "7")
    size = statement.font_size
    width = surface.press.hand.width(told, SONG, size)
    y = surface.size[1] - (box[1] + box[3]) / 2 - size * 0.35
    text = surface.canvas.beginText(box[2] - PAD - width + 0.9, y + 0.7)
    text.setFont(SONG, size)
    text.setTextRenderMode(3)
    text.textOut(told)
    text.setTextRenderMode(0)
    surface.canvas.drawText(text)


SPECKS = (
    *(
        Trouble(name, amounts(inked(ink), chosen))
        for name, ink, chosen in (
            ("digits stencils", _stencils, SOME),
            ("all digits stencils", _stencils, of_all),
            ("painted through outlines", _through_outlines, SOME),
            ("all amounts pictures", as_picture, of_all),
            ("half a row seen", _half_seen, FEW),
            ("unseen text above", _unseen_above, SOME),
            ("unseen text above all", _unseen_above, of_all),
        )
    ),
    Trouble("minus clipped", amounts(_minus_clipped, FEW, tells=False)),
    *(
        Trouble(name, amounts(written(form), FEW, tells=False))
        for name, form in (
            ("bracket cut", "({}"),
            ("bracket cut behind", "{})"),
            ("and more behind", "{}余"),
            ("thousands behind", "{}K"),
        )
    ),
    *(
        Trouble(name, amounts(written(form), SOME))
        for name, form in (
            ("letter behind", "{}a"),
            ("bar before", "|{}"),
            ("bar behind", "{}|"),
            ("a one for a bar", "丨{}"),
            ("speck before", "·{}"),
            ("speck behind", "{}'"),
        )
    ),
    Trouble("colon for the point", amounts(respelt(".", ":"), SOME)),
    Trouble("point and blank exchanged", amounts(respelt(".", " ."), SOME)),
)
