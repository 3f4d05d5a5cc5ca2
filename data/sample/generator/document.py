"""One report from cover to glossary: pages in order, every figure with its page."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from generator.budget_forms import budget_statements
from generator.evaluations import TITLE, evaluation_forms
from generator.final_forms import final_statements
from generator.flow import Paragraph, draw_contents, draw_cover, draw_text
from generator.model import DATA
from generator.narrative_budget import budget_narrative
from generator.narrative_final import final_narrative
from generator.styles import STYLES
from generator.surface import LANDSCAPE, PORTRAIT, Press, Surface
from generator.tables import Printed, draw_statement
from generator.two_sided import ordinal

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Report
    from generator.tables import Statement

    LayOut = Callable[[Statement], Statement]
    Place = Callable[[Surface, Statement], list[Printed]]

SCANS = DATA.parent / "scans"


@dataclass(frozen=True)
class Document:
    """What was printed: figures in the text layer, figures on scanned pages, number of pages."""

    figures: tuple[Printed, ...]
    scanned: tuple[Printed, ...]
    pages: int
    statement_pages: dict[str, int]


def write_document(  # noqa: PLR0913 (what is printed, and how)
    report: Report,
    path: Path,
    *,
    with_scans: bool = True,
    lay_out: LayOut = lambda given: given,
    press: Press = Press(),  # noqa: B008 (frozen)
    place: Place = draw_statement,
) -> Document:
    """Print a report; the table of contents needs a first printing to know the pages.

    `lay_out` may print a statement otherwise than the report's style does, `press` every page, and
    `place` may put statements onto pages otherwise than each from a new page on.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    printing = partial(
        _print, report, [lay_out(each) for each in statements_of(report)], press=press, place=place
    )
    if report.style == "tiny":
        return printing(path, {}, with_scans=False)[0]
    with TemporaryDirectory() as scratch:
        _, pages = printing(Path(scratch) / "first.pdf", {}, with_scans=with_scans)
    return printing(path, pages, with_scans=with_scans)[0]


def statements_of(report: Report) -> list[Statement]:
    """Lay out the statements of a report, in printing order, but those it leaves out."""
    final = report.kind == "final_accounts"
    statements = final_statements(report) if final else budget_statements(report)
    return [each for each in statements if each.code not in report.omitted]


def scan_path(report: Report, code: str) -> Path:
    """Where the picture of a scanned statement lies."""
    return SCANS / f"{report.key}-{code}.png"


def _print(  # noqa: PLR0913 (what is printed, and how)
    report: Report,
    statements: list[Statement],
    path: Path,
    known: dict[str, int],
    *,
    with_scans: bool,
    press: Press,
    place: Place,
) -> tuple[Document, dict[str, int]]:
    kind = "部门决算" if report.kind == "final_accounts" else "部门预算"
    year = f"{report.year}年度" if report.kind == "final_accounts" else f"{report.year}年"
    title = f"{report.department}{year}{kind}"
    surface = Surface(
        path,
        title=f"{title}（样例）",
        dated=report.dated,
        fake_bold=STYLES[report.style].fake_bold,
        press=press,
    )
    surface.running_head = f"{title}公开报告" if STYLES[report.style].line_numbers else ""
    month = f"{report.dated[:4]}年{int(report.dated[5:7])}月"
    draw_cover(
        surface,
        (report.department, f"{year}{kind}{'（更正）' if 'restated' in report.traits else ''}"),
        month,
    )
    parts = _parts(report)
    pages: dict[str, int] = {}
    if report.style != "tiny":
        draw_contents(surface, _contents(report, parts, statements, known))
        pages |= draw_text(surface, parts["overview"])
    figures: list[Printed] = []
    scanned: list[Printed] = []
    for statement in statements:
        hidden = with_scans and statement.code in report.scanned
        (scanned if hidden else figures).extend(
            _draw(surface, report, statement, place=None if hidden else place, pages=pages)
        )
    if report.style != "tiny":
        pages |= draw_text(surface, parts["narrative"])
        pages |= draw_text(surface, parts["glossary"])
    for form in evaluation_forms(report):
        pages.setdefault(TITLE, surface.page + 1)
        draw_statement(surface, form)
    surface.save()
    codes = {statement.code: pages[statement.title] for statement in statements}
    return Document(tuple(figures), tuple(scanned), surface.page, codes), pages


def _draw(
    surface: Surface,
    report: Report,
    statement: Statement,
    *,
    place: Place | None,
    pages: dict[str, int],
) -> list[Printed]:
    pages[statement.title] = surface.page + 1
    if place is not None:
        return place(surface, statement)
    surface.new_page(LANDSCAPE if statement.landscape else PORTRAIT, footer=False)
    surface.image(scan_path(report, statement.code))
    return [
        Printed(cell.figure, surface.page)
        for row in statement.body
        for cell in row
        if cell.figure is not None
    ]


def _parts(report: Report) -> dict[str, list[Paragraph]]:
    texts = _texts()
    own = texts[report.department]
    overview = [Paragraph(f"第一部分 {report.department}概况", 0), Paragraph("一、主要职能", 1)]
    overview += [
        Paragraph(f"{number}．{duty}") for number, duty in enumerate(own["duties"], start=1)
    ]
    overview += [Paragraph("二、机构设置", 1), Paragraph(own["offices"])]
    if report.units:
        word = "决算" if report.kind == "final_accounts" else "预算"
        listed = "；".join(f"{i}．{name}" for i, name in enumerate(report.units, start=1))
        overview.append(
            Paragraph(
                f"纳入{report.year}年部门{word}编制范围的单位共{len(report.units)}个，具体包括：{listed}。"
            )
        )
    glossary = [Paragraph("第四部分 名词解释", 0)]
    glossary += [
        Paragraph(f"{ordinal(i)}{text}") for i, text in enumerate(texts["glossary"], start=1)
    ]
    if report.style == "tiny":
        return {}
    narrative = (
        final_narrative(report) if report.kind == "final_accounts" else budget_narrative(report)
    )
    return {"overview": overview, "narrative": narrative, "glossary": glossary}


def _contents(
    report: Report,
    parts: dict[str, list[Paragraph]],
    statements: list[Statement],
    known: dict[str, int],
) -> list[tuple[int, str, int]]:
    def entries(name: str) -> list[tuple[int, str, int]]:
        return [(p.level, p.text, known.get(p.text, 0)) for p in parts[name] if p.level in {0, 1}]

    word = "年度部门决算表" if report.kind == "final_accounts" else "年部门预算表"
    first = known.get(statements[0].title, 0)
    tables = [
        (1, f"{ordinal(i)}{s.title}", known.get(s.title, 0))
        for i, s in enumerate(statements, start=1)
    ]
    return [
        *entries("overview"),
        (0, f"第二部分 {report.year}{word}", first),
        *tables,
        *entries("narrative"),
        *entries("glossary"),
        *([(0, f"第五部分 {TITLE}", known.get(TITLE, 0))] if report.evaluations else []),
    ]


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads((DATA / "texts.toml").read_text(encoding="utf-8"))
