"""Forms as pages: HTML that a browser prints to PDF."""

from __future__ import annotations

import html
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.unseen.forms import Column, Form

STYLE = """
@page { size: A4 landscape; margin: 15mm }
body { font-family: 'Noto Serif CJK SC', serif; font-size: 8.5pt }
h1 { text-align: center; font-size: 20pt; padding-top: 60mm }
section { page-break-before: always }
h2 { text-align: center; font-size: 14pt; margin: 0 0 2mm }
.number { text-align: left; margin: 0 } .unit { text-align: right; margin: 0 0 1mm }
table { border-collapse: collapse; width: 100% }
td, th { border: 0.6pt solid black; padding: 1mm; font-weight: normal }
td.amount { text-align: right; white-space: nowrap }
"""


def print_report(name: str, forms: Sequence[Form], target: Path) -> None:
    """Print a cover and a page for each form."""
    sections = "".join(_section(form) for form in forms)
    page = target.with_suffix(".html")
    page.write_text(
        f"<html><meta charset='utf-8'><style>{STYLE}</style><h1>{name}</h1>{sections}</html>",
        encoding="utf-8",
    )
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("needs a browser that prints: chromium or google-chrome")
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run(
        [browser, *quiet, f"--print-to-pdf={target}", page.as_uri()],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    page.unlink()


def _section(form: Form) -> str:
    head = "".join(f"<tr>{''.join(row)}</tr>" for row in _head(form.columns))
    body = "".join(
        "<tr>"
        + "".join(
            f"<td class='{'amount' if text[:1].isdigit() and '.' in text else ''}'>"
            f"{html.escape(text)}</td>"
            for text in row
        )
        + "</tr>"
        for row in form.rows
    )
    number = f"<p class='number'>{form.number}</p>" if form.number else ""
    return (
        f"<section>{number}<h2>{html.escape(form.title)}</h2>"
        f"<p class='unit'>单位：{form.unit}</p><table>{head}{body}</table></section>"
    )


def _head(columns: Sequence[Column]) -> Iterator[list[str]]:
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
            row.append(f"<th colspan={width} rowspan={height}>{html.escape(path[-1])}</th>")
            no += width
        yield row
