"""Troubles of columns and rows that clerks put in: other years, shares, people, other units."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.tables import Cell

from benchmarks.troubles.sheets.reprints import other
from benchmarks.troubles.trouble import (
    Trouble,
    is_amount,
    is_name,
    is_total,
    names_and_amounts,
    row_of,
    rows,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from generator.tables import Statement

    from benchmarks.troubles.trouble import Row

MOST_COLUMNS = 9


def is_flat(statement: Statement) -> bool:
    """Tell whether no cell of the body spans others, and names come first."""
    names, figures = names_and_amounts(statement)
    even = all(cell.across == cell.down == 1 for row in statement.body for cell in row)
    in_order = all(
        not cell.figure or at in figures for row in statement.body for at, cell in enumerate(row)
    )
    return bool(even and names and figures and in_order)


def even(statement: Statement) -> Statement:
    """Give each column of names a cell of its own in rows of totals, too."""
    body = tuple(
        tuple(
            part
            for cell in row
            for part in (
                (*[Cell()] * (cell.across - 1), replace(cell, across=1))
                if cell.figure is None
                else (cell,)
            )
        )
        for row in statement.body
    )
    return replace(statement, body=body)


def is_one_sided(statement: Statement) -> bool:
    """Tell whether a row names one line alone, left of all its amounts."""
    _names, figures = names_and_amounts(statement)
    return is_flat(statement) and not any(
        is_name(row[at]) and not row[at].text[0].isdigit()
        for row in statement.body
        for at in figures
    )


def _with_headings(statement: Statement, added: tuple[Cell, ...]) -> tuple[Row, ...]:
    head, *others = statement.header
    return ((*head, *added), *others)


def _two_years(statement: Statement, _: Random) -> Statement:
    """Give each line a row of this year and one of last year."""
    if not is_one_sided(statement):
        return statement
    names, _figures = names_and_amounts(statement)
    count = len(names)
    head, *others = statement.header
    kept = sum(1 for at in _starts(head) if at < count)
    year = Cell("年度", 1, len(statement.header), "center")
    body: list[Row] = []
    for row in statement.body:
        body.append((*(replace(cell, down=2) for cell in row[:count]), Cell("本年"), *row[count:]))
        body.append((Cell("上年"), *map(other, row[count:])))
    return replace(
        statement,
        header=((*head[:kept], year, *head[kept:]), *others),
        body=tuple(body),
        widths=(*statement.widths[:count], 0.6, *statement.widths[count:]),
        page_rows=(),
    )


def _starts(row: Row) -> list[int]:
    found, at = [], 0
    for cell in row:
        found.append(at)
        at += cell.across
    return found


def _last_year_under_its_heading(statement: Statement, _: Random) -> Statement:
    """Print the amounts of last year behind, below a heading that spans the same headings."""
    names, figures = names_and_amounts(statement)
    flat = len(statement.header) == 1 and all(cell.across == 1 for cell in statement.header[0])
    if not (is_one_sided(statement) and flat) or len(statement.widths) + len(figures) > 12:
        return statement
    (head,) = statement.header
    count = len(names)
    first = (
        *(replace(cell, down=2) for cell in head[:count]),
        Cell("本年数", len(figures), 1, "center"),
        Cell("上年数", len(figures), 1, "center"),
    )
    body = tuple((*row, *map(other, row[count:])) for row in statement.body)
    return replace(
        statement,
        header=(first, (*head[count:], *head[count:])),
        body=body,
        widths=(*statement.widths, *statement.widths[count:]),
    )


def _share_behind_each(statement: Statement, random: Random) -> Statement:
    """Print behind each amount its share, as a number without a sign."""
    flat = all(cell.across == 1 for row in statement.header for cell in row)
    _names, figures = names_and_amounts(statement)
    if not (is_one_sided(statement) and flat and len(statement.header) == 1):
        return statement
    if len(figures) > MOST_COLUMNS / 2:
        return statement

    def wider(row: Row, share: Callable[[Cell], Cell]) -> Row:
        return tuple(
            one
            for at, cell in enumerate(row)
            for one in ((cell, share(cell)) if at in figures else (cell,))
        )

    def told(cell: Cell) -> Cell:
        return Cell(f"{random.randint(100, 9999) / 100:.2f}" if is_amount(cell) else "")

    widths = tuple(
        one
        for at, width in enumerate(statement.widths)
        for one in ((width, 0.6) if at in figures else (width,))
    )
    return replace(
        statement,
        widths=widths,
        header=(wider(statement.header[0], lambda _: Cell("比重", align="center")),),
        body=tuple(wider(row, told) for row in statement.body),
    )


def _behind(headings: tuple[str, ...], texts: Callable[[int, Random], tuple[str, ...]]) -> Trouble:
    def change(statement: Statement, random: Random) -> Statement:
        heads = tuple(Cell(text, 1, len(statement.header), "center") for text in headings)
        body = tuple(
            (*row, *(Cell(text, align="right") for text in texts(at, random)))
            for at, row in enumerate(statement.body)
        )
        return replace(
            statement,
            widths=(*statement.widths, *(0.7 for _ in heads)),
            header=_with_headings(statement, heads),
            body=body,
        )

    name = "heads and means behind" if headings[0] else "row numbers without a heading, last"
    return Trouble(name, change)


def _name_goes_on(body: list[Row], statement: Statement, random: Random) -> list[Row]:
    """Go on with a name in the next row of the grid, in which nothing else stands."""
    names, _figures = names_and_amounts(statement)
    coded = any(cell.text.isdecimal() and len(cell.text) > 2 for row in body for cell in row[:2])
    if not (is_one_sided(statement) and coded):
        return body
    at = names[-1]
    found: list[Row] = []
    for row in body:
        text = row[at].text
        if len(text) < 5 or random.random() > 0.3:
            found.append(row)
            continue
        half = len(text) // 2
        found.append((*row[:at], replace(row[at], text=text[:half]), *row[at + 1 :]))
        blank = tuple(replace(cell, text="", figure=None) for cell in row)
        found.append((*blank[:at], replace(row[at], text=text[half:]), *blank[at + 1 :]))
    return found


def _total_on_each_page(statement: Statement, _: Random) -> Statement:
    """Keep the total among the headings that each page repeats."""
    at = next((n for n, row in enumerate(statement.body) if is_total(row)), None)
    if at is None or len(statement.body) < 6 or not is_flat(statement):
        return statement
    total = statement.body[at]
    again = tuple(replace(cell, figure=None) for cell in total)
    others = [row for row in statement.body if row is not total]
    half = len(others) // 2
    body = (total, *others[:half], again, *others[half:])
    return replace(statement, body=body, page_rows=(half + 1,), repeat_header=True)


def _units_below(body: list[Row], statement: Statement, _: Random) -> list[Row]:
    """List the lines of the department's own office, and those of a unit below them."""
    if not is_one_sided(statement):
        return body
    whose = [tuple(replace(cell, figure=None) for cell in row) for row in body]
    below = [tuple(map(other, row)) for row in body]
    return [row_of("机关本级", statement), *whose, row_of("样例下属事业单位", statement), *below]


ADDED_COLUMNS = (
    Trouble("two years in two rows", _two_years),
    Trouble("last year below a heading of its own", _last_year_under_its_heading),
    Trouble("a share behind each amount", _share_behind_each),
    _behind(("",), lambda at, _: (str(at + 1),)),
    _behind(
        ("人数", "人均"),
        lambda _, random: (str(random.randint(2, 99)), f"{random.randint(100, 9999) / 100:.2f}"),
    ),
    Trouble("name goes on in the next row", rows(_name_goes_on)),
    Trouble("total at the head of each page", _total_on_each_page),
    Trouble("units one below the other", rows(_units_below)),
)
