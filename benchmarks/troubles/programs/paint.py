"""Troubles of paint that programs use: drawn fonts, masks, patterns, sizes below nought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fontTools.pens.recordingPen import DecomposingRecordingPen
from generator.surface import SONG
from generator.tables import PAD, write_cell
from reportlab.lib.colors import black, navy
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream

from benchmarks.troubles.inks.pictures import _face, _trace, as_outlines
from benchmarks.troubles.trouble import Trouble, amounts, inked, is_amount, of_all, of_some

if TYPE_CHECKING:
    from generator.ruling import Box
    from generator.surface import Surface
    from generator.tables import Cell, Ink, Statement

CHARS = "0123456789.,-"
UNITS = 1000
SOME = of_some(0.2)
MAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def
1 begincodespacerange <00> <ff> endcodespacerange
{count} beginbfchar
{lines}
endbfchar endcmap end end"""


class _Steps:
    """A path of operators, as reportlab's has them."""

    def __init__(self) -> None:
        self.steps: list[str] = []

    def close(self) -> None:
        self.steps.append("h")

    def moveTo(self, *at: float) -> None:  # noqa: N802
        self._add(at, "m")

    def lineTo(self, *at: float) -> None:  # noqa: N802
        self._add(at, "l")

    def curveTo(self, *at: float) -> None:  # noqa: N802
        self._add(at, "c")

    def _add(self, at: tuple[float, ...], operator: str) -> None:
        self.steps.append(" ".join(f"{x:.0f}" for x in at) + f" {operator}")


def _widths() -> dict[str, float]:
    glyphs, names = _face().getGlyphSet(), _face().getBestCmap()
    scale = UNITS / _face()["head"].unitsPerEm
    return {char: glyphs[names[ord(char)]].width * scale for char in CHARS if ord(char) in names}


def _drawn_font(surface: Surface, *, is_told: bool) -> str:
    """Put a font into the file whose glyphs are drawings (Type 3), each digit told or not."""
    document = surface.canvas._doc  # noqa: SLF001 (reportlab offers no other way)
    name = f"Drawn{is_told}"
    if name in document.fontMapping:
        return name
    glyphs, names = _face().getGlyphSet(), _face().getBestCmap()
    scale = UNITS / _face()["head"].unitsPerEm
    procedures, widths = {}, _widths()
    for at, char in enumerate(widths):
        pen, steps = DecomposingRecordingPen(glyphs), _Steps()
        glyphs[names[ord(char)]].draw(pen)
        _trace(steps, pen.value, lambda p: (p[0] * scale, p[1] * scale))
        content = f"{widths[char]:.0f} 0 0 -300 1000 1000 d1\n" + "\n".join(steps.steps) + "\nf"
        procedures[f"g{at}"] = document.Reference(_stream(content))
    font = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("Type3"),
        "FontBBox": PDFArray([0, -300, 1000, 1000]),
        "FontMatrix": PDFArray([0.001, 0, 0, 0.001, 0, 0]),
        "CharProcs": PDFDictionary(procedures),
        "Encoding": PDFDictionary(
            {
                "Type": PDFName("Encoding"),
                "Differences": PDFArray([1, *(PDFName(f"g{at}") for at in range(len(widths)))]),
            }
        ),
        "FirstChar": 1,
        "LastChar": len(widths),
        "Widths": PDFArray([round(width) for width in widths.values()]),
    }
    if is_told:
        lines = "\n".join(f"<{at + 1:02x}> <{ord(char):04x}>" for at, char in enumerate(widths))
        font["ToUnicode"] = document.Reference(_stream(MAP.format(count=len(widths), lines=lines)))
    document.idToObject["BasicFonts"].dict[name] = document.Reference(PDFDictionary(font))
    document.fontMapping[name] = f"/{name}"
    return name


def _stream(content: str) -> PDFStream:
    return PDFStream(content=content)


def _in_drawn_font(*, is_told: bool) -> Ink:
    def write(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        widths = _widths()
        if not set(cell.text) <= set(widths):
            write_cell(surface, cell, box, statement)
            return
        name, size = _drawn_font(surface, is_told=is_told), statement.font_size
        codes = "".join(f"{[*widths].index(char) + 1:02x}" for char in cell.text)
        left = box[2] - PAD - sum(widths[char] for char in cell.text) * size / UNITS
        _raw(surface, f"BT /{name} {size} Tf {left:.2f} {_base(surface, box, size):.2f} Td "
                      f"<{codes}> Tj ET")  # fmt: skip

    return write


def _base(surface: Surface, box: Box, size: float) -> float:
    return surface.size[1] - (box[1] + box[3]) / 2 - size * 0.35


def _raw(surface: Surface, operators: str) -> None:
    surface.canvas._code.append(operators)  # noqa: SLF001 (reportlab offers no other way)


def _below_nought(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Set the size below nought, in a matrix that turns it back."""
    size = statement.font_size
    left = box[2] - PAD - surface.press.hand.width(cell.text, SONG, size)
    text = surface.canvas.beginText()
    text.setTextTransform(-1, 0, 0, -1, left, _base(surface, box, size))
    text.setFont(SONG, -size)
    text.textOut(cell.text)
    surface.canvas.drawText(text)


def _by_difference(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Write in white by the difference to the ground, which is white: black is seen."""
    canvas, height = surface.canvas, surface.size[1]
    canvas.saveState()
    canvas.setFillGray(1)
    canvas.rect(box[0] + 1, height - box[3] + 1, box[2] - box[0] - 2, box[3] - box[1] - 2, 0, 1)
    canvas.setBlendMode("Difference")
    write_cell(surface, cell, box, statement)
    canvas.restoreState()


def _masked(shade: int) -> Ink:
    """Write through a mask that shows all (1) or nothing (0)."""

    def write(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        canvas = surface.canvas
        form = PDFStream(content=f"{shade} g 0 0 3000 3000 re f")
        form.dictionary = PDFDictionary(
            {
                "Type": PDFName("XObject"),
                "Subtype": PDFName("Form"),
                "BBox": PDFArray([0, 0, 3000, 3000]),
                "Group": PDFDictionary({"S": PDFName("Transparency"), "CS": PDFName("DeviceGray")}),
            }
        )
        mask = {"Type": PDFName("Mask"), "S": PDFName("Luminosity")}
        mask["G"] = canvas._doc.Reference(form)  # noqa: SLF001
        canvas.saveState()
        states = canvas._extgstate._c  # noqa: SLF001
        name = states.setdefault(("SMask", PDFDictionary(mask)), f"gRLs{len(states)}")
        _raw(surface, f"/{name} gs")
        write_cell(surface, cell, box, statement)
        canvas.restoreState()

    return write


def _of_a_pattern(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Fill an amount by a pass of shades within its outlines: darker on the left."""
    canvas, size = surface.canvas, statement.font_size
    left = box[2] - PAD - surface.press.hand.width(cell.text, SONG, size)
    canvas.saveState()
    text = canvas.beginText(left, _base(surface, box, size))
    text.setFont(SONG, size)
    text.setTextRenderMode(7)
    text.textOut(cell.text)
    canvas.drawText(text)
    canvas.linearGradient(left, 0, box[2], 0, (black, navy))
    canvas.restoreState()


def _linked(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Write an amount that leads to its sheet."""
    height = surface.size[1]
    surface.canvas.setFillColorRGB(0, 0, 0.9)
    write_cell(surface, cell, box, statement)
    surface.canvas.setFillGray(0)
    where = (box[0], height - box[3], box[2], height - box[1])
    surface.canvas.linkURL("https://example.org/1234.56", where, relative=0)


def _rounded(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    x0, y0, x1, y1 = box
    surface.canvas.roundRect(x0 + 1, surface.size[1] - y1 + 1, x1 - x0 - 2, y1 - y0 - 2, 4)
    write_cell(surface, cell, box, statement)


def _doubly_underlined(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    write_cell(surface, cell, box, statement)
    base = surface.size[1] - (box[1] + box[3]) / 2 - statement.font_size * 0.5
    for y in (base, base - 1.6):
        surface.canvas.line(box[0] + 6, y, box[2] - 1, y)


PAINT_OF_PROGRAMS = (
    *(
        Trouble(name, amounts(inked(ink), chosen))
        for name, ink, chosen in (
            ("in a drawn font", _in_drawn_font(is_told=True), of_all),
            ("in a drawn font untold", _in_drawn_font(is_told=False), of_all),
            ("some in a drawn font untold", _in_drawn_font(is_told=False), SOME),
            ("sizes below nought", _below_nought, of_all),
            ("white by difference", _by_difference, SOME),
            ("through a mask", _masked(1), SOME),
            ("of a pattern", _of_a_pattern, SOME),
            ("linked", _linked, of_all),
            ("all amounts outlines", as_outlines, of_all),
        )
    ),
    Trouble("masked away", amounts(inked(_masked(0)), of_some(0.12), tells=False)),
    Trouble("rounded cells", amounts(inked(_rounded), wanted=lambda _: True)),
    Trouble(
        "totals underlined twice",
        amounts(
            inked(_doubly_underlined), lambda row, _: any("计" in c.text for c in row),
            wanted=is_amount,
        ),
    ),
)  # fmt: skip
