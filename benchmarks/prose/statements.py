"""The statements of a department as HTML, and its report as a PDF that a browser prints."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from benchmarks.printing import print_page
from benchmarks.prose.department import ZERO, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal
    from pathlib import Path

    from benchmarks.prose.department import Department, Line

STYLE = """
@page { size: A4; margin: 20mm }
body { font-family: 'Noto Serif CJK SC', serif; font-size: 11pt; line-height: 1.7 }
h1 { text-align: center; padding-top: 60mm; font-size: 22pt }
section { page-break-before: always }
h2 { text-align: center; font-size: 15pt; margin: 2mm }
p { text-indent: 2em; margin: 0 } .h { font-weight: bold }
table { border-collapse: collapse; width: 100%; font-size: 8.5pt; line-height: 1.3 }
td, th { border: .6pt solid black; padding: 1mm; font-weight: normal } td.a { text-align: right }
.u { display: flex; justify-content: space-between; font-size: 9pt }
"""


def print_report(it: Department, text: Sequence[str], target: Path, *, text_first: bool) -> None:
    """Print cover, text and statements; a line of the text that begins with # is a heading."""
    told = "".join(
        f"<p class=h>{html.escape(line.lstrip('# '))}</p>"
        if line.startswith("#")
        else f"<p>{html.escape(line)}</p>"
        for line in text
    )
    part = words()["parts"][it.kind].format(year=it.year)
    bodies = [f"<section>{told}</section>", f"<section><h2>{part}</h2></section>"]
    bodies[1] += "".join(_statement(it, form) for form in words()["statements"][it.kind])
    body = "".join(bodies if text_first else reversed(bodies))
    print_page(STYLE, f"<h1>{target.stem}</h1>{body}", target)


def _statement(it: Department, form: dict[str, Any]) -> str:
    head = "".join(f"<tr>{''.join(map(_heading, row))}</tr>" for row in form["head"])
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in _rows(it, form))
    parts = words()["parts"]
    return (
        f"<section><h2>{form['title']}</h2><div class=u><span>{parts['owner']}{it.name}</span>"
        f"<span>{parts['unit']}</span></div><table>{head}{body}</table>"
        f"<p>{form.get('note', '')}</p></section>"
    )


def _heading(text: str) -> str:
    """Draw a heading; 收入*2 is two columns wide, 合计/2 two rows high."""
    for sign, span in (("*", "colspan"), ("/", "rowspan")):
        if sign in text:
            name, size = text.rsplit(sign, 1)
            return f"<th {span}={size}>{name}</th>"
    return f"<th>{text}</th>"


def _cell(value: str | Decimal) -> str:
    if isinstance(value, str):
        return f"<td>{html.escape(value)}</td>"
    return f"<td class=a>{value:,.2f}</td>" if value else "<td class=a></td>"


def _rows(it: Department, form: dict[str, Any]) -> Iterator[list[str | Decimal]]:
    if "left" in form:
        left = [_told(it, row) for row in form["left"]]
        right = list(_right(it, form))
        blank: list[str | Decimal] = [""]
        for no in range(max(len(left), len(right))):
            yield [
                *(left[no] if no < len(left) else blank * len(left[0])),
                *(right[no] if no < len(right) else blank * len(right[0])),
            ]
        yield from (_told(it, row) for row in form["ends"])
        return
    yield _told(it, form["top"])
    for line in _lines(it) if "lines" in form else ():
        yield [line.code, line.name, *(_of(line, key) for key in form["lines"])]
    for key, subjects in (("fund_lines", "fund_subjects"), ("own_lines", "own_subjects")):
        for subject in words()[subjects] if key in form else ():
            yield [*subject, *_told(it, form[key])]
    for line in it.economic if "economic" in form else ():
        yield [line.code, line.name, *(_of(line, key) for key in form["economic"])]


def _told(it: Department, row: Sequence[str]) -> list[str | Decimal]:
    """Fill a row: a figure where a word is the key of one, budgets behind `budget`."""
    return [
        it.budget[word.removeprefix("budget ")]
        if word.startswith("budget ")
        else it.now.get(word, word)
        for word in row
    ]


def _right(it: Department, form: dict[str, Any]) -> Iterator[list[str | Decimal]]:
    yield from (_told(it, row) for row in form.get("first", ()))
    numerals = words()["numerals"]
    pattern, *keys = form["right"]
    for no, line in enumerate(it.classes):
        name = pattern.format(N=numerals[no], name=line.name)
        yield [name, *(_of(line, key) for key in keys)]
    for no, (name, *cells) in enumerate(form["more"], len(it.classes)):
        yield [pattern.format(N=numerals[no], name=name), *_told(it, cells)]
    yield from (_told(it, row) for row in form.get("last", ()))


def _of(line: Line, key: str) -> Decimal:
    is_personnel = line.code[:3] in words()["personnel_codes"]
    if key in {"personnel", "public"}:
        return line.total if is_personnel == (key == "personnel") else ZERO
    return getattr(line, key) if key else ZERO


def _lines(it: Department) -> Iterator[Line]:
    """Give classes, the sections below them and their items, in the order of their codes."""
    for one in it.classes:
        yield one
        items = [line for line in it.items if line.code.startswith(one.code)]
        for code in sorted({line.code[:5] for line in items}):
            inside = [line for line in items if line.code.startswith(code)]
            yield _sum(code, inside[0].above[1], inside)
            yield from sorted(inside, key=lambda line: line.code)


def _sum(code: str, name: str, lines: Sequence[Line]) -> Line:
    from benchmarks.prose.department import Line

    return Line(
        code,
        name,
        basic=sum((line.basic for line in lines), ZERO),
        project=sum((line.project for line in lines), ZERO),
    )
