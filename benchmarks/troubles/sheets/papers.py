"""Troubles of papers: through other printers, partly pictures, framed, signed, sealed, noted."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from dataclasses import replace
from functools import partial
from html import escape
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from generator.hand import Hand, spare_face
from generator.surface import LANDSCAPE, PORTRAIT, Press, Surface
from generator.tables import (
    BOTTOM,
    Cell,
    column_edges,
    draw_statement,
    place_cells,
    row_heights,
)
from reportlab.lib.utils import ImageReader

from benchmarks.troubles.trouble import Trouble, amounts, inked, of_some

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from generator.document import Place
    from generator.ruling import Box
    from generator.tables import Printed, Statement
    from PIL.Image import Image

FEW = of_some(0.1)
PICTURED = 200 / 72
_LAID: dict[str, list[Statement]] = defaultdict(list)
STYLE = """
    @page { size: A4; margin: 12mm } table { border-collapse: collapse; width: 100% }
    td { border: 1px solid #333; padding: 2px 4px; font-size: 9px } h1 { font-size: 16px }
    section { page-break-before: always } .head { display: flex; font-size: 9px;
    justify-content: space-between }
"""


def _mixed_turns(path: Path, pages: list[int]) -> None:
    """Say of each page of statements that it is shown turned, each otherwise."""
    with pdfium.PdfDocument(path.read_bytes()) as document:
        for at, turn in zip(pages, cycle((90, 180, 270, 0)), strict=False):
            document[at - 1].set_rotation(turn)
        document.save(path)


def _through_cairo(path: Path, _: list[int]) -> None:
    """Print the file anew by another program, which writes fonts and content its own way."""
    with TemporaryDirectory() as folder:
        new = Path(folder) / "new.pdf"
        subprocess.run(["pdftocairo", "-pdf", path, new], check=True, capture_output=True)
        path.write_bytes(new.read_bytes())


def _kept(_: Sequence[Statement]) -> Place:
    """Print a statement, and keep it for the browser."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        _LAID[surface.canvas._filename].append(statement)  # noqa: SLF001 (no other way)
        return draw_statement(surface, statement)

    return place


def _by_browser(path: Path, pages: list[int]) -> None:
    """Let a browser print the statements, in place of the pages they stood on."""
    text = "".join(map(_section, _LAID.pop(str(path))))
    with TemporaryDirectory() as folder:
        page, new = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(
            f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>{text}", encoding="utf-8"
        )
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
             f"--user-data-dir={folder}/profile", f"--print-to-pdf={new}", page.as_uri()],
            check=True, capture_output=True,
        )  # fmt: skip
        printed = pdfium.PdfDocument(new.read_bytes())
    old, whole = pdfium.PdfDocument(path.read_bytes()), pdfium.PdfDocument.new()
    whole.import_pages(old, [at for at in range(len(old)) if at + 1 < min(pages)])
    whole.import_pages(printed)
    whole.import_pages(old, [at for at in range(len(old)) if at + 1 > max(pages)])
    whole.save(path)


def _section(statement: Statement) -> str:
    def written(rows: Sequence[tuple[Cell, ...]]) -> str:
        lines: list[list[str]] = [[] for _ in rows]
        for row, _, cell in place_cells(rows, len(statement.widths)):
            text = escape(cell.text).replace("\n", "<br>")
            lines[row].append(
                f'<td colspan={cell.across} rowspan={cell.down} align="{cell.align}">{text}</td>'
            )
        return "".join(f"<tr>{''.join(line)}</tr>" for line in lines)

    said = (statement.head_left, statement.head_middle, statement.head_right)
    return (
        f"<section><h1>{statement.title}</h1>"
        f"<div class=head>{''.join(f'<span>{text}</span>' for text in said)}</div>"
        f"<table>{written(statement.header)}{written(statement.body)}</table></section>"
    )


def _pasted(share: float, _: Sequence[Statement]) -> Place:
    """Print so much of a statement as text, and lay the rest below as a picture of its rows."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        size = LANDSCAPE if statement.landscape else PORTRAIT
        whole = replace(statement, page_rows=(), above="", section="", notes=())
        rows = [*whole.header, *whole.body]
        heights = row_heights(rows, column_edges(whole, size[0]), whole)
        count = len(whole.header) + round(share * len(whole.body)) if share else 0
        edge = 66 + (33 if whole.form_no else 22) + 5 + sum(heights[:count])
        if edge + sum(heights[count:]) > size[1] - BOTTOM or not statement.body:
            return draw_statement(surface, statement)
        picture, printed = _picture(whole, size)
        surface.new_page(size)
        if count:
            draw_statement(surface, replace(whole, body=whole.body[: count - len(whole.header)]),
                           starts_page=False)  # fmt: skip
        else:
            surface.text(size[0] / 2, 66, whole.title, 15, bold=True, align="center")
            surface.text(size[0] - 50, edge - 5, whole.head_right, 9, align="right")
        low = edge + sum(heights[count:]) + 2
        cut = picture.crop([round(at * PICTURED) for at in (44, edge, size[0] - 44, low)])
        surface.canvas.drawImage(
            ImageReader(cut), 44, size[1] - low, size[0] - 88, low - edge, preserveAspectRatio=False
        )
        return [replace(each, page=surface.page) for each in printed]

    return place


def _picture(statement: Statement, size: tuple[float, float]) -> tuple[Image, list[Printed]]:
    """Print a statement onto a page of its own, and photograph it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "page.pdf"
        hand = Hand(spare=spare_face())
        other = Surface(path, title="", dated="2023-08-20T09:00:00", press=Press(hand=hand))
        other.new_page(size)
        printed = draw_statement(other, statement, starts_page=False)
        other.save()
        with pdfium.PdfDocument(path.read_bytes()) as document:
            return document[0].render(scale=PICTURED).to_pil().convert("RGB"), printed


def _framed(_: Sequence[Statement]) -> Place:
    """Print a statement with its head within the only cell of another table."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        size = LANDSCAPE if statement.landscape else PORTRAIT
        surface.new_page(size)
        surface.canvas.rect(42, 44, size[0] - 84, size[1] - 84)
        return draw_statement(surface, statement, starts_page=False)

    return place


def _head_again(statement: Statement, _: Random) -> Statement:
    """Print title, unit and headings again in the middle, as two sheets put together do."""
    half, count = len(statement.body) // 2, len(statement.widths)
    if half < 4 or any(cell.down > 1 for row in statement.body for cell in row):
        return statement
    found: list[dict[int, Cell]] = [{} for _ in statement.header]
    for row, column, cell in place_cells(statement.header, count):
        found[row][column] = replace(cell, down=1)
        for below in range(row + 1, row + cell.down):
            found[below][column] = replace(cell, text="", down=1)
    again = [tuple(row[column] for column in sorted(row)) for row in found]
    title = (Cell(f"{statement.title}（续）", count, align="center"),)
    unit = (Cell(statement.head_right, count, align="right"),)
    body = (*statement.body[:half], title, unit, *again, *statement.body[half:])
    return replace(statement, body=body)


def _caught_by_edge(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Write an amount so low that the ruling below runs through its digits."""
    size = statement.font_size
    surface.text(box[2] - 2.5, box[3] + size * 0.3, cell.text, size, align="right")


PAPERS = (
    Trouble("each page turned otherwise", finish=_mixed_turns),
    Trouble("printed anew", finish=_through_cairo),
    Trouble("printed by a browser", placing=_kept, finish=_by_browser),
    Trouble("table pasted as a picture", placing=partial(_pasted, 0.0)),
    Trouble("lower half a picture", placing=partial(_pasted, 0.5)),
    Trouble("within another table", placing=_framed),
    Trouble("head again in the middle", _head_again),
    Trouble("written on the ruling", amounts(inked(_caught_by_edge), FEW)),
)
