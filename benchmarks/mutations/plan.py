"""What is changed in which document: digits, rows, notes, years, codes, words of direction."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

FIGURE = re.compile(r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)(万元|亿元|元|%)")
NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
YEAR = re.compile(r"20[12]\d(?=年)")
NOTE = re.compile(r"(此表为空|本表为空|空表|无数据|没有.{2,30}(支出|收入|安排|拨款)|^注[:：])")
SIGNS = {"增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长"}
SIGN = re.compile("|".join(SIGNS))

KINDS = ("table", "prose", "prose", "table", "row", "sign", "year", "code", "note")
"""What is changed in the first copy, the second, …; then from the beginning."""


@dataclass(frozen=True)
class Change:
    """One changed text of the raw layer.

    Attributes:
        kind: what was changed, one of `KINDS`.
        dataset: `cells` or `lines`.
        key: page, and grid, row and column or the line's number.
        page: the page it stands on.
        box: where it stands there.
        old: what was printed.
        new: what is printed now.
        text: the whole text of the cell or line now.
        label: what it is, for a reader.
    """

    kind: str
    dataset: str
    key: tuple[int, ...]
    page: int
    box: tuple[float, ...]
    old: str
    new: str
    text: str
    label: str


@dataclass(frozen=True)
class Printed:
    """A cell or line as it is printed."""

    dataset: str
    key: tuple[int, ...]
    page: int
    box: tuple[float, ...]
    text: str

    def changed(self, kind: str, old: str, new: str, text: str, label: str = "") -> Change:
        """Give this text with `new` in the place of `old`."""
        return Change(
            kind, self.dataset, self.key, self.page, self.box, old, new, text, label or self.text
        )


@dataclass(frozen=True)
class Document:
    """What may be changed in one document."""

    sha256: str
    place: str
    kind: str
    lines: Sequence[Printed]
    cells: dict[tuple[int, int, int], list[Printed]]
    amounts: Sequence[tuple[Printed, str, str]]


def plan(
    document: Document, copies: int, rng: random.Random, kinds: Sequence[str] = KINDS
) -> list[list[Change]]:
    """Say what is changed in each of the copies: one thing each, two for a row."""
    makers: dict[str, Callable[[Document, random.Random], list[Change]]] = {
        "table": _table_digit,
        "prose": _prose_digit,
        "row": _row,
        "sign": _sign,
        "year": _year,
        "code": _code,
        "note": _note,
    }
    planned = []
    for number in range(copies):
        changes = makers[kinds[number % len(kinds)]](document, rng)
        if changes:
            planned.append(changes)
    return planned


def read_documents(raw: Path, warehouse: Path, chosen: Sequence[str]) -> Iterator[Document]:
    """Read what the documents print."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        for sha256 in chosen:
            connection.execute("set variable sha256 = ?", [sha256])
            place, kind = connection.execute(
                """
                select split_part(file_path, '/', 1), coalesce(document_kind, '')
                from marts.files inner join marts.documents using (document_sha256)
                where document_sha256 = getvariable('sha256')
                """
            ).fetchall()[0]
            lines = [
                Printed("lines", (page, number), page, tuple(box), text)
                for page, number, box, text in _rows(connection, raw, "lines", "line_no")
            ]
            cells = defaultdict(list)
            for page, grid, row, column, box, text in _rows(
                connection, raw, "cells", "grid_no, row_no, column_no"
            ):
                cells[page, grid, row].append(
                    Printed("cells", (page, grid, row, column), page, tuple(box), text)
                )
            amounts = list(_amounts(connection, cells))
            yield Document(sha256, place, kind, lines, dict(cells), amounts)


def _rows(
    connection: duckdb.DuckDBPyConnection, raw: Path, dataset: str, numbers: str
) -> list[tuple[object, ...]]:
    return connection.execute(
        f"""
        select page, {numbers}, [x0, y0, x1, y1], text
        from read_parquet('{raw}/{dataset}/*.parquet') as printed
        where document_sha256 = getvariable('sha256') and text <> ''
            and extraction_id in (
                select extraction_id from read_parquet('{raw}/current.parquet') as now
                where now.document_sha256 = getvariable('sha256')
            )
        order by all
        """
    ).fetchall()


def _amounts(
    connection: duckdb.DuckDBPyConnection, cells: dict[tuple[int, int, int], list[Printed]]
) -> Iterator[tuple[Printed, str, str]]:
    """Give the cells that hold exactly one trusted amount of a statement."""
    at = {
        (cell.page, round(cell.box[0]), round(cell.box[1])): cell
        for row in cells.values()
        for cell in row
    }
    for page, text, box, label in connection.execute(
        """
        select source_page, trim(source_text), source_bbox,
            concat_ws(' ', statement_code, side, subject_code, line_label, measure_code)
        from marts.fct_statement_amounts
        where document_sha256 = getvariable('sha256') and is_trusted and unit = 'yuan'
            and not is_repeat and value <> 0 and source_bbox is not null
        order by all
        """
    ).fetchall():
        cell = at.get((page, round(box[0]), round(box[1])))
        if cell and NUMBER.fullmatch(text) and cell.text.count(text) == 1:
            yield cell, text, label


def _digit(number: str, rng: random.Random) -> str:
    """Change one digit; not the last of a whole number, which rounding may hide."""
    places = [place for place, sign in enumerate(number) if sign.isdigit() and sign.isascii()]
    if "." not in number and len(places) > 1:
        places = places[:-1]
    place = rng.choice(places)
    other = rng.choice([digit for digit in "123456789" if digit != number[place]])
    return number[:place] + other + number[place + 1 :]


def _table_digit(document: Document, rng: random.Random) -> list[Change]:
    if not document.amounts:
        return []
    cell, old, label = rng.choice(document.amounts)
    new = _digit(old, rng)
    return [cell.changed("table", old, new, cell.text.replace(old, new, 1), label)]


def _prose_digit(document: Document, rng: random.Random) -> list[Change]:
    found = [
        (line, match)
        for line in document.lines
        if len(line.text) > 12
        for match in FIGURE.finditer(line.text)
        if float(match[1].replace(",", ""))
    ]
    return _replace("prose", found, rng, lambda old: _digit(old, rng))


def _row(document: Document, rng: random.Random) -> list[Change]:
    """Let two rows of a statement exchange the figures of one column."""
    columns = defaultdict(list)
    for cell, text, label in document.amounts:
        columns[cell.key[0], cell.key[1], cell.key[3]].append((cell, text, label))
    pairs = [
        (one, other)
        for column in columns.values()
        for one, other in pairwise(column)
        if one[1] != other[1]
    ]
    if not pairs:
        return []
    (one, first, label), (other, second, _) = rng.choice(pairs)
    return [
        one.changed("row", first, second, one.text.replace(first, second, 1), label),
        other.changed("row", second, first, other.text.replace(second, first, 1), label),
    ]


def _sign(document: Document, rng: random.Random) -> list[Change]:
    found = [
        (line, match)
        for line in document.lines
        if FIGURE.search(line.text)
        for match in SIGN.finditer(line.text)
        if re.match(r"(了|约)?\d", line.text[match.end() :])
    ]
    return _replace("sign", found, rng, SIGNS.__getitem__)


def _year(document: Document, rng: random.Random) -> list[Change]:
    found = [(line, match) for line in document.lines for match in YEAR.finditer(line.text)]
    return _replace("year", found, rng, lambda old: str(int(old) + rng.choice([-3, -2, 2, 3])))


def _code(document: Document, rng: random.Random) -> list[Change]:
    found = [
        (cell, match)
        for row in document.cells.values()
        for cell in row
        for match in [re.fullmatch(r"\s*((?:2\d\d|30\d)(?:\d\d){0,2})\s*", cell.text)]
        if match
    ]
    return _replace("code", found, rng, lambda old: _digit(f"{old}.", rng)[:-1])


def _note(document: Document, rng: random.Random) -> list[Change]:
    found = [(line, match) for line in document.lines if (match := NOTE.search(line.text))]
    if not found:
        return []
    line, _ = rng.choice(found)
    return [line.changed("note", line.text, "", "")]


def _replace(
    kind: str,
    found: Sequence[tuple[Printed, re.Match[str]]],
    rng: random.Random,
    other: Callable[[str], str],
) -> list[Change]:
    if not found:
        return []
    printed, match = rng.choice(found)
    group = 1 if match.re.groups else 0
    old = match[group]
    new = other(old)
    text = printed.text[: match.start(group)] + new + printed.text[match.end(group) :]
    return [printed.changed(kind, old, new, text)]
