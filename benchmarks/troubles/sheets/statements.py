"""Troubles of pages: two statements on one, one statement on two sheets side by side."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.surface import LANDSCAPE, PORTRAIT
from generator.tables import BOTTOM, column_edges, draw_statement, place_cells, row_heights

from benchmarks.troubles.trouble import Trouble, names_and_amounts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.document import Place
    from generator.surface import Surface
    from generator.tables import Cell, Printed, Statement

TWO_SIDED = {"GK01", "YS01"}
HEAD = 40.0
"""Points that the head of a statement takes beyond the margin above it."""


def _beside(statements: Sequence[Statement]) -> Place:
    """Print two statements beside each other on a page."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        half = statements.index(statement) % 2
        if not half:
            surface.new_page(LANDSCAPE)
        width, height = LANDSCAPE
        surface.size = (width / 2, height)
        printed = moved(surface, statement, (half * width / 2, 0))
        surface.size = LANDSCAPE
        return printed

    return place


def below(gap: float, statements: Sequence[Statement]) -> Place:
    """Print two statements below each other on a page."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        index = statements.index(statement)
        if not index % 2:
            surface.new_page(PORTRAIT)
            return moved(surface, statement, (0, 0))
        above = small(statements[index - 1])
        down = HEAD + _height(above) + gap
        if down + 2 * HEAD + _height(small(statement)) > PORTRAIT[1] - BOTTOM:
            surface.new_page(PORTRAIT)
            down = 0.0
        return moved(surface, statement, (0, -down))

    return place


def _height(statement: Statement) -> float:
    rows = [*statement.header, *statement.body]
    return sum(row_heights(rows, column_edges(statement, PORTRAIT[0]), statement))


def moved(surface: Surface, statement: Statement, by: tuple[float, float]) -> list[Printed]:
    """Print a statement onto the open page, moved; where it is too long, onto the next one too."""
    page = surface.page
    surface.canvas.saveState()
    surface.canvas.translate(*by)
    printed = draw_statement(surface, small(statement), starts_page=False)
    if surface.page == page:
        surface.canvas.restoreState()
    return printed


def small(statement: Statement) -> Statement:
    return replace(
        statement, landscape=False, font_size=4.0, row_height=10.0, repeat_header=False,
        page_rows=(), above="", section="", notes=(),
    )  # fmt: skip


def _sideways(repeated: str, _: Sequence[Statement]) -> Place:
    """Print the columns of a statement on two sheets: `repeated` ones are names, or titles too."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        names, amounts = names_and_amounts(statement)
        if len(amounts) < 4 or not names or statement.code in TWO_SIDED:
            return draw_statement(surface, statement)
        half = len(amounts) // 2
        first = draw_statement(surface, part_of(statement, names + amounts[:half]))
        second = part_of(statement, (names if repeated else []) + amounts[half:])
        if repeated != "titles":
            empty = dict.fromkeys(
                ("title", "form_no", "head_left", "head_middle", "head_right"), ""
            )
            second = replace(second, **empty)
        return first + draw_statement(surface, replace(second, above="", section=""))

    return place


def part_of(statement: Statement, columns: list[int]) -> Statement:
    def kept(rows: Sequence[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
        found: list[list[Cell]] = [[] for _ in rows]
        for row, column, cell in sorted(place_cells(rows, len(statement.widths)), key=_by_column):
            mine = len({*range(column, column + cell.across)} & {*columns})
            if mine:
                found[row].append(replace(cell, across=mine))
        return tuple(map(tuple, found))

    return replace(
        statement,
        widths=tuple(statement.widths[column] for column in columns),
        header=kept(statement.header),
        body=kept(statement.body),
    )


def _by_column(placed: tuple[int, int, Cell]) -> tuple[int, int]:
    return placed[0], placed[1]


def _title_before(_: Sequence[Statement]) -> Place:
    """Print the title at the foot of the page before."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        surface.new_page(PORTRAIT)
        width, height = surface.size
        surface.text(width / 2, 60, "（此页无正文）", 9, align="center")
        surface.text(width / 2, height - 70, statement.title, 15, bold=True, align="center")
        return draw_statement(surface, replace(statement, title="", form_no=""))

    return place


def _in_parts(cuts: Iterable[float], _: Sequence[Statement]) -> Place:
    """Print every sheet anew with its head, as if it were a statement of its own."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        edges = [0, *(round(cut * len(statement.body)) for cut in cuts), len(statement.body)]
        return [
            printed
            for start, end in pairwise(edges)
            if start < end
            for printed in draw_statement(
                surface, replace(statement, body=statement.body[start:end], page_rows=())
            )
        ]

    return place


PAGES = (
    Trouble("beside each other", placing=_beside),
    Trouble("below each other", placing=partial(below, 30.0)),
    Trouble("close below each other", placing=partial(below, 0.0)),
    Trouble("split sideways", placing=partial(_sideways, "")),
    Trouble("split sideways with names", placing=partial(_sideways, "names")),
    Trouble("split sideways with titles", placing=partial(_sideways, "titles")),
    Trouble("title on the page before", placing=_title_before),
    Trouble("each page anew", placing=partial(_in_parts, (0.4, 0.8))),
)
