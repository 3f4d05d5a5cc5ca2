"""Troubles of headings and titles: not merged, cut short, misread, below their table, pictures."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from generator.surface import LANDSCAPE, PORTRAIT
from generator.tables import Cell, draw_statement, place_cells

from benchmarks.troubles.columns.added import is_flat
from benchmarks.troubles.inks.pictures import as_picture
from benchmarks.troubles.sheets.disorder import LEAST, NOTHING
from benchmarks.troubles.trouble import Trouble, names_and_amounts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from generator.document import Place
    from generator.surface import Surface
    from generator.tables import Printed, Statement

LONG = 5
MISREAD = {"支": "友", "算": "箅", "基": "墓", "项": "顼", "本": "木"}


def _unmerged(way: str, statement: Statement, _: Random) -> Statement:
    """Leave headings in the first of the cells that they should span: all others are blank."""
    found: list[list[tuple[int, Cell]]] = [[] for _ in statement.header]
    for row, column, cell in place_cells(statement.header, len(statement.widths)):
        down, across = (cell.down, 1) if way == "down" else (1, cell.across)
        for lower in range(down):
            for right in range(across):
                text = cell.text if not (lower or right) else ""
                spans = {"across": cell.across if way == "down" else 1,
                         "down": 1 if way == "down" else cell.down}  # fmt: skip
                found[row + lower].append((column + right, replace(cell, text=text, **spans)))
    ordered = (sorted(row, key=lambda placed: placed[0]) for row in found)
    return replace(statement, header=tuple(tuple(cell for _, cell in row) for row in ordered))


def _leaves(change: Callable[[str], str], statement: Statement, _: Random) -> Statement:
    """Change the headings right above amounts."""
    _names, figures = names_and_amounts(statement)
    placed = place_cells(statement.header, len(statement.widths))
    last = len(statement.header)
    changed = {
        (row, column): replace(cell, text=change(cell.text))
        for row, column, cell in placed
        if column in figures and row + cell.down == last and cell.across == 1
    }
    header: list[list[Cell]] = [[] for _ in statement.header]
    for row, column, cell in sorted(placed, key=lambda one: one[:2]):
        header[row].append(changed.get((row, column), cell))
    return replace(statement, header=tuple(map(tuple, header)))


def _left(statement: Statement, _: Random) -> Statement:
    header = tuple(tuple(replace(cell, align="left") for cell in row) for row in statement.header)
    return replace(statement, header=header)


def _misread(text: str) -> str:
    return "".join(MISREAD.get(char, char) for char in text)


def _shortened(text: str) -> str:
    return text[:-1] if len(text) >= LONG else text


def _over_first_row(surface: Surface, statement: Statement) -> list[Printed]:
    """Print headings over the first rows of the second sheet, as browsers do that keep them."""
    half = len(statement.body) // 2
    if half < LEAST + len(statement.header) or not is_flat(statement):
        return draw_statement(surface, statement)
    first = replace(statement, body=statement.body[:half], notes=(), page_rows=())
    hidden = half + len(statement.header)
    covered = tuple(
        tuple(replace(cell, figure=None) for cell in row) for row in statement.body[half:hidden]
    )
    told = replace(statement, page_rows=(), notes=(), repeat_header=False, **NOTHING)  # type: ignore[arg-type]
    rest = replace(told, body=(*covered, *statement.body[hidden:]), header=())
    printed = draw_statement(surface, first) + draw_statement(surface, rest)
    draw_statement(surface, replace(told, body=()), starts_page=False)
    return printed


def _title_below(surface: Surface, statement: Statement) -> list[Printed]:
    """Print the title at the foot of the sheet, below its table."""
    untitled = replace(statement, title="", form_no="", above="", section="")
    printed = draw_statement(surface, untitled)
    width, height = surface.size
    surface.text(width / 2, height - 44, statement.title, 13, bold=True, align="center")
    return printed


def _as_picture(what: str, surface: Surface, statement: Statement) -> list[Printed]:
    """Print the title, or the unit, as a picture."""
    printed = draw_statement(surface, replace(statement, page_rows=(), **{what: ""}))  # type: ignore[arg-type]
    size = LANDSCAPE if statement.landscape else PORTRAIT
    told = replace(statement, font_size=9.0)
    cell = Cell(getattr(statement, what))
    box = (size[0] / 2 - 160, 28.0, size[0] / 2 + 160, 46.0) if what == "title" else (
        size[0] - 160, 44.0, size[0] - 48, 60.0)  # fmt: skip
    as_picture(surface, cell, box, told)
    return printed


def always(place: Place, _: Sequence[Statement]) -> Place:
    """Print statements so, whatever else there is."""
    return place


HEADINGS = (
    Trouble("headings not merged across", partial(_unmerged, "across")),
    Trouble("headings not merged down", partial(_unmerged, "down")),
    Trouble("headings at the left", _left),
    Trouble("headings cut short", partial(_leaves, _shortened)),
    Trouble("headings of a pivot table", partial(_leaves, "求和项:{}".format)),
    Trouble("headings misread", partial(_leaves, _misread)),
    *(
        Trouble(name, placing=partial(always, place))
        for name, place in (
            ("headings over the first row", _over_first_row),
            ("title below", _title_below),
            ("title a picture", partial(_as_picture, "title")),
            ("unit a picture", partial(_as_picture, "head_right")),
        )
    ),
)
