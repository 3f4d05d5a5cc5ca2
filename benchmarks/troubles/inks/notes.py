"""Troubles of notes and layers: laid over figures by those who read a file, or never shown."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from generator.surface import SONG
from generator.tables import PAD, write_cell
from reportlab.pdfbase.pdfmetrics import stringWidth

from benchmarks.troubles.trouble import Trouble, amounts, inked, of_some

if TYPE_CHECKING:
    from pathlib import Path

    from generator.ruling import Box
    from generator.surface import Surface
    from generator.tables import Cell, Statement

OTHER = "777.77"
HIDDEN = 2
OBJECT = re.compile(rb"^(\d+) 0 obj", re.MULTILINE)
FEW = of_some(0.12)
_PLACES: dict[str, list[tuple[int, Box]]] = defaultdict(list)
"""Where notes go: for each file the pages, counted from 0, and boxes from the foot."""


def _place(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Write an amount, and keep its place for a note."""
    write_cell(surface, cell, box, statement)
    left = box[2] - PAD - stringWidth(cell.text, SONG, statement.font_size)
    height = surface.size[1]
    _PLACES[surface.canvas._filename].append(  # noqa: SLF001 (reportlab offers no other way)
        (surface.page - 1, (left - 1, height - box[3] + 2, box[2] - 1, height - box[1] - 2))
    )


def _annotate(subtype: int, look: str, flags: int, path: Path, _: list[int]) -> None:
    """Lay a note over each place; `look` is drawn with the box's edges filled in."""
    with pdfium.PdfDocument(path.read_bytes()) as document:
        for number, (x0, y0, x1, y1) in _PLACES.pop(str(path), []):
            page = document[number]
            note = pdfium_c.FPDFPage_CreateAnnot(page.raw, subtype)
            edges = pdfium_c.FS_RECTF(x0, y1, x1, y0)
            pdfium_c.FPDFAnnot_SetRect(note, edges)
            pdfium_c.FPDFAnnot_SetFlags(note, 4 | flags)
            corners = pdfium_c.FS_QUADPOINTSF(x0, y1, x1, y1, x0, y0, x1, y0)
            pdfium_c.FPDFAnnot_AppendAttachmentPoints(note, corners)
            text = look.format(
                x0=x0, y0=y0, x1=x1, y1=y1, w=x1 - x0, h=y1 - y0, m=(y0 + y1) / 2, b=y0 + 4
            )
            wide = (text + "\0").encode("utf-16-le")
            buffer = (pdfium_c.FPDF_WCHAR * (len(wide) // 2)).from_buffer_copy(wide)
            pdfium_c.FPDFAnnot_SetAP(note, pdfium_c.FPDF_ANNOT_APPEARANCEMODE_NORMAL, buffer)
            pdfium_c.FPDFPage_CloseAnnot(note)
        document.save(path)


def _layered(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Write another number beside an amount, on a layer."""
    write_cell(surface, cell, box, statement)
    surface.canvas._code.append("/OC /Layer BDC")  # noqa: SLF001
    surface.text(box[0] + 1, box[3] - 3, OTHER, 6)
    surface.canvas._code.append("EMC")  # noqa: SLF001


def _on_layer(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Write an amount on a layer."""
    surface.canvas._code.append("/OC /Layer BDC")  # noqa: SLF001
    write_cell(surface, cell, box, statement)
    surface.canvas._code.append("EMC")  # noqa: SLF001


def _with_layer(usage: str, state: str, path: Path, _: list[int]) -> None:
    """Name the layer in the file, and whether it is shown."""
    lines = path.read_bytes()
    number = max(int(found) for found in OBJECT.findall(lines)) + 1
    group = f"/Properties << /Layer {number} 0 R >> /ProcSet [".encode()
    lines = lines.replace(b"/ProcSet [", group)
    said = f"/OCProperties << /OCGs [ {number} 0 R ] /D << {state.format(number)} >> >>".encode()
    lines = lines.replace(b"/Type /Catalog", said + b"\n/Type /Catalog")
    layer = f"{number} 0 obj\n<< /Type /OCG /Name (Layer) {usage} >>\nendobj\n".encode()
    write_anew(lines.replace(b"\nxref\n", b"\n" + layer + b"xref\n", 1), path)


def write_anew(lines: bytes, path: Path) -> None:
    """Write a file whose objects were changed, with a new table of where they start."""
    body, _, rest = lines.rpartition(b"\nxref\n")
    starts = {int(found[1]): found.start() for found in OBJECT.finditer(body)}
    count = max(starts) + 1
    table = [b"0000000000 65535 f "] + [
        b"%010d 00000 n " % starts.get(number, 0) for number in range(1, count)
    ]
    trailer = re.sub(rb"/Size \d+", b"/Size %d" % count, rest[rest.index(b"trailer") :])
    trailer = re.sub(rb"startxref\s+\d+", b"startxref\n%d" % (len(body) + 1), trailer)
    head = b"\nxref\n0 %d\n" % count
    path.write_bytes(body + head + b"\n".join(table) + b"\n" + trailer)


BOX = "q 1 1 1 rg {x0} {y0} {w} {h} re f Q "
SEVENS = (
    "q 1 0 0 1 {x0} {b} cm "
    + " ".join(f"{right} 6 m {right + 3} 6 l {right + 1} 0 l S" for right in (2, 7, 12))
    + " Q"
)
LINE = "q 1 0 0 RG 1 w {x0} {m} m {x1} {m} l S Q"
SCRIBBLE = (
    "q 0 0 1 RG 1.5 w {x0} {y0} m {x1} {y1} l {x1} {y0} l {x0} {y1} l {x0} {m} l {x1} {m} l S Q"
)
TO_PRINT = "/OFF [ {0} 0 R ] /AS [ << /Event /Print /Category [ /Print ] /OCGs [ {0} 0 R ] >> ]"
BLACK = "q 0 g {x0} {y0} {w} {h} re f Q"
NOTES = (
    *(
        Trouble(
            name,
            amounts(inked(_place), FEW, tells=tells),
            finish=partial(_annotate, subtype, look, flags),
        )
        for name, subtype, look, flags, tells in (
            ("a note with a number", pdfium_c.FPDF_ANNOT_FREETEXT, BOX + SEVENS, 0, False),
            ("an empty note", pdfium_c.FPDF_ANNOT_FREETEXT, BOX, 0, False),
            ("a line note", pdfium_c.FPDF_ANNOT_STRIKEOUT, LINE, 0, False),
            ("a scribble note", pdfium_c.FPDF_ANNOT_INK, SCRIBBLE, 0, False),
            ("a black note", pdfium_c.FPDF_ANNOT_SQUARE, BLACK, 0, False),
            ("a stamp note", pdfium_c.FPDF_ANNOT_STAMP, BLACK, 0, False),
            ("a hidden note", pdfium_c.FPDF_ANNOT_FREETEXT, BOX + SEVENS, HIDDEN, True),
        )
    ),
    *(
        Trouble(
            name, amounts(inked(ink), FEW, tells=tells), finish=partial(_with_layer, usage, state)
        )
        for name, ink, usage, state, tells in (
            ("a number on a hidden layer", _layered, "", "/OFF [ {0} 0 R ]", True),
            (
                "a number on a layer to print",
                _layered,
                "/Usage << /Print << /PrintState /ON >> /View << /ViewState /OFF >> >>",
                TO_PRINT,
                True,
            ),
            ("amounts on a hidden layer", _on_layer, "", "/OFF [ {0} 0 R ]", False),
            ("amounts on a shown layer", _on_layer, "", "/ON [ {0} 0 R ]", True),
        )
    ),
)
