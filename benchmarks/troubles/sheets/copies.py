"""Troubles of sheets, odder ones: cut by a clip or a box, printed twice, scanned, put elsewhere."""

from __future__ import annotations

import base64
import re
import zlib
from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from generator.surface import LANDSCAPE, PORTRAIT
from generator.tables import column_edges, draw_statement

from benchmarks.troubles.inks.faces import said_as
from benchmarks.troubles.inks.notes import write_anew
from benchmarks.troubles.sheets.printers import _without_last, unit_left
from benchmarks.troubles.trouble import Trouble, amounts, of_some

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from random import Random

    from generator.document import Place
    from generator.surface import Surface
    from generator.tables import Cell, Printed, Statement

FEW = of_some(0.12)
SCANNED = 150 / 72
OTHER = "777.77"
_CUTS: dict[str, list[tuple[int, float]]] = defaultdict(list)
"""Where pages of files are cut, counted from 0."""

STREAM = re.compile(
    rb"<<\s*/Filter \[ /ASCII85Decode /FlateDecode \] /Length (\d+)\s*>>"
    rb"\s*stream\n(.*?)~>\s*endstream",
    re.DOTALL,
)


def _cut(share: float, by: str, _: Sequence[Statement]) -> Place:
    """Cut the last column off: `share` of it stays, by a clip or by the page's box."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        size = LANDSCAPE if statement.landscape else PORTRAIT
        edges = column_edges(statement, size[0])
        right = edges[-2] + share * (edges[-1] - edges[-2]) - (0 if share else 0.4)
        surface.new_page(size)
        page = surface.page
        if by == "clip":
            surface.clip((0, 0, right, size[1]))
        printed = draw_statement(surface, replace(statement, page_rows=()), starts_page=False)
        if by == "clip" and surface.page == page:
            surface.unclip()
        if by == "crop":
            name = surface.canvas._filename  # noqa: SLF001 (reportlab offers no other way)
            _CUTS[name] += [(each - 1, right) for each in range(page, surface.page + 1)]
        return printed

    return place


def _cropped(path: Path, _: list[int]) -> None:
    """Let the boxes of pages end where they are cut."""
    with pdfium.PdfDocument(path.read_bytes()) as document:
        for at, right in _CUTS.pop(str(path), []):
            document[at].set_cropbox(0, 0, right, document[at].get_height())
        document.save(path)


def _exchanged(_: Sequence[Statement]) -> Place:
    """Put the sheet with the rest of the rows before the first."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        half = len(statement.body) // 2
        rest = replace(
            statement, body=statement.body[half:], header=(), title="", form_no="", above="",
            section="", head_left="", head_middle="", head_right="", page_rows=(),
        )  # fmt: skip
        first = replace(statement, body=statement.body[:half], notes=(), page_rows=())
        if half < 4 or any(cell.down > 1 for row in statement.body for cell in row):
            return draw_statement(surface, statement)
        return draw_statement(surface, rest) + draw_statement(surface, first)

    return place


def _corrected_later(_: Sequence[Statement]) -> Place:
    """Print each statement as it was, and then as it was corrected."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        def old(cell: Cell) -> Cell:
            was = cell.figure is None and cell.align == "right"
            plain = cell.text.replace(",", "").replace(".", "")
            return replace(cell, text=OTHER) if was and plain.isdecimal() else cell

        body = tuple(tuple(map(old, row)) for row in statement.body)
        draw_statement(surface, replace(statement, body=body))
        return draw_statement(surface, statement)

    return place


def _twice(path: Path, pages: list[int]) -> None:
    """Put each sheet of statements into the file twice."""
    old = pdfium.PdfDocument(path.read_bytes())
    new = pdfium.PdfDocument.new()
    order = [at for at in range(len(old)) for _ in range(2 if at + 1 in pages else 1)]
    new.import_pages(old, order)
    new.save(path)


def _elsewhere(path: Path, _: list[int]) -> None:
    """Let the box of each page start elsewhere than at 0."""
    with pdfium.PdfDocument(path.read_bytes()) as document:
        for page in document:
            width, height = page.get_size()
            page.set_mediabox(-83.5, -41.25, width + 20, height + 35)
            page.set_cropbox(-83.5, -41.25, width + 20, height + 35)
        document.save(path)


def _in_other_points(path: Path, _: list[int]) -> None:
    """Say that a point of the page is longer than others."""
    write_anew(re.sub(rb"(/Type /Page\n)", rb"/UserUnit 1.6 \1", path.read_bytes()), path)


def _unseen(moved: bytes, found: re.Match[bytes]) -> bytes:
    """Write the text of a page's content unseen, and moved."""
    content = zlib.decompress(base64.a85decode(found[2].strip(), adobe=False))
    if not content.rstrip().endswith(b"Q") and b"BT" not in content:
        return found[0]
    content = moved + re.sub(rb"\bBT\b", b"BT 3 Tr", content)
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def scanned(moved: bytes, path: Path, pages: list[int]) -> None:
    """Lay a picture over sheets whose text nobody sees, as programs that recognise it do."""
    with pdfium.PdfDocument(path.read_bytes()) as document:
        pictures = {at - 1: document[at - 1].render(scale=SCANNED).to_pil() for at in pages}
    write_anew(STREAM.sub(partial(_unseen, moved), path.read_bytes()), path)
    with pdfium.PdfDocument(path.read_bytes()) as document:
        for at, picture in pictures.items():
            page = document[at]
            image = pdfium.PdfImage.new(document)
            image.set_bitmap(pdfium.PdfBitmap.from_pil(picture.convert("RGB")))
            image.set_matrix(pdfium.PdfMatrix().scale(*page.get_size()))
            page.insert_obj(image)
            page.gen_content()
        document.save(path)


def _misread(cell: Cell, random: Random) -> Cell:
    """Let the text of an amount tell one digit otherwise than it is shown."""
    digits = [char for char in cell.text if char.isdigit()]
    shown = random.choice(digits)
    return replace(cell, ink=said_as({shown: str((int(shown) + 5) % 10)}))


COPIES = (
    *(
        Trouble(f"{name}{more}", lay_out, placing=partial(_cut, share, by), finish=_cropped)
        for more, lay_out in (("", _without_last), (" with its unit", unit_left(_without_last)))
        for name, share, by in (
            ("last column clipped off", 0.0, "clip"),
            ("last column clipped through", 0.6, "clip"),
            ("last column cropped off", 0.0, "crop"),
            ("last column cropped through", 0.6, "crop"),
        )
    ),
    Trouble("rest before the first", placing=_exchanged),
    Trouble(
        "corrected later",
        amounts(lambda cell, _: replace(cell, figure=None), FEW),
        placing=_corrected_later,
    ),
    Trouble("sheets twice", finish=_twice),
    Trouble("origin elsewhere", finish=_elsewhere),
    Trouble("in other points", finish=_in_other_points),
    Trouble("scanned with its text", finish=partial(scanned, b"")),
    Trouble("scanned with faulty text", amounts(_misread, FEW), finish=partial(scanned, b"")),
)
