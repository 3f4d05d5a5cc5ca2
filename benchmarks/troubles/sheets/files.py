"""Troubles of files: locked, packed, updated since, several pages on a sheet, turned, cut."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from generator.surface import LANDSCAPE, PORTRAIT
from generator.tables import draw_statement, write_cell
from reportlab.lib.pdfencrypt import StandardEncryption

from benchmarks.troubles.inks.notes import OBJECT
from benchmarks.troubles.sheets.copies import scanned
from benchmarks.troubles.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from random import Random

    from generator.document import Place
    from generator.surface import Surface
    from generator.tables import Cell, Printed, Statement

OTHER = "777.77"
_CUT: dict[str, list[int]] = defaultdict(list)


def _locked(_: Sequence[Statement]) -> Place:
    """Lock the file with a password of no letters, as programs that forbid copying do."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        surface.canvas.setEncrypt(StandardEncryption("", "owner", canCopy=0, canModify=0))
        return draw_statement(surface, statement)

    return place


def _packed(path: Path, _: list[int]) -> None:
    """Write objects in streams, with a table of places that is one itself."""
    body, _sep, rest = path.read_bytes().rpartition(b"\nxref\n")
    root = re.search(rb"/Root (\d+ 0 R)", rest)
    assert root
    starts = [*OBJECT.finditer(body)]
    ends = [found.start() for found in starts[1:]] + [len(body)]
    plain, streams = {}, {}
    for found, end in zip(starts, ends, strict=True):
        number, text = int(found[1]), body[found.end() : end].rsplit(b"endobj", 1)[0].strip()
        (streams if b"stream" in text else plain)[number] = text
    holder, table = max([*plain, *streams]) + 1, max([*plain, *streams]) + 2
    out, places = bytearray(b"%PDF-1.5\n"), {}

    def put(number: int, text: bytes) -> None:
        places[number] = (1, len(out), 0)
        out.extend(b"%d 0 obj\n%s\nendobj\n" % (number, text))

    for number, text in streams.items():
        put(number, text)
    index, inside = [], bytearray()
    for at, (number, text) in enumerate(plain.items()):
        index.append(b"%d %d" % (number, len(inside)))
        inside += text + b"\n"
        places[number] = (2, holder, at)
    head = b" ".join(index) + b"\n"
    packed = zlib.compress(head + bytes(inside))
    told = b"/Type /ObjStm /N %d /First %d" % (len(plain), len(head))
    put(holder, _stream(told, packed))
    start = len(out)
    places[table] = (1, start, 0)
    lines = b"".join(
        b"%c%s%s" % (kind, one.to_bytes(4, "big"), two.to_bytes(2, "big"))
        for kind, one, two in (places.get(number, (0, 0, 0)) for number in range(table + 1))
    )
    told = b"/Type /XRef /Size %d /W [1 4 2] /Root %s" % (table + 1, root[1])
    put(table, _stream(told, zlib.compress(lines)))
    path.write_bytes(bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start)


def _stream(told: bytes, packed: bytes) -> bytes:
    head = b"<< %s /Filter /FlateDecode /Length %d >>" % (told, len(packed))
    return head + b"\nstream\n" + packed + b"\nendstream"


def _updated(path: Path, pages: list[int]) -> None:
    """Add a change to the file that writes over a part of each statement's page."""
    lines = path.read_bytes()
    root = re.search(rb"/Root (\d+ 0 R)", lines)
    size = re.search(rb"/Size (\d+)", lines)
    before = lines.rstrip().rsplit(b"startxref", 1)[1].split()[0]
    assert root is not None
    assert size is not None
    of_page = re.compile(rb"^(\d+) 0 obj(?:(?!endobj).)*?/Type /Page\n", re.MULTILINE | re.DOTALL)
    changed = [*of_page.finditer(lines)]
    out, table = bytearray(lines), b""
    for at in pages[:2]:
        if at > len(changed):
            continue
        found = changed[at - 1]
        text = lines[found.start() : lines.index(b"endobj", found.start()) + 6]
        table += b"%s 1\n%010d 00000 n \n" % (found[1], len(out) + 1)
        out += b"\n" + text
    start = len(out) + 1
    out += b"\nxref\n%s" % table
    out += b"trailer\n<< /Size %s /Root %s /Prev %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        size[1], root[1], before, start,
    )  # fmt: skip
    path.write_bytes(bytes(out))


def _imposed(across: int, down: int, path: Path, _: list[int]) -> None:
    """Put several pages on each sheet."""
    source = pdfium.PdfDocument(path.read_bytes())
    size = (LANDSCAPE, PORTRAIT)[across == down]
    sheet = pdfium_c.FPDF_ImportNPagesToOne(source.raw, *size, across, down)
    pdfium.PdfDocument(sheet).save(path)


def _turned(degrees: int, path: Path, pages: list[int]) -> None:
    """Show pages turned, though their text is not."""
    with pdfium.PdfDocument(path.read_bytes()) as document:
        for at in pages:
            document[at - 1].set_rotation(degrees)
        document.save(path)


def _all_forgotten(statement: Statement, _: Random) -> Statement:
    """Forget all figures: nobody can tell what their lines are."""
    body = tuple(tuple(replace(cell, figure=None) for cell in row) for row in statement.body)
    return replace(statement, body=body)


def _names_cut(_: Sequence[Statement]) -> Place:
    """Print statements too far to the left: the edge of the page cuts the names."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        surface.new_page(LANDSCAPE if statement.landscape else PORTRAIT)
        page = surface.page
        surface.canvas.saveState()
        surface.canvas.translate(-75, 0)
        printed = draw_statement(surface, replace(statement, page_rows=()), starts_page=False)
        if surface.page == page:
            surface.canvas.restoreState()
        return printed

    return place


def _row_cut(statement: Statement, _: Random) -> Statement:
    """Forget the figures of the last row."""
    if not _fits(statement):
        return statement
    *body, last = statement.body
    return replace(statement, body=(*body, tuple(replace(cell, figure=None) for cell in last)))


def _fits(statement: Statement) -> bool:
    return 2 < len(statement.body) < 16 and all(c.down == 1 for row in statement.body for c in row)


def _cut_below(_: Sequence[Statement]) -> Place:
    """Let the page end in the middle of the last row."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        ends: list[float] = []

        def watched(surface: Surface, cell: Cell, box: tuple[float, ...], state: Statement) -> None:
            ends.append(surface.size[1] - (box[1] + box[3]) / 2 + state.font_size * 0.1)
            write_cell(surface, replace(cell, ink=None), box, state)

        *body, last = statement.body
        first = replace(last[0], ink=watched)
        told = replace(statement, body=(*body, (first, *last[1:])), page_rows=(), notes=())
        printed = draw_statement(surface, told if _fits(statement) else statement)
        if ends and _fits(statement):
            name = surface.canvas._filename  # noqa: SLF001 (reportlab offers no other way)
            _CUT[name].append((surface.page, ends[-1]))
        return printed

    return place


def _cropped(path: Path, _: list[int]) -> None:
    with pdfium.PdfDocument(path.read_bytes()) as document:
        for at, low in _CUT.pop(str(path), []):
            page = document[at - 1]
            page.set_cropbox(0, low, page.get_width(), page.get_height())
        document.save(path)


def _continued(title: str, breadth: float, _: Sequence[Statement]) -> Place:
    """Print the rest on another page: with a title of its own, or narrower and without headings."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        half = len(statement.body) // 2
        if half < 4 or any(cell.down > 1 for row in statement.body for cell in row):
            return draw_statement(surface, statement)
        first = replace(statement, body=statement.body[:half], notes=(), page_rows=())
        rest = replace(
            statement, body=statement.body[half:], above="", section="", page_rows=(),
            title=title.format(statement.title) if title else "",
        )  # fmt: skip
        if not title:
            blank = dict.fromkeys(("form_no", "head_left", "head_middle", "head_right"), "")
            rest = replace(rest, header=(), breadth=statement.breadth * breadth, **blank)
        return draw_statement(surface, first) + draw_statement(surface, rest)

    return place


FILES = (
    Trouble("locked", placing=_locked),
    Trouble("packed", finish=_packed),
    Trouble("updated", finish=_updated),
    Trouble("two on a sheet", finish=partial(_imposed, 2, 1)),
    Trouble("four on a sheet", finish=partial(_imposed, 2, 2)),
    Trouble("shown sideways", finish=partial(_turned, 90)),
    Trouble("shown upside down", finish=partial(_turned, 180)),
    Trouble("names cut by the edge", _all_forgotten, _names_cut),
    Trouble("last row cut by the edge", _row_cut, _cut_below, _cropped),
    Trouble("continued with a title", placing=partial(_continued, "{}（续）", 1)),
    Trouble("continued with a number", placing=partial(_continued, "{}（续表1）", 1)),
    Trouble("continued narrower", placing=partial(_continued, "", 0.9)),
    Trouble("scanned, its text lower", finish=partial(scanned, b"1 0 0 1 2 -6 cm ")),
)
