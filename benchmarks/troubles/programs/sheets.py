"""Troubles of sheets from programs and scanners: tiles, booklets, layers of a scan, halves."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from generator.surface import LANDSCAPE, PORTRAIT, SONG
from generator.tables import draw_statement
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader

from benchmarks.troubles.columns.added import even, is_flat, is_one_sided
from benchmarks.troubles.columns.headings import always
from benchmarks.troubles.sheets.disorder import LEAST, NOTHING
from benchmarks.troubles.sheets.scanners import _redrawn
from benchmarks.troubles.trouble import Trouble, names_and_amounts

if TYPE_CHECKING:
    from pathlib import Path

    from generator.ruling import Box
    from generator.surface import Surface
    from generator.tables import Cell, Printed, Statement
    from reportlab.pdfgen.canvas import Canvas

    from benchmarks.troubles.trouble import Row

OVERLAP = 0.6
DARK = 140


def _in_layers(canvas: Canvas, picture: Image.Image, page: pdfium.PdfPage) -> None:
    """Show a scan as its ground, blurred and coarse, and its ink as a stencil of its own."""
    size = page.get_size()
    ground = picture.filter(ImageFilter.GaussianBlur(12)).resize(
        (picture.width // 6, picture.height // 6)
    )
    canvas.drawImage(ImageReader(ground), 0, 0, *size)
    ink = picture.point(lambda grey: 255 * (grey < DARK))
    whole = Image.new("RGBA", picture.size, (0, 0, 0, 255))
    whole.putalpha(ink)
    canvas.drawImage(ImageReader(whole), 0, 0, *size, mask="auto")


def _in_tiles(canvas: Canvas, picture: Image.Image, page: pdfium.PdfPage) -> None:
    """Show a scan as many small pictures."""
    width, height = page.get_size()
    across, down, side = picture.width, picture.height, 128
    for left in range(0, across, side):
        for top in range(0, down, side):
            box = (left, top, min(left + side, across), min(top + side, down))
            canvas.drawImage(
                ImageReader(picture.crop(box)),
                left * width / across, height - box[3] * height / down,
                (box[2] - box[0]) * width / across, (box[3] - box[1]) * height / down,
            )  # fmt: skip


def _tiled(path: Path, pages: list[int]) -> None:
    """Print each sheet of a statement on two that overlap."""
    old, new = pdfium.PdfDocument(path.read_bytes()), pdfium.PdfDocument.new()
    for at in range(len(old)):
        new.import_pages(old, [at])
        if at + 1 in pages:
            width, height = old[at].get_size()
            new[len(new) - 1].set_cropbox(0, 0, width * OVERLAP, height)
            new.import_pages(old, [at])
            new[len(new) - 1].set_cropbox(width * (1 - OVERLAP), 0, width, height)
    new.save(path)


def _booklet(path: Path, _: list[int]) -> None:
    """Lay pages out as a booklet, two a side."""
    old, new = pdfium.PdfDocument(path.read_bytes()), pdfium.PdfDocument.new()
    count = len(old) + -len(old) % 4
    while len(old) < count:
        old.new_page(595, 842)
    left, right = 0, count - 1
    order: list[int] = []
    while left < right:
        order += [right, left] if left % 2 == 0 else [left, right]
        left, right = left + 1, right - 1
    for at in range(0, count, 2):
        new.import_pages(old, order[at : at + 2])
    sheets = BytesIO()
    new.save(sheets)
    source = pdfium.PdfDocument(sheets.getvalue())
    pdfium.PdfDocument(pdfium_c.FPDF_ImportNPagesToOne(source.raw, *LANDSCAPE, 2, 1)).save(path)


def _columns_anew(surface: Surface, statement: Statement) -> list[Printed]:
    """Let the table's columns be of other widths on the second sheet, as programs fit them."""
    half = len(statement.body) // 2
    if half < LEAST or not is_flat(statement):
        return draw_statement(surface, statement)
    first = replace(statement, body=statement.body[:half], notes=(), page_rows=())
    widths = [width * (0.6 if at % 2 else 1.3) for at, width in enumerate(statement.widths)]
    rest = replace(
        statement, body=statement.body[half:], header=(), page_rows=(), widths=tuple(widths),
        **NOTHING,  # type: ignore[arg-type]
    )  # fmt: skip
    return draw_statement(surface, first) + draw_statement(surface, rest)


def _row_in_one_stroke(surface: Surface, statement: Statement) -> list[Printed]:
    """Write all amounts of a row by one operator, the gaps between them as kerning."""
    statement = even(statement)
    names, _figures = names_and_amounts(statement)
    if not is_flat(statement):
        return draw_statement(surface, statement)
    kept: list[tuple[str, float, float]] = []

    def keep(surface: Surface, cell: Cell, box: Box, told: Statement) -> None:
        size = told.font_size
        width = surface.press.hand.width(cell.text, SONG, size)
        if cell.text:
            kept.append((cell.text, box[2] - 2.5 - width, box[2] - 2.5))

    def last(surface: Surface, cell: Cell, box: Box, told: Statement) -> None:
        keep(surface, cell, box, told)
        size, x = told.font_size, kept[0][1] if kept else 0.0
        text = surface.canvas.beginText(x, surface.size[1] - (box[1] + box[3]) / 2 - size * 0.35)
        text.setFont(SONG, size)
        for part, left, right in kept:
            if left > x:
                text._code.append(f"[{(x - left) / size * 1000:.1f}] TJ")  # noqa: SLF001
            text.textOut(part)
            x = right
        surface.canvas.drawText(text)
        kept.clear()

    def row(cells: Row) -> Row:
        return tuple(
            c if at < len(names) else replace(c, ink=last if at == len(cells) - 1 else keep)
            for at, c in enumerate(cells)
        )

    return draw_statement(surface, replace(statement, body=tuple(map(row, statement.body))))


def _on_grid_paper(surface: Surface, statement: Statement) -> list[Printed]:
    """Print on squared paper."""
    surface.new_page(LANDSCAPE if statement.landscape else PORTRAIT)
    canvas, (width, height) = surface.canvas, surface.size
    canvas.saveState()
    canvas.setStrokeColorRGB(0.7, 0.8, 1)
    canvas.setLineWidth(0.3)
    for at in range(0, int(width), 14):
        canvas.line(at, 0, at, height)
    for at in range(0, int(height), 14):
        canvas.line(0, at, width, at)
    canvas.restoreState()
    return draw_statement(surface, replace(statement, page_rows=()), starts_page=False)


def _outlined(surface: Surface, statement: Statement) -> list[Printed]:
    """Print the signs at the left by which a spreadsheet folds rows, and its levels."""
    printed = draw_statement(surface, statement)
    canvas = surface.canvas
    for at, level in enumerate("123"):
        surface.text(14 + at * 9, 70, level, 6)
    for y in range(120, int(surface.size[1]) - 100, 60):
        canvas.rect(22, surface.size[1] - y, 6, 6)
        canvas.line(23, surface.size[1] - y + 3, 27, surface.size[1] - y + 3)
        canvas.line(25, surface.size[1] - y, 25, surface.size[1] - y - 40)
    return printed


def _balloons(surface: Surface, statement: Statement) -> list[Printed]:
    """Print in the margin what a word processor keeps of texts that were deleted."""
    if not is_one_sided(even(statement)):
        return draw_statement(surface, statement)
    printed = draw_statement(surface, replace(statement, breadth=0.75))
    canvas, (width, height) = surface.canvas, surface.size
    for at, text in enumerate(("1,187.30", "26.40", "本年收入")):
        y = 150 + 60 * at
        canvas.setStrokeColorRGB(0.8, 0, 0)
        canvas.setDash(2, 2)
        canvas.line(width * 0.6, height - y, width * 0.8, height - y)
        canvas.setDash()
        canvas.roundRect(width * 0.8, height - y - 12, width * 0.18, 24, 4)
        canvas.setStrokeGray(0)
        surface.text(width * 0.8 + 4, y - 2, "删除的内容:", 6)
        surface.text(width * 0.8 + 4, y + 8, text, 6)
    return printed


SHEETS_OF_PROGRAMS = (
    Trouble("a scan in layers", finish=partial(_redrawn, _in_layers, 2.1)),
    Trouble("a scan in tiles", finish=partial(_redrawn, _in_tiles, 2.1)),
    Trouble("tiled with an overlap", finish=_tiled),
    Trouble("a booklet", finish=_booklet),
    *(
        Trouble(name, placing=partial(always, place))
        for name, place in (
            ("columns fitted anew", _columns_anew),
            ("a row in one stroke", _row_in_one_stroke),
            ("on squared paper", _on_grid_paper),
            ("signs to fold rows", _outlined),
            ("deleted in balloons", _balloons),
        )
    ),
)
