"""Fresh troubles, written blind when the others of this folder had been mended."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from generator.surface import LANDSCAPE, PORTRAIT
from generator.tables import Cell, draw_statement, write_cell

from benchmarks.troubles.columns.added import is_flat, is_one_sided
from benchmarks.troubles.inks.faces import said_as
from benchmarks.troubles.sheets.disorder import LEAST, NOTHING
from benchmarks.troubles.trouble import (
    Trouble,
    amounts,
    inked,
    is_amount,
    is_name,
    names_and_amounts,
    of_all,
    of_some,
    respelt,
    rows,
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
MISREAD = {"支": "友", "教": "救", "费": "资", "公": "么", "本": "木"}
UNITS = (("机关本级", "35"), ("样例信息中心", "12"), ("样例培训中心", "8"))
BARS = (("2021年", 1188.26), ("2022年", 1303.61), ("2023年", 1239.4))


def _numbered(cell: Cell, random: Random) -> Cell:
    return replace(cell, text=f"({random.randint(1, 9)}) {cell.text}")


def _stamped_number(_: Sequence[Statement]) -> Place:
    """Stamp the number of the sheet over the last row on its page, as scanning programs do."""

    def place(surface: Surface, statement: Statement) -> list[Printed]:
        ends: list[tuple[int, Box]] = []

        def watched(surface: Surface, cell: Cell, box: Box, state: Statement) -> None:
            write_cell(surface, cell, box, state)
            ends.append((surface.page, box))

        body = tuple(tuple(replace(cell, ink=watched) for cell in row) for row in statement.body)
        told = replace(statement, body=body)
        printed = draw_statement(surface, told)
        foot = max(box[3] for page, box in ends if page == surface.page)
        surface.text(surface.size[0] - 120, foot - 4, f"第 {surface.page} 页 共 36 页", 7)
        return printed

    return place


def _last_year_before(statement: Statement, _: Random) -> Statement:
    """Print a column of last year's amounts between the names and this year's."""
    names, _figures = names_and_amounts(statement)
    whole = all(cell.across == 1 for row in statement.header for cell in row)
    if not (is_one_sided(statement) and whole):
        return statement
    at = len(names)
    head, *others = statement.header
    count = len(statement.header)
    body = tuple(
        (*row[:at], Cell(f"{4321.5 + n:,.2f}", align="right"), *row[at:])
        for n, row in enumerate(statement.body)
    )
    return replace(
        statement,
        widths=(*statement.widths[:at], 0.9, *statement.widths[at:]),
        header=((*head[:at], Cell("上年决算数", 1, count, "center"), *head[at:]), *others),
        body=body,
    )


def _other_headings(body: list[Row], statement: Statement, _: Random) -> list[Row]:
    """Go on half-way with the amounts of last year, below headings that say so."""
    if len(statement.header) != 1 or not is_flat(statement) or len(body) < 2 * LEAST:
        return body
    (head,) = statement.header
    if any(cell.across > 1 for cell in head):
        return body
    _names, figures = names_and_amounts(statement)
    again = tuple(
        replace(cell, text=f"上年{cell.text}") if at in figures else cell
        for at, cell in enumerate(head)
    )
    half = len(body) // 2
    rest = [tuple(replace(cell, figure=None) for cell in row) for row in body[half:]]
    return [*body[:half], again, *rest]


def _bar_code(surface: Surface, statement: Statement) -> list[Printed]:
    """Print a bar code with its number at the upper right, down to the table."""
    printed = draw_statement(surface, statement)
    left = surface.size[0] - 190
    for number in range(40):
        surface.canvas.setLineWidth(0.4 + number * 7 % 3 * 0.5)
        x = left + number * 3
        surface.canvas.line(x, surface.size[1] - 20, x, surface.size[1] - 44)
    surface.text(left + 10, 52, "6901234567892023", 7)
    return printed


def _chart_behind(surface: Surface, statement: Statement) -> list[Printed]:
    """Print a chart of three years behind a statement."""
    printed = draw_statement(surface, statement)
    surface.new_page(PORTRAIT)
    width, height = PORTRAIT
    surface.text(width / 2, 90, "近三年收支变动情况（万元）", 12, align="center")
    canvas = surface.canvas
    canvas.line(90, height - 400, 500, height - 400)
    canvas.line(90, height - 400, 90, height - 130)
    for tick in range(0, 1500, 300):
        canvas.line(90, height - 400 + tick / 6, 500, height - 400 + tick / 6)
        surface.text(85, 403 - tick / 6, f"{tick:,}.00", 8, align="right")
    for number, (year, amount) in enumerate(BARS):
        x = 140 + number * 120
        canvas.rect(x, height - 400, 50, amount / 6, fill=0)
        surface.text(x + 25, 395 - amount / 6, f"{amount:,.2f}", 8, align="center")
        surface.text(x + 25, 414, year, 8, align="center")
    return printed


def _units_between(surface: Surface, statement: Statement) -> list[Printed]:
    """Print a list of units without a title between the sheets of a statement."""
    half = len(statement.body) // 2
    if half < LEAST or not is_flat(statement):
        return draw_statement(surface, statement)
    first = replace(statement, body=statement.body[:half], notes=(), page_rows=())
    rest = replace(statement, body=statement.body[half:], header=(), page_rows=(), **NOTHING)  # type: ignore[arg-type]
    small = replace(
        rest,
        widths=(2.0, 1.0, 1.0),
        header=((Cell("单位名称"), Cell("编制数"), Cell("实有数")),),
        body=tuple((Cell(name), Cell(count), Cell(count)) for name, count in UNITS),
        notes=(),
    )
    printed = draw_statement(surface, first)
    draw_statement(surface, small)
    return printed + draw_statement(surface, rest)


def _struck_rows(body: list[Row], _: Statement, random: Random) -> list[Row]:
    """Strike some rows through from side to side: their lines were deleted."""

    def struck(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
        write_cell(surface, cell, box, statement)
        y = surface.size[1] - (box[1] + box[3]) / 2
        surface.canvas.line(box[0], y, box[2], y)

    return [
        tuple(replace(cell, ink=struck, figure=None) for cell in row)
        if random.random() < 0.15 and any(map(is_amount, row))
        else row
        for row in body
    ]


def _running_sums(statement: Statement, _: Random) -> Statement:
    """Print behind each line what the lines come to so far."""
    if not is_one_sided(statement):
        return statement
    sums, so_far = [], 0.0
    for row in statement.body:
        first = next((cell.figure for cell in row if cell.figure), None)
        so_far += float(first.value) / 10000 if first else 0.0
        sums.append(so_far)
    head, *others = statement.header
    return replace(
        statement,
        widths=(*statement.widths, 0.9),
        header=((*head, Cell("累计", 1, len(statement.header), "center")), *others),
        body=tuple(
            (*row, Cell(f"{total:,.2f}", align="right"))
            for row, total in zip(statement.body, sums, strict=True)
        ),
    )


def _on_a_slide(surface: Surface, statement: Statement) -> list[Printed]:
    """Print on a slide, with its number and a footer over the table's lower edge."""
    width, height = LANDSCAPE[0], LANDSCAPE[0] * 9 / 16
    surface.new_page((width, height))
    printed = draw_statement(surface, replace(statement, page_rows=()), starts_page=False)
    surface.text(width - 60, height - 60, "12", 12)
    surface.text(60, height - 58, "2024年2月15日", 9)
    return printed


def _always(place: Place, _: Sequence[Statement]) -> Place:
    """Print statements so, whatever else there is."""
    return place


MIXED_THIRD = (
    Trouble("amounts numbered", amounts(_numbered, SOME)),
    Trouble("a blank for the point", amounts(respelt(".", " "), SOME)),
    Trouble("names in English, too", amounts(
        lambda cell, _: replace(cell, text=f"{cell.text} Expenditure"), of_all, wanted=is_name)),
    Trouble("names said otherwise", amounts(inked(said_as(MISREAD)), wanted=is_name)),
    Trouble("last year before", _last_year_before),
    Trouble("running sums behind", _running_sums),
    Trouble("other headings half-way", rows(_other_headings)),
    Trouble("rows struck from side to side", rows(_struck_rows)),
    Trouble("sheet number over the last row", placing=_stamped_number),
    *(
        Trouble(name, placing=partial(_always, place))
        for name, place in (
            ("a bar code above", _bar_code),
            ("a chart behind", _chart_behind),
            ("a list of units between", _units_between),
            ("on a slide", _on_a_slide),
        )
    ),
)  # fmt: skip
