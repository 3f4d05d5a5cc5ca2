"""Make the two small fonts the samples embed out of the full Noto CJK fonts.

usage: python data/sample/generator/subset_font.py NotoSerifCJK-Regular.ttc NotoSansCJK-Bold.ttc

Keeps the glyphs of every character written in this folder, turns cubic outlines into TrueType ones
and renames the family (the licence asks for no reserved name, and the subset is not the original).
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont, newTable

HERE = Path(__file__).parent
FONTS = HERE.parent / "font"
PRINTABLE = {chr(code) for code in range(0x20, 0x7F)} | {"\u3000"}
SIMPLIFIED_CHINESE = " SC"
FIXED_TIME = 3_786_912_000  # 2024-01-01 in the seconds of a font's head table


def main(serif: str, sans: str) -> None:
    """Write `sample-song.ttf` and `sample-hei.ttf`."""
    characters = used_characters()
    for source, name in ((serif, "song"), (sans, "hei")):
        font = _open(source)
        write_subset(
            font, characters, FONTS / f"sample-{name}.ttf", f"Budget Sample {name.title()}"
        )


def used_characters() -> set[str]:
    """Every character of the generator's modules and data, and printable ASCII."""
    texts = [
        p.read_text(encoding="utf-8")
        for p in HERE.rglob("*")
        if p.suffix in {".py", ".csv", ".toml"}
    ]
    return PRINTABLE | {c for text in texts for c in text if c.isprintable()}


def write_subset(font: TTFont, characters: set[str], target: Path, family: str) -> None:
    """Subset, convert to quadratic outlines, rename, save with a fixed time."""
    options = Options(
        layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 13, 14]
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(c) for c in characters])
    subsetter.subset(font)
    _to_truetype(font)
    for record in font["name"].names:
        if record.nameID in {1, 4, 6}:
            record.string = family
    font["name"].setName(family, 4, 3, 1, 0x409)
    font["name"].setName(family.replace(" ", ""), 6, 3, 1, 0x409)
    for table in ("vhea", "vmtx", "BASE", "GDEF", "GPOS", "GSUB", "VORG"):
        if table in font:
            del font[table]
    font["head"].created = font["head"].modified = FIXED_TIME
    font.recalcTimestamp = False
    font.save(target)
    print(f"{target.name}: {len(font.getGlyphOrder())} glyphs, {target.stat().st_size:,} bytes")


def _open(source: str) -> TTFont:
    if not source.endswith(".ttc"):
        return TTFont(source)
    fonts = TTCollection(source).fonts
    return next(font for font in fonts if font["name"].getDebugName(1).endswith(SIMPLIFIED_CHINESE))


def _to_truetype(font: TTFont) -> None:
    outlines = font.getGlyphSet()
    glyphs = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(outlines)
        outlines[name].draw(Cu2QuPen(pen, max_err=2.0, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = table = newTable("glyf")
    table.glyphOrder = font.getGlyphOrder()
    table.glyphs = glyphs
    del font["CFF "]
    for metric in font["hmtx"].metrics.items():
        glyph = glyphs[metric[0]]
        glyph.recalcBounds(table)
        font["hmtx"].metrics[metric[0]] = (metric[1][0], getattr(glyph, "xMin", 0))
    font["maxp"] = maxp = newTable("maxp")
    maxp.tableVersion = 0x00010000
    maxp.numGlyphs = len(glyphs)
    for name in (
        "maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
        "maxStackElements", "maxSizeOfInstructions", "maxComponentElements",
    ):  # fmt: skip
        setattr(maxp, name, 1 if name == "maxZones" else 0)
    font["post"].formatType = 3.0
    font.sfntVersion = "\000\001\000\000"


if __name__ == "__main__":
    main(*sys.argv[1:3])
