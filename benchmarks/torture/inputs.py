"""Folders of reports for whole loads: two of our own making, hostile names, hostile texts."""

import shutil
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from load.settings import CHECKOUT

LONGEST = 3000
"""So many letters of a text are printed."""
TINY = CHECKOUT / "data" / "sample" / "tiny"
NAMES = (
    "<img src=x onerror=alert(1)>.pdf",
    '=HYPERLINK("http:127.0.0.1:9","x").pdf',
    "'; DROP TABLE marts.files; --.pdf",
    "\x1b[31mred\x07.pdf",
    "部门\u202efdp.exe.pdf",
    "-rf.pdf",
    "{{ 7*7 }}.pdf",
)
TEXTS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '=HYPERLINK("http://127.0.0.1:9/x","y")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-2+3+cmd|x",
    "javascript:alert(1)",
    "'; DROP TABLE marts.files; --",
    "{{ 7*7 }}",
    "\x1b[31m",
)


def lay_out(folder: Path, *, is_fuller: bool) -> Path:
    """Make a folder to load; the fuller one has a report more."""
    folder.mkdir(parents=True)
    shutil.copy(TINY / "sound.pdf", folder / "a sound report.pdf")
    _draw_hostile(folder / "hostile texts.pdf")
    if is_fuller:
        shutil.copy(TINY / "faulty.pdf", folder / "faulty.pdf")
        for name in NAMES:
            shutil.copy(TINY / "faulty.pdf", folder / name)
    return folder


def draw_rows(rows: dict[str, list[dict[str, Any]]], path: Path) -> None:
    """Print rows of a raw layer: each line and cell where they say that it stands."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), invariant=1)
    for page in rows["pages"]:
        canvas.setPageSize((page["width"], page["height"]))
        canvas.setFont("STSong-Light", 6)
        for row in (row for row in rows["lines"] if row["page"] == page["page"]):
            canvas.drawString(row["x0"], row["y0"], row["text"][:LONGEST])
        for row in (row for row in rows["cells"] if row["page"] == page["page"]):
            canvas.rect(row["x0"], row["y0"], row["x1"] - row["x0"], row["y1"] - row["y0"])
            canvas.drawString(row["x0"] + 1, row["y0"] + 2, row["text"][:LONGEST])
        canvas.showPage()
    canvas.save()


def _draw_hostile(path: Path) -> None:
    """Draw a statement whose department, headings, names and figures are all attacks."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), pagesize=(800, 600), invariant=1)
    canvas.setFont("STSong-Light", 12)
    for text in TEXTS:
        canvas.drawString(40, 560, f"{text}局2024年度部门预算")
        canvas.drawString(40, 530, "一般公共预算支出表")
        canvas.drawString(500, 530, "单位：万元")
        rows = [520 - 30 * number for number in range(len(TEXTS) + 2)]
        canvas.grid([40, 300, 520, 740], rows)
        canvas.drawString(45, rows[1] + 8, "功能分类科目名称")
        canvas.drawString(305, rows[1] + 8, "合计")
        canvas.drawString(525, rows[1] + 8, text)
        for other, top in zip(TEXTS, rows[2:], strict=True):
            canvas.drawString(45, top + 8, other)
            canvas.drawString(305, top + 8, "1.00")
            canvas.drawString(525, top + 8, other)
        canvas.showPage()
        canvas.setFont("STSong-Light", 12)
    canvas.save()
