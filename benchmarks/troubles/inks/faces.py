"""Troubles of faces: what a font says its glyphs are is not what they show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.surface import FONT_FOLDER, SONG
from generator.tables import PAD
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfbase.ttfonts import TTFont

from benchmarks.troubles.amounts.texts import negative
from benchmarks.troubles.trouble import Trouble, amounts, inked, of_all, of_some

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from generator.ruling import Box
    from generator.surface import Surface
    from generator.tables import Cell, Ink, Statement

FEW = of_some(0.15)
DIGITS = "0123456789"
NOTHING = "\u200b"
PRIVATE, PRIVATE_COUNT = 0xF0000, 0xFFF0


def said_as(told: Mapping[str, str]) -> Ink:
    """Write amounts in a face whose glyphs are told to be others: `{shown: told}`."""
    name = "odd" + "".join(f"{ord(shown):x}x{ord(to):x}z" for shown, to in told.items())

    def write(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        text = cell.text.translate(_register(name, told))
        size, middle = statement.font_size, (box[1] + box[3]) / 2
        surface.canvas.setFont(name, size)
        surface.canvas.drawRightString(box[2] - PAD, surface.size[1] - middle - size * 0.35, text)

    return write


def _register(name: str, told: Mapping[str, str]) -> dict[int, int]:
    """Give the codes to write, each with the glyph that is shown: what they tell is another."""
    codes = {
        ord(shown): PRIVATE + (ord(shown) * 128 + ord(to) % 128) % PRIVATE_COUNT
        for shown, to in told.items()
    }
    if name not in pdfmetrics.getRegisteredFontNames():
        font = TTFont(name, str(FONT_FOLDER / f"{SONG}.ttf"))
        for shown, to in told.items():
            code = codes[ord(shown)]
            font.face.charToGlyph[code] = font.face.charToGlyph[ord(shown)]
            font.face.charWidths[code] = font.face.charWidths[ord(shown)]
            _TOLD[code] = ord(to)
        font.face.name += name[:40].encode()
        pdfmetrics.registerFont(font)
    return codes


def _tell(fontname: str, subset: Sequence[int]) -> str:
    return _PLAINLY(fontname, [_TOLD.get(code, code) for code in subset])


_TOLD: dict[int, int] = {}
_PLAINLY = ttfonts.makeToUnicodeCMap
ttfonts.makeToUnicodeCMap = _tell


def _below_zero(form: str, told: Mapping[str, str]) -> Trouble:
    write = said_as(told)

    def change(cell: Cell, random: Random) -> Cell:
        return replace(negative(form)(cell, random), ink=write)

    marks = "".join(f"{shown} as U+{ord(to):04X} " for shown, to in told.items())
    return Trouble(f"below zero {marks.strip()}", amounts(change, FEW))


FACES = (
    *(
        Trouble(name, amounts(inked(said_as(told)), chosen))
        for name, told, chosen in (
            ("marks exchanged", {".": ",", ",": "."}, of_all),
            ("marks exchanged here and there", {".": ",", ",": "."}, FEW),
            ("commas said to be points", {",": "."}, of_all),
            ("points said to be commas", {".": ","}, of_all),
            ("points said to be blanks", {".": " "}, of_all),
            ("points said to be nothing", {".": NOTHING}, of_all),
            ("points said to be nothing here and there", {".": NOTHING}, FEW),
            ("points said to be digits", {".": "1"}, FEW),
            ("commas said to be digits", {",": "1"}, FEW),
            ("digits exchanged", {"6": "9", "9": "6"}, of_all),
            ("digits exchanged here and there", {"3": "8", "8": "3"}, FEW),
            ("a digit said to be nothing", {"3": NOTHING}, of_all),
            ("a digit said to be a blank", {"0": " "}, FEW),
            ("digits of private use", {d: chr(0xF030 + int(d)) for d in DIGITS}, of_all),
            ("digits said to be letters", dict(zip(DIGITS, "abcdefghij", strict=True)), of_all),
        )
    ),
    *(
        _below_zero(form, told)
        for form, told in (
            ("-{}", {"-": NOTHING}),
            ("-{}", {"-": " "}),
            ("-{}", {"-": "."}),
            ("-{}", {"-": "\u00ad"}),
            ("-{}", {"-": "1"}),
            ("({})", {"(": " ", ")": " "}),
            ("({})", {"(": "1", ")": "1"}),
        )
    ),
)
