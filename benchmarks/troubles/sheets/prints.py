"""Troubles of sheets: void copies, forms, other years and units beside, odd pages, odd files."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from generator.surface import LANDSCAPE, PORTRAIT
from generator.tables import Cell, draw_statement
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader

from benchmarks.troubles.columns.exports import _numbered
from benchmarks.troubles.inks.notes import write_anew
from benchmarks.troubles.sheets.reprints import form_before, unit_behind, void_before, year_behind
from benchmarks.troubles.trouble import Trouble, names_and_amounts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from random import Random

    from generator.document import Place
    from generator.surface import Surface
    from generator.tables import Printed, Statement

MOST_ROWS = 14


def _small_table_below(_: Sequence[Statement]) -> Place:
    """Print a small table without a title closely below a statement."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        extra = _small_table(
            statement,
            header=((Cell("补充资料"), Cell("金额")),),
            body=tuple((Cell(name), Cell(amount, align="right"))
                       for name, amount in (("应缴财政款", "512.30"), ("上缴中央", "88.12"))),
        )  # fmt: skip
        printed = draw_statement(surface, replace(statement, notes=()))
        surface.canvas.saveState()
        surface.canvas.translate(0, -surface.size[1] * 0.82)
        draw_statement(surface, extra, starts_page=False)
        surface.canvas.restoreState()
        return printed

    return place


def _small_table(statement: Statement, **parts: object) -> Statement:
    """Give a small table in the manner of a statement, without its head lines."""
    blank = dict.fromkeys(
        ("title", "form_no", "above", "section", "head_left", "head_middle", "head_right"), ""
    )
    return replace(statement, widths=(2.0, 1.0), notes=(), page_rows=(), **blank, **parts)  # type: ignore[arg-type]


def _names_in_the_middle(statement: Statement, _: Random) -> Statement:
    """Print names between their amounts."""
    names, figures = names_and_amounts(statement)
    plain = all(cell.down == 1 and cell.across == 1 for row in statement.body for cell in row)
    heads = all(cell.across == 1 for row in statement.header for cell in row)
    if len(names) != 1 or len(figures) < 2 or not plain or not heads:
        return statement
    if any(len(row) != len(statement.widths) for row in statement.header):
        return statement

    def moved(row: Sequence[object]) -> tuple[object, ...]:
        return (row[1], row[0], *row[2:])

    return replace(
        statement,
        widths=moved(statement.widths),  # type: ignore[arg-type]
        header=tuple(map(moved, statement.header)),  # type: ignore[arg-type]
        body=tuple(map(moved, statement.body)),  # type: ignore[arg-type]
    )


def _on_one_sheet(share: float, _: Sequence[Statement]) -> Place:
    """Draw a statement on two pages whole, each of which shows its part alone."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        size = LANDSCAPE if statement.landscape else PORTRAIT
        middle = size[1] * share
        told = replace(statement, page_rows=())
        printed: list[Printed] = []
        if len(statement.body) > MOST_ROWS:
            return draw_statement(surface, statement)
        for box, lift in (((0, 0, size[0], middle), 0), ((0, middle, size[0], size[1]), 1)):
            surface.new_page(size, footer=False)
            page = surface.page
            surface.canvas.saveState()
            if lift:
                surface.canvas.translate(0, middle - 40)
            surface.clip(box)
            drawn = draw_statement(surface, told, starts_page=False)
            if surface.page == page:
                surface.canvas.restoreState()
                surface.canvas.restoreState()
            printed = printed or drawn
        return printed

    return place


def _aslant(degrees: float, _: Sequence[Statement]) -> Place:
    """Turn a sheet a little."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        surface.new_page(LANDSCAPE if statement.landscape else PORTRAIT)
        page = surface.page
        surface.canvas.saveState()
        surface.canvas.rotate(degrees)
        printed = draw_statement(surface, replace(statement, page_rows=()), starts_page=False)
        if surface.page == page:
            surface.canvas.restoreState()
        return printed

    return place


def _long_sheet(_: Sequence[Statement]) -> Place:
    """Print on a sheet as long as it takes."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        width = (LANDSCAPE if statement.landscape else PORTRAIT)[0]
        surface.new_page((width, 300 + 60 * (len(statement.body) + len(statement.header))))
        return draw_statement(surface, replace(statement, page_rows=()), starts_page=False)

    return place


def _picture_behind(_: Sequence[Statement]) -> Place:
    """Lay a pale picture with lines and a number behind everything, as letter paper has."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        size = LANDSCAPE if statement.landscape else PORTRAIT
        surface.new_page(size)
        paper = Image.new("RGB", (int(size[0]), int(size[1])), (250, 248, 240))
        pen = ImageDraw.Draw(paper)
        for y in range(0, paper.height, 24):
            pen.line((0, y, paper.width, y), fill=(225, 225, 235))
        pen.text((120, 300), "No. 20231234.56", fill=(215, 215, 215))
        surface.canvas.drawImage(ImageReader(paper), 0, 0, *size)
        return draw_statement(surface, replace(statement, page_rows=()), starts_page=False)

    return place


def _boxes_swapped(path: Path, _: list[int]) -> None:
    """Tell the corners of each page in the other order."""
    lines = path.read_bytes()
    swapped = re.sub(rb"/MediaBox \[ 0 0 (\S+) (\S+) \]", rb"/MediaBox [ \1 \2 0 0 ]", lines)
    write_anew(swapped, path)


def _turned_over(path: Path, _: list[int]) -> None:
    """Turn each page by a whole turn and a quarter."""
    lines = path.read_bytes()
    write_anew(lines.replace(b"/Rotate 0", b"/Rotate 450"), path)


PRINTS = (
    *(
        Trouble(name, placing=placing)
        for name, placing in (
            ("a void copy before", void_before),
            ("a blank form before", form_before),
            ("that of a unit below behind", unit_behind),
            ("that of the year before behind", year_behind),
            ("a small table below", _small_table_below),
            ("one sheet shown in two parts", partial(_on_one_sheet, 0.45)),
            ("a little aslant", partial(_aslant, 0.6)),
            ("on a long sheet", _long_sheet),
            ("a picture behind", _picture_behind),
        )
    ),
    Trouble("names in the middle", _names_in_the_middle),
    Trouble(
        "columns numbered by formulas",
        _numbered(lambda at: "1=2+3" if at == 0 else str(at + 1), ()),
    ),
    Trouble("corners of pages swapped", finish=_boxes_swapped),
    Trouble("turned by more than a whole turn", finish=_turned_over),
)
