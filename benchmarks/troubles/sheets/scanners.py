"""Troubles of sheets from scanners and copiers: text a line a run, faxes, photographs, copies."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import partial
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from generator.document import write_document
from generator.family import draw_report
from generator.hand import Hand, spare_face
from generator.surface import Press
from generator.tables import draw_statement
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from benchmarks.troubles.columns.added import is_flat
from benchmarks.troubles.columns.headings import always
from benchmarks.troubles.sheets.disorder import LEAST, NOTHING, _in_halves, _kept, _noted, forgotten
from benchmarks.troubles.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from random import Random

    from generator.document import Place
    from generator.model import Report
    from generator.surface import Surface
    from generator.tables import Printed, Statement

    Draw = Callable[[Canvas, Image.Image, pdfium.PdfPage], None]

LOST = {"GK03", "YS03", "GK05", "YS05"}
_LAST: dict[str, set[int]] = defaultdict(set)


def _redrawn(
    draw: Draw, scale: float, path: Path, pages: list[int], *, is_added: bool = False
) -> None:
    """Put other sheets in the place of those of statements, or behind each of them."""
    old, new = pdfium.PdfDocument(path.read_bytes()), pdfium.PdfDocument.new()
    for at in range(len(old)):
        if at + 1 not in pages or is_added:
            new.import_pages(old, [at])
        if at + 1 in pages:
            page, paper = old[at], BytesIO()
            canvas = Canvas(paper, pagesize=page.get_size(), invariant=1)
            draw(canvas, page.render(scale=scale).to_pil().convert("L"), page)
            canvas.save()
            new.import_pages(pdfium.PdfDocument(paper.getvalue()))
    new.save(path)


def _lines(page: pdfium.PdfPage) -> Iterable[tuple[str, float, float, float, float]]:
    """Give the lines of a page: text, left, foot, right and height."""
    text = page.get_textpage()
    chars = [(text.get_text_range(at, 1), text.get_charbox(at)) for at in range(text.count_chars())]
    found: dict[int, list[tuple[str, tuple[float, ...]]]] = defaultdict(list)
    for char, box in chars:
        if char.strip() and box[2] > box[0]:
            key = next((y for y in found if abs(y - (box[1] + box[3]) / 2) < 4), None)
            found[round((box[1] + box[3]) / 2) if key is None else key].append((char, box))
    for line in found.values():
        line.sort(key=lambda one: one[1][0])
        told = line[0][0]
        for (_, before), (char, box) in pairwise(line):
            told += (" " if box[0] - before[2] > 4 else "") + char
        yield told, line[0][1][0], min(b[1] for _, b in line), line[-1][1][2], 8.0


def _scanned_by_lines(canvas: Canvas, picture: Image.Image, page: pdfium.PdfPage) -> None:
    """Lay a picture over text that tells each line in one piece, stretched to its length."""
    face = spare_face()
    for told, left, foot, right, size in _lines(page):
        text = canvas.beginText(left, foot)
        text.setFont(face, size)
        text.setTextRenderMode(3)
        text.setHorizScale(100 * (right - left) / max(1, pdfmetrics.stringWidth(told, face, size)))
        text.textOut(told)
        canvas.drawText(text)
    _shown(canvas, picture, page)


def _shown(canvas: Canvas, picture: Image.Image, page: pdfium.PdfPage) -> None:
    canvas.drawImage(ImageReader(picture), 0, 0, *page.get_size())


def _faxed(canvas: Canvas, picture: Image.Image, page: pdfium.PdfPage) -> None:
    """Show a sheet in black and white, with few dots."""
    _shown(canvas, picture.point(lambda grey: 255 * (grey > 150)).convert("1"), page)


def _photographed(canvas: Canvas, picture: Image.Image, page: pdfium.PdfPage) -> None:
    """Show a sheet as a telephone sees it: in perspective, with a shadow."""
    width, height = picture.size
    corners = (-12, -8, 6, height + 10, width + 9, height - 6, width - 4, 14)
    warped = picture.transform(
        picture.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=120
    )
    shadow = Image.linear_gradient("L").resize(picture.size).point(lambda grey: 170 + grey // 3)
    dark = Image.composite(warped, Image.new("L", picture.size, 90), shadow)
    _shown(canvas, dark.filter(ImageFilter.GaussianBlur(0.5)), page)


def _other_year_behind(path: Path, _: list[int]) -> None:
    """Put the department's report of the year before behind."""
    own, _style = draw_report(int(path.stem.split("-")[0]))
    drawn = (draw_report(900 + at)[0] for at in range(1000))
    other = next(one for one in drawn if _manner(one) == _manner(own))
    with TemporaryDirectory() as folder:
        before = Path(folder) / "before.pdf"
        named = replace(other, department=own.department, year=own.year - 1)
        write_document(named, before, with_scans=False, press=Press(hand=Hand(spare=spare_face())))
        whole = pdfium.PdfDocument(path.read_bytes())
        whole.import_pages(pdfium.PdfDocument(before.read_bytes()))
        whole.save(path)


def _manner(report: Report) -> str:
    return report.kind + report.style.split("-")[0]


def _is_lost(statement: Statement) -> bool:
    return statement.code in LOST and len(statement.body) // 2 >= LEAST


def _rest_forgotten(statement: Statement, random: Random) -> Statement:
    half = len(statement.body) // 2
    if not _is_lost(statement):
        return statement
    return replace(
        statement, body=(*statement.body[:half], *forgotten(statement, random).body[half:])
    )


def _on_sheets(_: Sequence[Statement]) -> Place:
    def place(surface: Surface, statement: Statement) -> list[Printed]:
        start = surface.page
        printed = draw_statement(surface, _in_halves(statement))
        pages = _noted(surface, start)
        if _is_lost(statement):
            _LAST[surface.canvas._filename] |= {*pages[1:]}  # noqa: SLF001
        return printed

    return place


def _without_last(path: Path, _: list[int]) -> None:
    """Lose the last sheets of some statements."""
    lost = _LAST.pop(str(path), set())
    count = len(pdfium.PdfDocument(path.read_bytes()))
    _kept(path, [at for at in range(count) if at not in lost])


def _last_alone(statement: Statement, _: Random) -> Statement:
    """Let the last row stand alone on the next sheet."""
    return replace(statement, page_rows=(len(statement.body) - 1,), repeat_header=False)


def _shifted(surface: Surface, statement: Statement) -> list[Printed]:
    """Print the second sheet further to the right: the back of a leaf."""
    half = len(statement.body) // 2
    if half < LEAST or not is_flat(statement):
        return draw_statement(surface, statement)
    first = replace(statement, body=statement.body[:half], notes=(), page_rows=())
    rest = replace(statement, body=statement.body[half:], header=(), page_rows=(), **NOTHING)  # type: ignore[arg-type]
    printed = draw_statement(surface, first)
    surface.new_page(surface.size)
    surface.canvas.saveState()
    surface.canvas.translate(36, 0)
    page = surface.page
    printed += draw_statement(surface, rest, starts_page=False)
    if surface.page == page:
        surface.canvas.restoreState()
    return printed


SCANNERS = (
    Trouble("scanned, its text a line a run", finish=partial(_redrawn, _scanned_by_lines, 2.1)),
    Trouble("faxed", finish=partial(_redrawn, _faxed, 1.6)),
    Trouble("photographed", finish=partial(_redrawn, _photographed, 2.1)),
    Trouble("a scan of it behind", finish=partial(_redrawn, _shown, 2.1, is_added=True)),
    Trouble("the report of the year before behind", finish=_other_year_behind),
    Trouble("last row alone", _last_alone),
    Trouble("sheets shifted in turn", placing=partial(always, _shifted)),
    Trouble("last sheets lost", _rest_forgotten, _on_sheets, _without_last),
)
