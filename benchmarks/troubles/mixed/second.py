"""Fresh troubles, written blind when the others of this folder had been mended."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.surface import LANDSCAPE, PORTRAIT, SONG
from generator.tables import PAD, Cell, draw_statement, write_cell
from reportlab.lib.colors import black, red
from reportlab.pdfbase.pdfmetrics import stringWidth

from benchmarks.troubles.sheets.reprints import copy, other
from benchmarks.troubles.trouble import (
    Trouble,
    amounts,
    inked,
    is_amount,
    is_total,
    of_all,
    of_some,
    rows,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from generator.document import Place
    from generator.ruling import Box
    from generator.surface import Surface
    from generator.tables import Printed, Statement

    from benchmarks.troubles.trouble import Row

FEW, SOME = of_some(0.12), of_some(0.25)


def _corrected_above(surface: Surface, cell: Cell, box: Box, _: Statement) -> None:
    """Strike another amount out in red, and write the right one small above it."""
    base = box[3] - 3
    old = "777.77"
    left = box[2] - PAD - stringWidth(old, SONG, 7)
    surface.text(left, base, old, 7)
    surface.canvas.setStrokeColor(red)
    y = surface.size[1] - base + 2.4
    surface.canvas.line(left - 1, y, box[2] - PAD + 1, y)
    surface.canvas.setStrokeColor(black)
    surface.text(box[2] - PAD, box[1] + 8, cell.text, 7, align="right")


def _two_sizes(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Write the first digits large and the rest smaller, as a cell shrunk by hand."""
    half = max(1, len(cell.text) // 2)
    base = (box[1] + box[3]) / 2 + statement.font_size * 0.35
    small = statement.font_size * 0.75
    surface.text(box[2] - PAD, base, cell.text[half:], small, align="right")
    back = stringWidth(cell.text[half:], SONG, small)
    surface.text(box[2] - PAD - back, base, cell.text[:half], statement.font_size, align="right")


def _high_in_the_cell(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Set an amount at the upper edge of a cell, across its ruling."""
    surface.text(box[2] - PAD, box[1] + 3, cell.text, statement.font_size, align="right")


def _at_both_edges(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Set the whole yuan at the left edge, point and decimals at the right."""
    whole, point, decimals = cell.text.partition(".")
    write_cell(surface, replace(cell, text=whole, align="left"), box, statement)
    write_cell(surface, replace(cell, text=point + decimals), box, statement)


def _of_which_rows(body: list[Row], _: Statement, random: Random) -> list[Row]:
    """Put a row "其中：" with amounts of its own and without a code below some lines."""
    found: list[Row] = []
    for row in body:
        found.append(row)
        names = [n for n, c in enumerate(row) if not c.figure and len(c.text) > 3]
        plain = all(cell.down == 1 for cell in row)
        if plain and names and any(map(is_amount, row)) and random.random() < 0.2:
            found.append(
                tuple(
                    replace(c, text="其中：上年结转", figure=None)
                    if n == names[-1]
                    else replace(c, text="12.34", figure=None)
                    if is_amount(c)
                    else replace(c, text="", figure=None)
                    for n, c in enumerate(row)
                )
            )
    return found


def _sum_rows(body: list[Row], _: Statement, __: Random) -> list[Row]:
    """Write above the total how it came to be: three rows of words and one number."""
    at = next((n for n, row in enumerate(body) if is_total(row)), None)
    if at is None or any(c.down > 1 for row in body for c in row):
        return body
    across = sum(cell.across for cell in body[at])
    return [*body[:at], (Cell("（以下合计数由系统自动汇总 123.45）", across),), *body[at:]]


def _continued_beside(_: Sequence[Statement]) -> Place:
    """Print the lower half of the lines in the right half of the page, headings again."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        half = len(statement.body) // 2
        if half < 3 or any(c.down > 1 for row in statement.body for c in row):
            return draw_statement(surface, statement)
        surface.new_page(LANDSCAPE)
        page, told = surface.page, replace(statement, page_rows=(), notes=(), breadth=0.47)
        printed = draw_statement(surface, replace(told, body=told.body[:half]), starts_page=False)
        if surface.page != page:
            surface.new_page(LANDSCAPE)
        surface.canvas.saveState()
        surface.canvas.translate(LANDSCAPE[0] * 0.46, 0)
        blank = dict.fromkeys(("title", "form_no", "above", "section", "head_left", "head_middle",
                               "head_right"), "")  # fmt: skip
        page = surface.page
        rest = draw_statement(
            surface, replace(told, body=told.body[half:], **blank), starts_page=False
        )
        if surface.page == page:
            surface.canvas.restoreState()
        return printed + rest

    return place


def _draft_behind(_: Sequence[Statement]) -> Place:
    """Print behind each statement a draft of it: other amounts, 草案 in the title."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        printed = draw_statement(surface, statement)
        draw_statement(surface, copy(statement, other, title=f"{statement.title}（草案）"))
        return printed

    return place


def _upside_down_below(_: Sequence[Statement]) -> Place:
    """Let an upside-down copy of the heading's first words shine through from the back."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        surface.new_page(LANDSCAPE if statement.landscape else PORTRAIT)
        surface.canvas.saveState()
        surface.canvas.setFillGray(0.8)
        surface.canvas.translate(surface.size[0], 0)
        surface.canvas.scale(-1, 1)
        for number in range(6):
            surface.text(80, 180 + 40 * number, f"{number}12,345.67", 9)
        surface.canvas.restoreState()
        return draw_statement(surface, replace(statement, page_rows=()), starts_page=False)

    return place


def _wide_gaps(statement: Statement, _: Random) -> Statement:
    """Leave narrow blank columns between all others, as designers do to part them."""
    if any(cell.across > 1 for row in (*statement.header, *statement.body) for cell in row):
        return statement
    if any(cell.down > 1 for row in (*statement.header, *statement.body) for cell in row):
        return statement

    def spaced(row: Row) -> Row:
        return tuple(one for cell in row for one in (cell, Cell()))

    widths = tuple(one for width in statement.widths for one in (width, 0.12))
    return replace(
        statement,
        widths=widths,
        header=tuple(map(spaced, statement.header)),
        body=tuple(map(spaced, statement.body)),
    )


MIXED_SECOND = (
    *(
        Trouble(name, amounts(inked(ink), chosen))
        for name, ink, chosen in (
            ("corrected above", _corrected_above, FEW),
            ("in two sizes", _two_sizes, SOME),
            ("high in the cell", _high_in_the_cell, FEW),
            ("whole and decimals at both edges", _at_both_edges, of_all),
        )
    ),
    Trouble("amounts in guillemets", amounts(written("《{}》"), SOME)),
    Trouble("a year before amounts", amounts(written("2023年 {}"), FEW)),
    Trouble("of which rows", rows(_of_which_rows)),
    Trouble("words above the total", rows(_sum_rows)),
    Trouble("narrow blank columns", _wide_gaps),
    *(
        Trouble(name, placing=placing)
        for name, placing in (
            ("lines in two blocks", _continued_beside),
            ("a draft behind", _draft_behind),
            ("shining through", _upside_down_below),
        )
    ),
)
