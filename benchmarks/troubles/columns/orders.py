"""Troubles of order: pages, columns and headings where nobody expects them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from generator.surface import PORTRAIT
from generator.tables import Cell, draw_statement

from benchmarks.troubles.sheets.statements import part_of
from benchmarks.troubles.trouble import Trouble, is_name, names_and_amounts, rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from random import Random

    from generator.document import Place
    from generator.surface import Surface
    from generator.tables import Printed, Statement

    from benchmarks.troubles.trouble import Row

PROSE = (
    "本部门主要职责是贯彻执行国家有关方针政策和法律法规，拟订相关规划并组织实施，承担有关日常工作。",
    "本年度按照有关要求，认真做好预算编制和执行工作，严格控制一般性支出，保障重点工作需要。",
)
WIDE = (1684.0, 595.0)


def _backwards(path: Path, _: list[int]) -> None:
    """Put the last page first, as some scanners and printers stack them."""
    old = pdfium.PdfDocument(path.read_bytes())
    new = pdfium.PdfDocument.new()
    new.import_pages(old, list(range(len(old)))[::-1])
    new.save(path)


def _apart(between: Sequence[str], _: Sequence[Statement]) -> Place:
    """Put a page between the two of a statement: a blank one, or one of prose."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        half = len(statement.body) // 2
        if half < 4 or any(cell.down > 1 for row in statement.body for cell in row):
            return draw_statement(surface, statement)
        first = replace(statement, body=statement.body[:half], notes=(), page_rows=())
        blank = dict.fromkeys(
            ("title", "form_no", "above", "section", "head_left", "head_middle", "head_right"), ""
        )
        rest = replace(statement, body=statement.body[half:], page_rows=(), header=(), **blank)
        printed = draw_statement(surface, first)
        surface.new_page(PORTRAIT)
        for number, line in enumerate(between):
            surface.text(60, 100 + 24 * number, line[:40], 11)
        return printed + draw_statement(surface, rest)

    return place


def _headings_before(_: Sequence[Statement]) -> Place:
    """Print title and headings at the foot of one page, and the lines on the next."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        draw_statement(surface, replace(statement, body=(), notes=(), page_rows=()))
        blank = dict.fromkeys(
            ("title", "form_no", "above", "section", "head_left", "head_middle", "head_right"), ""
        )
        return draw_statement(surface, replace(statement, header=(), page_rows=(), **blank))

    return place


def _headings_below(body: list[Row], statement: Statement, _: Random) -> list[Row]:
    """Print the headings below the lines again, each in a cell of its own."""
    if any(cell.down > 1 for row in statement.header for cell in row):
        return body
    return [*body, *statement.header]


def _on_a_wide_sheet(_: Sequence[Statement]) -> Place:
    def place(surface: Surface, statement: Statement) -> list[Printed]:
        surface.new_page(WIDE)
        return draw_statement(surface, replace(statement, page_rows=()), starts_page=False)

    return place


def _names_last(statement: Statement, _: Random) -> Statement:
    """Print the names to the right of their amounts."""
    names, figures = names_and_amounts(statement)
    plain = all(cell.down == 1 and cell.across == 1 for row in statement.body for cell in row)
    if len(names) != 1 or not plain or any(c.across > 1 for row in statement.header for c in row):
        return statement
    moved = part_of(statement, [*figures, *names])
    turned = tuple((*row[1:], row[0]) for row in statement.body)
    head = tuple((*row[1:], row[0]) if len(row) == len(statement.widths) else row
                 for row in statement.header)  # fmt: skip
    return replace(statement, widths=moved.widths, header=head, body=turned)


def _units_in_a_column(statement: Statement, _: Random) -> Statement:
    """Say the unit of each line in a column."""
    unit = "万元" if "万元" in statement.head_right else "元"
    first, *others = statement.header
    head = Cell("计量单位", 1, len(statement.header), "center")
    return replace(
        statement,
        widths=(*statement.widths, 0.6),
        header=((*first, head), *others),
        body=tuple((*row, Cell(unit, align="center")) for row in statement.body),
        head_right="",
    )


def _sums_below_headings(statement: Statement, _: Random) -> Statement:
    """Say below the headings how the columns add up."""
    names, figures = names_and_amounts(statement)
    told = ["1=2+3", *(str(at + 2) for at in range(len(figures)))][: len(figures)]
    row = (*(Cell() for _ in names), *(Cell(text, align="center") for text in told))
    return replace(statement, header=(*statement.header, row))


def _one_name_for_two(statement: Statement, random: Random) -> Statement:
    """Merge a name with the one below it: whose amounts stand below nobody can tell."""
    body = list(statement.body)
    for at in range(0, len(body) - 1, 2):
        upper, lower = body[at], body[at + 1]
        named = [n for n, cell in enumerate(upper) if is_name(cell)]
        plain = all(cell.down == 1 and cell.across == 1 for cell in (*upper, *lower))
        if len(named) != 1 or not plain or len(upper) != len(lower) or random.random() > 0.3:
            continue
        n = named[0]
        if n and upper[0].text.strip().isdecimal():
            continue  # its code tells
        merged = [*upper]
        merged[n] = replace(upper[n], down=2)
        rest = (replace(cell, figure=None) for place, cell in enumerate(lower) if place != n)
        body[at], body[at + 1] = tuple(merged), tuple(rest)
    return replace(statement, body=tuple(body))


ORDERS = (
    Trouble("pages backwards", finish=_backwards),
    Trouble("a blank page between", placing=partial(_apart, ())),
    Trouble("prose between", placing=partial(_apart, PROSE)),
    Trouble("headings on the page before", placing=_headings_before),
    Trouble("headings below", rows(_headings_below)),
    Trouble("on a wide sheet", placing=_on_a_wide_sheet),
    Trouble("names last", _names_last),
    Trouble("units in a column", _units_in_a_column),
    Trouble("sums below headings", _sums_below_headings),
    Trouble("one name for two", _one_name_for_two),
)
