"""Troubles of sheets: in disorder, lost, again in another unit, with other columns, in strips."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from generator.surface import LANDSCAPE, PORTRAIT
from generator.tables import Cell, draw_statement

from benchmarks.troubles.columns.added import is_flat
from benchmarks.troubles.sheets.reprints import copy
from benchmarks.troubles.sheets.statements import TWO_SIDED, part_of
from benchmarks.troubles.trouble import Trouble, names_and_amounts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from random import Random

    from generator.document import Place
    from generator.surface import Surface
    from generator.tables import Printed, Statement

LEAST = 4
SIMPLE = {"GK05": "GK08", "YS05": "YS07"}
"""Statements of one year that look alike, of which the first is printed below the other's title."""
LOST = {"GK05", "YS05", "GK09", "YS09"}
STRIPS = 8
NOTHING = dict.fromkeys(
    ("title", "form_no", "above", "section", "head_left", "head_middle", "head_right"), ""
)
_SHEETS: dict[str, list[list[int]]] = defaultdict(list)
"""The pages of each statement of a file, counted from 0."""

_LOST: dict[str, set[int]] = defaultdict(set)


def _noted(surface: Surface, start: int) -> list[int]:
    """Note the pages of a statement."""
    pages = list(range(start, surface.page))
    _SHEETS[surface.canvas._filename].append(pages)  # noqa: SLF001 (reportlab offers no other way)
    return pages


def _in_halves(statement: Statement) -> Statement:
    """Break a statement into two pages, the second without headings."""
    half = len(statement.body) // 2
    if half < LEAST:
        return replace(statement, page_rows=())
    return replace(statement, page_rows=(half,), repeat_header=False)


def _on_sheets(_: Sequence[Statement]) -> Place:
    def place(surface: Surface, statement: Statement) -> list[Printed]:
        start = surface.page
        printed = draw_statement(surface, _in_halves(statement))
        _noted(surface, start)
        return printed

    return place


def _kept(path: Path, order: list[int]) -> None:
    """Write the pages of a file in an order."""
    old, new = pdfium.PdfDocument(path.read_bytes()), pdfium.PdfDocument.new()
    new.import_pages(old, order)
    new.save(path)


def _interleaved(path: Path, _: list[int]) -> None:
    """Sort the sheets of two statements into each other: first, first, second, second."""
    count = len(pdfium.PdfDocument(path.read_bytes()))
    order = list(range(count))
    sheets = _SHEETS.pop(str(path), [])
    for one, two in zip(sheets[::2], sheets[1::2], strict=False):
        if len(one) > 1 and len(two) > 1:
            mixed = [one[0], two[0], *one[1:], *two[1:]]
            order[one[0] : two[-1] + 1] = mixed
    _kept(path, order)


def _without_first(path: Path, _: list[int]) -> None:
    """Lose the first sheets of some statements."""
    lost = _LOST.pop(str(path), set())
    count = len(pdfium.PdfDocument(path.read_bytes()))
    _kept(path, [at for at in range(count) if at not in lost])


def _lost_sheets(_: Sequence[Statement]) -> Place:
    def place(surface: Surface, statement: Statement) -> list[Printed]:
        start = surface.page
        printed = draw_statement(surface, _in_halves(statement))
        pages = _noted(surface, start)
        if statement.code in LOST and len(statement.body) // 2 >= LEAST:
            _LOST[surface.canvas._filename].add(pages[0])  # noqa: SLF001
        return printed

    return place


def forgotten(statement: Statement, _: Random) -> Statement:
    """Forget the figures of a statement."""
    body = tuple(tuple(replace(cell, figure=None) for cell in row) for row in statement.body)
    return replace(statement, body=body)


def _lost(statement: Statement, random: Random) -> Statement:
    if statement.code in LOST and len(statement.body) // 2 >= LEAST:
        return forgotten(statement, random)
    return statement


def _titled_as_another(statements: Sequence[Statement]) -> Place:
    """Leave the title of another statement above one with the same columns."""
    titles = {one.code: (one.title, one.form_no) for one in statements}

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        title, form_no = titles.get(SIMPLE.get(statement.code, ""), ("", ""))
        if title:
            statement = replace(statement, title=title, form_no=form_no)
        return draw_statement(surface, statement)

    return place


def _mistitled(statement: Statement, random: Random) -> Statement:
    return forgotten(statement, random) if statement.code in SIMPLE else statement


def _again_in_yuan(_: Sequence[Statement]) -> Place:
    """Print each statement a second time, in yuan."""

    def in_yuan(cell: Cell) -> Cell:
        if cell.figure is None:
            return cell
        text = f"{cell.figure.value:,.2f}" if cell.text else ""
        return replace(cell, text=text, figure=None)

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        printed = draw_statement(surface, statement)
        if "万元" in statement.head_right:
            said = statement.head_right.replace("万元", "元")
            draw_statement(surface, copy(statement, in_yuan, head_right=said))
        return printed

    return place


def _sideways_over_pages(_: Sequence[Statement]) -> Place:
    """Print a wide and long statement first downwards, then the columns on the right."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        names, figures = names_and_amounts(statement)
        if len(figures) < 4 or not names or statement.code in TWO_SIDED or not is_flat(statement):
            return draw_statement(surface, statement)
        half = len(figures) // 2
        left = _in_halves(part_of(statement, names + figures[:half]))
        right = _in_halves(part_of(statement, figures[half:]))
        printed = draw_statement(surface, replace(left, notes=()))
        return printed + draw_statement(surface, replace(right, **NOTHING))  # type: ignore[arg-type]

    return place


def _goes_on(change: str, _: Sequence[Statement]) -> Place:
    """Go on with a statement on a second sheet, without headings, a column more or less."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        half = len(statement.body) // 2
        if half < LEAST or not is_flat(statement):
            return draw_statement(surface, statement)
        first = replace(statement, body=statement.body[:half], notes=(), page_rows=())
        rest = replace(statement, body=statement.body[half:], header=(), page_rows=(), **NOTHING)  # type: ignore[arg-type]
        if change == "more":
            body = tuple((Cell(str(half + at + 1)), *row) for at, row in enumerate(rest.body))
            rest = replace(rest, body=body, widths=(0.5, *rest.widths))
        else:
            body = tuple(row[:-1] for row in rest.body)
            rest = replace(rest, body=body, widths=rest.widths[:-1])
        return draw_statement(surface, first) + draw_statement(surface, rest)

    return place


def _table_turned(_: Sequence[Statement]) -> Place:
    """Keep the title upright above a table that is turned."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        surface.new_page(PORTRAIT)
        width = PORTRAIT[0]
        surface.text(width / 2, 40, statement.title, 15, bold=True, align="center")
        surface.text(width - 50, 58, statement.head_right, 9, align="right")
        surface.canvas.saveState()
        surface.canvas.translate(width, 0)
        surface.canvas.rotate(90)
        surface.size = (LANDSCAPE[0] - 20, LANDSCAPE[1])
        page = surface.page
        kept = {**NOTHING, "head_left": statement.head_left}
        printed = draw_statement(
            surface,
            replace(statement, page_rows=(), font_size=6.0, row_height=11.0, notes=(), **kept),  # type: ignore[arg-type]
            starts_page=False,
        )
        if surface.page == page:
            surface.canvas.restoreState()
        surface.size = PORTRAIT
        return printed

    return place


def _in_strips(path: Path, pages: list[int]) -> None:
    """Show statements as strips of a scan, laid over their text."""
    with pdfium.PdfDocument(path.read_bytes()) as document:
        for at in pages:
            page = document[at - 1]
            width, height = page.get_size()
            picture = page.render(scale=150 / 72).to_pil().convert("L")
            for number in range(STRIPS):
                top = picture.height * number // STRIPS
                foot = picture.height * (number + 1) // STRIPS
                strip = picture.crop((0, top, picture.width, foot))
                image = pdfium.PdfImage.new(document)
                image.set_bitmap(pdfium.PdfBitmap.from_pil(strip))
                share = height / picture.height
                matrix = pdfium.PdfMatrix().scale(width, (foot - top) * share)
                image.set_matrix(matrix.translate(0, height - foot * share))
                page.insert_obj(image)
            page.gen_content()
        document.save(path)


DISORDER = (
    Trouble("sheets of two statements interleaved", placing=_on_sheets, finish=_interleaved),
    Trouble("first sheet lost", _lost, _lost_sheets, _without_first),
    Trouble("title of another statement", _mistitled, _titled_as_another),
    Trouble("again in another unit", placing=_again_in_yuan),
    Trouble("split sideways and over pages", placing=_sideways_over_pages),
    Trouble("continued with a column more", placing=partial(_goes_on, "more")),
    Trouble("continued with a column less", placing=partial(_goes_on, "less")),
    Trouble("table turned, title upright", placing=_table_turned),
    Trouble("scanned in strips over its text", finish=_in_strips),
)
