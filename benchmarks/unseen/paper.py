"""Reports as pages: HTML that a browser prints to PDF."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from benchmarks.printing import print_page
from benchmarks.unseen.values import NO_AMOUNTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.unseen.forms import Column, Form, Report

STYLE = """
@page { size: A4 landscape; margin: 15mm }
body { font-family: 'Noto Serif CJK SC', serif; font-size: 8.5pt }
h1 { text-align: center; font-size: 20pt; margin: 0; padding-top: 30mm }
section { page-break-before: always }
h2 { text-align: center; font-size: 14pt; margin: 0 0 2mm }
.number { text-align: left; margin: 0 } .contents { font-size: 11pt; line-height: 1.7 }
.above { display: flex; justify-content: space-between; margin: 0 0 1mm }
table { border-collapse: collapse; width: 100% }
tr { page-break-inside: avoid }
td, th { border: 0.6pt solid black; padding: 1mm; font-weight: normal }
td.amount { text-align: right; white-space: nowrap }
.rows td, .rows th { border-width: 0.6pt 0 } .open td, .open th { border: 0 }
.frame { border: 0.8pt solid black } .frame td, .frame th { border: 0 }
.high td { height: 17mm } .joined { page-break-before: avoid; margin-top: 9mm }
.notes { margin: 1mm 0; font-size: 8pt }
"""


def print_report(report: Report, target: Path) -> None:
    """Print a cover, contents where there are any, and a page for each form."""
    cover = "".join(f"<h1>{html.escape(line)}</h1>" for line in report.cover)
    contents = "".join(f"<div>{html.escape(line)}</div>" for line in report.contents)
    if contents:
        contents = f"<section class='contents'><h2>目　录</h2>{contents}</section>"
    sections = "".join(map(_section, report.forms))
    print_page(STYLE, f"{cover}{contents}{sections}", target)


def _section(form: Form) -> str:
    head = "".join(f"<tr>{''.join(row)}</tr>" for row in head_rows(form.columns))
    if form.in_frame:
        across = sum(width_of(column) for column in form.columns)
        head = f"<tr><td colspan={across}>{html.escape(form.in_frame)}</td></tr>{head}"
    if form.column_numbers:
        head += f"<tr>{''.join(_column_numbers(form))}</tr>"
    if form.repeats_head:
        head = f"<thead>{head}</thead>"
    body = "".join(f"<tr>{''.join(map(_cell, row, form.columns))}</tr>" for row in form.rows)
    number = f"<p class='number'>{form.number}</p>" if form.number else ""
    above = "".join(f"<span>{html.escape(text)}</span>" for text in form.above)
    notes = "".join(f"<p class='notes'>{html.escape(text)}</p>" for text in form.notes)
    return (
        f"<section class='{form.place}'>{number}<h2>{_broken(form.title)}</h2>"
        f"<div class='above'>{above}</div><table class='{form.rulings}'>{head}{body}</table>"
        f"{notes}</section>"
    )


def width_of(column: Column) -> int:
    """Tell how many cells of the head stand over the column: 类|款|项 over one code is three."""
    return column.headings[-1].count("|") + 1


def _cell(text: str, column: Column) -> str:
    bare = text.lstrip("-")
    is_amount = bare[:1].isdigit() and (
        ("." in bare and bare.rstrip("%")[-1:].isdigit()) or column.holds not in NO_AMOUNTS
    )
    shown = html.escape(text).replace("\u3000", "&emsp;")
    return f"<td class='{'amount' if is_amount else ''}' colspan={width_of(column)}>{shown}</td>"


def _column_numbers(form: Form) -> Iterator[str]:
    """Print 栏次 (or **) below names and a number below each column of amounts."""
    no = 0
    stars = form.column_numbers == "**"
    for column in form.columns:
        text = ""
        if column.holds in {"name", "series"} or (stars and column.holds in {"code", "text"}):
            text = form.column_numbers
        elif column.holds not in {"code", "text", "unit", "row_no"}:
            no += 1
            text = str(no)
        yield f"<td colspan={width_of(column)}>{text}</td>"


def head_rows(columns: Sequence[Column]) -> Iterator[list[str]]:
    """Print headings from the top: one over columns that share it, the last down to the body."""
    depth = max(len(column.headings) for column in columns)
    for level in range(depth):
        row, no = [], 0
        while no < len(columns):
            path = columns[no].headings[: level + 1]
            if len(path) <= level:
                no += 1
                continue
            width = 1
            is_leaf = len(columns[no].headings) == level + 1
            while (
                not is_leaf
                and no + width < len(columns)
                and columns[no + width].headings[: level + 1] == path
                and len(columns[no + width].headings) > level + 1
            ):
                width += 1
            height = depth - level if is_leaf else 1
            across = sum(width_of(column) for column in columns[no : no + width])
            parts = path[-1].split("|") if is_leaf else [path[-1]]
            row.extend(
                f"<th colspan={across // len(parts)} rowspan={height}>{_broken(part)}</th>"
                for part in parts
            )
            no += width
        yield row


def _broken(heading: str) -> str:
    """Print a heading, broken where it has a ¶."""
    return html.escape(heading).replace("¶", "<br>")
