"""A judged build file in, who published what out: places × departments × years × kinds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

Column = tuple[int | None, str | None]


@dataclass(frozen=True)
class Disclosure:
    """What a department published of a year and kind; `key` None where it is missing."""

    key: str | None
    has_figures: bool
    findings: int


@dataclass(frozen=True)
class Cell:
    """One place, year and kind: how many departments; `shade` from 1 to 3 is for the eye."""

    published: int
    text_only: int
    missing: int
    shade: int


@dataclass(frozen=True)
class Place:
    """One place: a cell a column, and each department with what it published."""

    name: str
    cells: tuple[Cell, ...]
    departments: tuple[tuple[str, tuple[Disclosure | None, ...]], ...]


@dataclass(frozen=True)
class Coverage:
    """The heat map: columns are years and kinds."""

    columns: tuple[Column, ...]
    places: tuple[Place, ...]


def read_coverage(connection: duckdb.DuckDBPyConnection) -> Coverage:
    """Read the heat map; the view `overview_coverage` must be there."""
    rows = connection.table("overview_coverage").fetchall()
    columns = tuple(
        sorted(
            {(row[2], row[3]) for row in rows},
            key=lambda one: (-(one[0] or 0), one[1] or ""),  # the newest year first
        )
    )
    found: dict[str, dict[str, dict[Column, Disclosure]]] = {}
    for place, department, year, kind, key, has_figures, findings in rows:
        here = found.setdefault(place, {}).setdefault(department, {})
        here[year, kind] = Disclosure(key, has_figures, findings)
    most = max((_published(place, one) for place in found.values() for one in columns), default=1)
    return Coverage(
        columns,
        tuple(_place(name, departments, columns, most) for name, departments in found.items()),
    )


def _place(
    name: str,
    departments: dict[str, dict[Column, Disclosure]],
    columns: tuple[Column, ...],
    most: int,
) -> Place:
    cells = []
    for column in columns:
        some = [one[column] for one in departments.values() if column in one]
        published = sum(one.key is not None for one in some)
        cells.append(
            Cell(
                published,
                sum(one.key is not None and not one.has_figures for one in some),
                sum(one.key is None for one in some),
                1 + min(2, 3 * published // (most + 1)),
            )
        )
    rows = tuple(
        (department, tuple(one.get(column) for column in columns))
        for department, one in departments.items()
    )
    return Place(name, tuple(cells), rows)


def _published(departments: dict[str, dict[Column, Disclosure]], column: Column) -> int:
    return sum(column in one and one[column].key is not None for one in departments.values())
