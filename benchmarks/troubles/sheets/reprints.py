"""Troubles of copies: void ones, blank forms, those of units below and of the year before."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.tables import draw_statement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.document import Place
    from generator.surface import Surface
    from generator.tables import Cell, Printed, Statement

OTHER_UNIT = "样例下属事业单位"


def other(cell: Cell) -> Cell:
    """Write another amount: a seventh less."""
    if cell.figure is None or not cell.figure.value:
        return replace(cell, figure=None)
    number = float(cell.text.replace(",", "")) if cell.text else 0
    return replace(cell, text=f"{number * 6 / 7:,.2f}", figure=None)


def copy(statement: Statement, change: Callable[[Cell], Cell], **other: str) -> Statement:
    """Give a statement with other amounts, of which none is wanted."""
    body = tuple(tuple(map(change, row)) for row in statement.body)
    return replace(statement, body=body, **other)


def blank(cell: Cell) -> Cell:
    return replace(cell, text="" if cell.figure else cell.text, figure=None)


def void_before(_: Sequence[Statement]) -> Place:
    """Print each statement once wrongly, struck out and stamped void, and then rightly."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        draw_statement(surface, copy(statement, other, notes=()))  # type: ignore[arg-type]
        width, height = surface.size
        surface.canvas.setStrokeColorRGB(0.8, 0, 0)
        surface.canvas.setLineWidth(2)
        surface.canvas.line(50, 60, width - 50, height - 60)
        surface.canvas.line(50, height - 60, width - 50, 60)
        surface.text(width / 2, height / 2, "作 废", 60, align="center")
        surface.canvas.setStrokeColorRGB(0, 0, 0)
        return draw_statement(surface, statement)

    return place


def form_before(_: Sequence[Statement]) -> Place:
    """Print each statement as a blank form first."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        draw_statement(surface, copy(statement, blank))
        return draw_statement(surface, statement)

    return place


def unit_behind(_: Sequence[Statement]) -> Place:
    """Print behind each statement the same of a unit below, whose name stands above it."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        printed = draw_statement(surface, statement)
        said = f"{(statement.head_left or '编制单位：').split('：')[0]}：{OTHER_UNIT}"
        draw_statement(surface, copy(statement, other, head_left=said))
        return printed

    return place


def year_behind(_: Sequence[Statement]) -> Place:
    """Print behind each statement that of the year before; its title or head line says so."""

    def before(text: str) -> str:
        return re.sub(r"20\d\d", lambda found: str(int(found[0]) - 1), text)

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        printed = draw_statement(surface, statement)
        told = {
            name: before(getattr(statement, name))
            for name in ("title", "above", "section", "head_left", "head_middle", "head_right")
        }
        if all(told[name] == getattr(statement, name) for name in told):
            told["title"] = f"上年{statement.title}"
        draw_statement(surface, copy(statement, other, **told))
        return printed

    return place
