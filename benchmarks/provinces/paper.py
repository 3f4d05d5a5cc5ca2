"""A report as pages: HTML that a browser prints, each province in its own manner."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from benchmarks.printing import print_page
from benchmarks.prose.text import plain
from benchmarks.provinces.sheets import sheet
from benchmarks.unseen.paper import head_rows, width_of

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.provinces.drawn import Drawn
    from benchmarks.provinces.tables import Table

STYLE = """
@page { size: A4; margin: 20mm 18mm }
@page wide { size: A4 landscape; margin: 14mm }
body { font-family: '%(font)s', serif; font-size: 11pt; line-height: 1.65 }
h1 { text-align: center; font-size: 22pt; padding-top: 40mm; margin: 0 }
section { page-break-before: always }
.wide { page: wide; font-size: %(size)s } .wide.tall { page: auto }
h2 { text-align: center; font-size: 15pt; margin: 2mm; line-height: 1.3 }
p { text-indent: 2em; margin: 0 } p.h { font-weight: bold }
table { border-collapse: collapse; width: 100%%; line-height: 1.25 }
thead { display: %(thead)s }
tr { page-break-inside: avoid }
td, th { border: .6pt solid black; padding: %(pad)s; font-weight: normal }
.a { text-align: right; white-space: nowrap }
.u { display: flex; justify-content: space-between } .n { text-align: right; text-indent: 0 }
.notes p { text-indent: 0 } .contents p { text-indent: 0 }
.head { position: fixed; top: -10mm; width: 100%%; text-align: center; font-size: 9pt }
%(more)s
"""


def print_report(it: Drawn, target: Path) -> None:
    """Print a report to PDF."""
    style = {
        "font": "Noto Serif CJK SC",
        "size": "8pt",
        "pad": ".9mm",
        "thead": "table-header-group",
    }
    style |= {"more": ""} | it.given.get("page", {})
    manner = it.given
    cover = "".join(f"<h1>{html.escape(_told(line, it))}</h1>" for line in manner["cover"])
    contents = "".join(f"<p>{html.escape(line)}</p>" for line in it.contents())
    heading = f"<h2>{manner.get('contents', '目　录')}</h2>"
    body = f"{cover}<section class=contents>{heading}{contents}</section>"
    for part in manner["parts"]:
        body += _part(it, part)
    print_page(STYLE % style, body, target)


def _told(line: str, it: Drawn) -> str:
    return line.replace("NNNN", it.books.name).replace("YYYY", str(it.books.year))


def _part(it: Drawn, part: dict[str, Any]) -> str:
    title = f"<h2>{html.escape(_told(part['title'], it))}</h2>"
    holds = part["holds"]
    if holds == "tables":
        return f"<section>{title}</section>" + "".join(_table(it, one) for one in it.tables)
    if holds == "sheets":
        return f"<section>{title}</section>" + "".join(_sheets(it))
    lines = it.lines if holds == "text" else [_told(one, it) for one in part["lines"]]
    return f"<section>{title}{''.join(map(_line, lines))}</section>"


def _line(line: str) -> str:
    shown = html.escape(plain(line).lstrip("# "))
    return f"<p class=h>{shown}</p>" if line.startswith("#") else f"<p>{shown}</p>"


def _table(it: Drawn, table: Table) -> str:
    style = it.given.get("style", {})
    head = "".join(f"<tr>{''.join(row)}</tr>" for row in head_rows(table.columns))
    if table.column_numbers:
        pairs = zip(table.column_numbers, table.columns, strict=True)
        head += "<tr>" + "".join(f"<td colspan={width_of(c)}>{t}</td>" for t, c in pairs) + "</tr>"
    body = "".join(
        "<tr>"
        + "".join(
            f"<td class='{'a' if cell.measure else ''}' colspan={width_of(column)}>"
            f"{html.escape(cell.text)}</td>"
            for cell, column in zip(row, table.columns, strict=True)
        )
        + "</tr>"
        for row in table.rows
    )
    owner = _told(style.get("owner", "部门：NNNN"), it)
    unit = style.get("unit_line", "金额单位：") + style.get("unit", "万元")
    middle = _told(style.get("middle", ""), it)
    number = f"<p class=n>{table.number}</p>" if table.number else ""
    notes = "".join(f"<p>{html.escape(note)}</p>" for note in table.notes)
    tall = " tall" if len(table.columns) <= 6 and style.get("tall") else ""
    title = html.escape(_told(table.title, it))
    before = number if style.get("number_first") else ""
    after = "" if before else number
    return (
        f"<section class='wide{tall}'>{before}<h2>{title}</h2>{after}<div class=u>"
        f"<span>{owner}</span><span>{middle}</span><span>{unit}</span></div>"
        f"<table><thead>{head}</thead>{body}</table><div class=notes>{notes}</div></section>"
    )


def _sheets(it: Drawn) -> list[str]:
    given = it.given["sheets"]
    pages = []
    for project in it.books.projects:
        rows = "".join(
            "<tr>"
            + "".join(
                f"<td colspan={wide} rowspan={high}>{html.escape(text)}</td>"
                for text, wide, high in row
            )
            + "</tr>"
            for row in sheet(project, given["manner"], it.books.name)
        )
        title = html.escape(_told(given["title"], it))
        pages.append(
            f"<section class='wide'><h2>{title}</h2><p class=n>{it.books.year}年度</p>"
            f"<table>{rows}</table></section>"
        )
    return pages
