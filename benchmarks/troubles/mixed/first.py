"""A second lot, written after the first was mended and before anybody looked at what reads it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from generator.document import statements_of, write_document
from generator.family import draw_report
from generator.hand import Hand, spare_face
from generator.surface import Press
from generator.tables import Cell, draw_statement, write_cell
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader

from benchmarks.troubles.sheets.statements import TWO_SIDED
from benchmarks.troubles.trouble import (
    Trouble,
    amounts,
    inked,
    is_name,
    is_total,
    of_some,
    rows,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from generator.document import Place
    from generator.ruling import Box
    from generator.surface import Surface
    from generator.tables import Printed, Statement

    from benchmarks.troubles.trouble import Row

SOME = of_some(0.25)
OTHER_SEED = 40
ENGLISH = {"合计": "Total", "小计": "Subtotal", "基本支出": "Basic", "项目支出": "Projects"}


def _parted_at_the_point(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Rule a line where the decimals begin, as account books do, in place of the point."""
    whole, point, decimals = cell.text.partition(".")
    x0, y0, x1, y1 = box
    if not point:
        write_cell(surface, cell, box, statement)
        return
    edge = x1 - 16
    write_cell(surface, replace(cell, text=whole), (x0, y0, edge, y1), statement)
    write_cell(surface, replace(cell, text=decimals), (edge, y0, x1, y1), statement)
    surface.canvas.line(edge, surface.size[1] - y0, edge, surface.size[1] - y1)


def _total_twice(body: list[Row], _: Statement, __: Random) -> list[Row]:
    """Print the total at the head and at the foot."""
    totals = [row for row in body if is_total(row)]
    if len(totals) != 1 or any(cell.down > 1 for row in body for cell in row):
        return body
    return [*body, totals[0]] if body[0] is totals[0] else [totals[0], *body]


def _blank_total(body: list[Row], _: Statement, __: Random) -> list[Row]:
    return [
        tuple(replace(c, text="", figure=None) if c.figure else c for c in row)
        if is_total(row)
        else row
        for row in body
    ]


def _in_english(statement: Statement, _: Random) -> Statement:
    """Say headings in English, too."""

    def said(cell: Cell) -> Cell:
        return (
            replace(cell, text=f"{cell.text}\n{ENGLISH[cell.text]}")
            if cell.text in ENGLISH
            else cell
        )

    return replace(statement, header=tuple(tuple(map(said, row)) for row in statement.header))


def _numbered(body: list[Row], statement: Statement, _: Random) -> list[Row]:
    """Write a number before each name, within its cell, where a code tells the line."""
    if statement.code in TWO_SIDED:
        return body
    return [
        tuple(
            replace(cell, text=f"{number:02} {cell.text.strip()}") if is_name(cell) else cell
            for cell in row
        )
        for number, row in enumerate(body, start=1)
    ]


def _sealed_by_picture(_: Sequence[Statement]) -> Place:
    """Lay a picture of a seal over the figures, see-through but for its ring."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        printed = draw_statement(surface, statement)
        seal = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
        ImageDraw.Draw(seal).ellipse((10, 10, 290, 290), outline=(220, 0, 0, 200), width=12)
        at = (surface.size[0] - 210, surface.size[1] - 250)
        surface.canvas.drawImage(ImageReader(seal), *at, 110, 110, mask="auto")
        return printed

    return place


def _with_a_foreign_page(path: Path, pages: list[int]) -> None:
    """Put a page of another department's report among those of this one."""
    with TemporaryDirectory() as folder:
        other, _ = draw_report(OTHER_SEED)
        foreign = Path(folder) / "other.pdf"
        press = Press(hand=Hand(spare=spare_face()))
        omitted = tuple(one.code for one in statements_of(other) if one.code[2:] != "03")
        written_there = write_document(
            replace(other, omitted=omitted), foreign, with_scans=False, press=press
        )
        at = written_there.figures[0].page - 1
        whole = pdfium.PdfDocument(path.read_bytes())
        whole.import_pages(pdfium.PdfDocument(foreign.read_bytes()), [at], index=max(pages))
        whole.save(path)


def _nought(cell: Cell, _: Random) -> Cell:
    return replace(cell, text=f"-{cell.text}")


def _is_zero(cell: Cell) -> bool:
    return cell.figure is not None and not cell.figure.value and bool(cell.text)


MIXED_FIRST = (
    Trouble("parted at the point", amounts(inked(_parted_at_the_point))),
    Trouble("total twice", rows(_total_twice)),
    Trouble("total left blank", rows(_blank_total)),
    Trouble("amounts in lenticular brackets", amounts(written("【{}】"), SOME)),
    Trouble("headings in English, too", _in_english),
    Trouble("names numbered", rows(_numbered)),
    Trouble("sealed by a picture", placing=_sealed_by_picture),
    Trouble("a page of another report", finish=_with_a_foreign_page),
    Trouble("less than nought", amounts(_nought, wanted=_is_zero)),
    Trouble("estimated", amounts(written("（估）{}"), SOME)),
    Trouble("amounts with a slash behind", amounts(written("{}/-"), SOME)),
    Trouble("as far as 万", amounts(written("{}万"), SOME, tells=False)),
)
