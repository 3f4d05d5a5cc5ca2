"""Fresh troubles, written blind when the others of this folder had been mended."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from generator.tables import Cell, place_cells, write_cell
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from benchmarks.troubles.columns.added import even, is_one_sided
from benchmarks.troubles.columns.layouts import heading_of
from benchmarks.troubles.sheets.scanners import _redrawn, _shown
from benchmarks.troubles.trouble import (
    Trouble,
    amounts,
    names_and_amounts,
    of_all,
    of_some,
)

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from generator.ruling import Box
    from generator.surface import Surface
    from generator.tables import Statement
    from PIL import Image

    from benchmarks.troubles.trouble import Row


def _cents_apart(statement: Statement, _: Random) -> Statement:
    """Give what stands behind the point a column of its own."""
    statement = even(statement)
    _names, figures = names_and_amounts(statement)
    if not is_one_sided(statement) or len(figures) > 4:
        return statement

    def doubled(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        found: list[list[Cell]] = [[] for _ in rows]
        for row, column, cell in sorted(
            place_cells(rows, len(statement.widths)), key=lambda one: one[:2]
        ):
            inside = sum(at in figures for at in range(column, column + cell.across))
            found[row].append(replace(cell, across=cell.across + inside))
        return tuple(map(tuple, found))

    body = []
    for row in statement.body:
        cells: list[Cell] = []
        for at, cell in enumerate(row):
            whole, _point, cents = cell.text.partition(".")
            parts = [replace(cell, text=whole), Cell(cents, align="left")]
            cells += parts if at in figures else [cell]
        body.append(tuple(cells))
    widths = [
        part for at, width in enumerate(statement.widths)
        for part in ((width * 0.7, width * 0.3) if at in figures else (width,))
    ]  # fmt: skip
    return replace(
        statement, widths=tuple(widths), header=doubled(statement.header), body=tuple(body)
    )


def _aslant(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    write_cell(surface, cell, box, statement)
    height = surface.size[1]
    surface.canvas.line(box[0], height - box[3], box[2], height - box[1])


def _blanks_struck(statement: Statement, _: Random) -> Statement:
    """Strike blank cells through aslant, as forms are that nobody shall add to."""
    body = tuple(
        tuple(cell if cell.text.strip() else replace(cell, ink=_aslant) for cell in row)
        for row in statement.body
    )
    return replace(statement, body=body)


def _heading_in_cells(statement: Statement, _: Random) -> Statement:
    """Print before each amount what it is."""
    statement = even(statement)
    _names, figures = names_and_amounts(statement)
    if not is_one_sided(statement):
        return statement
    body = tuple(
        tuple(
            replace(cell, text=f"{heading_of(statement, at)}：{cell.text}")
            if at in figures and cell.text
            else cell
            for at, cell in enumerate(row)
        )
        for row in statement.body
    )
    return replace(statement, body=body)


def _in_both_units(cell: Cell, _: Random) -> Cell:
    assert cell.figure is not None
    return replace(cell, text=f"{cell.text}（{cell.figure.value:,.2f}元）")


def _jittered(statement: Statement, random: Random) -> Statement:
    """Frame each cell by itself, none where its neighbours end."""

    def ink(right: float, down: float) -> object:
        def write(surface: Surface, cell: Cell, box: Box, told: Statement) -> None:
            moved = (box[0] + right, box[1] + down, box[2] + right, box[3] + down)
            write_cell(surface, cell, moved, told)
            surface.canvas.rect(
                moved[0], surface.size[1] - moved[3], moved[2] - moved[0], moved[3] - moved[1]
            )

        return write

    def moved(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(
            tuple(
                replace(cell, ink=ink(random.uniform(-1.4, 1.4), random.uniform(-1.4, 1.4)))  # type: ignore[arg-type]
                for cell in row
            )
            for row in rows
        )

    return replace(statement, header=moved(statement.header), body=moved(statement.body))


def _numbers_with_decimals(statement: Statement, _: Random) -> Statement:
    """Write line numbers into a column that is formatted as money."""
    if not names_and_amounts(statement)[0]:
        return statement
    first, *others = statement.header
    head = Cell("序号", 1, len(statement.header), "center")
    body = tuple((Cell(f"{at + 1}.00", align="right"), *row)
                 for at, row in enumerate(statement.body))  # fmt: skip
    return replace(
        statement, widths=(0.6, *statement.widths), header=((head, *first), *others), body=body
    )


def _headings_at_foot(statement: Statement, _: Random) -> Statement:
    """Print the headings below the table, too."""
    return replace(statement, body=(*statement.body, *statement.header), page_rows=())


def _upside_down(canvas: Canvas, picture: Image.Image, page: pdfium.PdfPage) -> None:
    _shown(canvas, picture.rotate(180), page)


def _two_in_one(path: Path, pages: list[int]) -> None:
    """Scan two sheets onto one, side by side."""
    old, new = pdfium.PdfDocument(path.read_bytes()), pdfium.PdfDocument.new()
    at = 0
    while at < len(old):
        if at + 1 in pages and at + 2 in pages:
            sizes = [old[one].get_size() for one in (at, at + 1)]
            paper = BytesIO()
            size = (sizes[0][0] + sizes[1][0], max(sizes[0][1], sizes[1][1]))
            canvas = Canvas(paper, pagesize=size, invariant=1)
            for number, left in ((0, 0.0), (1, sizes[0][0])):
                picture = old[at + number].render(scale=2.1).to_pil().convert("L")
                canvas.drawImage(ImageReader(picture), left, 0, *sizes[number])
            canvas.save()
            new.import_pages(pdfium.PdfDocument(paper.getvalue()))
            at += 2
        else:
            new.import_pages(old, [at])
            at += 1
    new.save(path)


MIXED_FOURTH = (
    Trouble("yuan and cents apart", _cents_apart),
    Trouble("blanks struck aslant", _blanks_struck),
    Trouble("heading in each cell", _heading_in_cells),
    Trouble("in both units", amounts(_in_both_units, of_some(0.15))),
    Trouble("in both units at all", amounts(_in_both_units, of_all)),
    Trouble("cells framed apart", _jittered),
    Trouble("line numbers as money", _numbers_with_decimals),
    Trouble("headings at the foot, too", _headings_at_foot),
    Trouble("scanned upside down", finish=partial(_redrawn, _upside_down, 2.1)),
    Trouble("two sheets in one scan", finish=_two_in_one),
)
