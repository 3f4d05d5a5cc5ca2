"""Forms of unseen places, filled with figures that add up.

In: benchmarks/data/unseen/*.yaml. Out: reports with their statements as rows of text, and what each
figure is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from benchmarks.unseen.books import Books
from benchmarks.unseen.rows import blocked, listed, sided

# how a report prints its figures and names, where not every statement has its own way
STYLES = ("numbers", "codes", "indent", "total", "zeros", "column_numbers")
DATA = Path(__file__).resolve().parents[1] / "data" / "unseen"


@dataclass(frozen=True)
class Column:
    """A column: its headings from the top, and what stands below them."""

    headings: tuple[str, ...]
    holds: str
    is_blank: bool = False


@dataclass(frozen=True)
class Figure:
    """A figure as it is printed, and what it is: no measure where none is to be found."""

    statement_code: str
    measure_code: str | None
    period: str
    subject_code: str | None
    label: str
    text: str


@dataclass(frozen=True)
class Form:
    """A statement as it is printed.

    `above` are the lines between title and table; `rulings` is rows, open (none) or frame, or
    nothing where every cell has its own, with `high` where its rows fill several pages; `place` is
    `joined` where it stands on the page of the one before; `is_short` where amounts have no zeros
    at their end.
    """

    title: str
    number: str
    unit: str
    above: tuple[str, str]
    in_frame: str
    column_numbers: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[Figure, ...]
    rulings: str = ""
    place: str = ""
    repeats_head: bool = False
    notes: tuple[str, ...] = ()
    is_short: bool = False


@dataclass(frozen=True)
class Report:
    """A report: what its cover and its contents say, and what is to be read from them."""

    name: str
    cover: tuple[str, ...]
    contents: tuple[str, ...]
    forms: tuple[Form, ...] = field(default=())
    department: str | None = None
    year: int | None = None
    place: str | None = None


def load_reports(
    name: str = "set_", rulings: str | None = None, folder: Path = DATA
) -> list[Report]:
    """Fill the forms of each report in the lists that begin so; the same every time.

    With `rulings` all of them are ruled so, whatever the lists say.
    """
    return [
        _report(given, rulings)
        for path in sorted(folder.glob(f"{name}*.yaml"))
        for given in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def _report(given: dict[str, Any], rulings: str | None) -> Report:
    name = given["report"]
    if rulings is not None:
        ruled = [one | {"rulings": rulings} for one in given["statements"]]
        given = given | {"statements": ruled}
    forms = tuple(
        _filled(one, given, Books(name, one["code"], one["title"])) for one in given["statements"]
    )
    return Report(
        name,
        tuple(given.get("cover", (name,))),
        tuple(given.get("contents", ())),
        forms,
        given.get("department"),
        given.get("year"),
        given.get("place"),
    )


def _filled(given: dict[str, Any], report: dict[str, Any], books: Books) -> Form:
    columns = tuple(_column(text) for text in given["columns"])
    given = {name: report[name] for name in STYLES if name in report} | given
    printed = {"sides": sided, "blocks": blocked}.get(given["lines"], listed)
    rows, found = printed(given, columns, books)
    unit = given.get("unit", report["unit"])
    return Form(
        given["title"],
        given.get("number", ""),
        unit,
        (
            given.get("owner", report.get("owner", "")),
            given.get("unit_text", report.get("unit_text", _unit_line(given, report) + unit)),
        ),
        given.get("in_frame", ""),
        _below_names(given),
        columns,
        tuple(tuple(row) for row in rows),
        tuple(_figure(given, columns[no], *rest) for no, *rest in found),
        given.get("rulings", report.get("rulings", "")),
        given.get("place", ""),
        given.get("repeats_head", False),
        tuple(given.get("notes", ())),
        given.get("numbers") == "short",
    )


def _below_names(given: dict[str, Any]) -> str:
    """Return what stands below names in a row of column numbers; nothing where there is none."""
    asked = given.get("column_numbers")
    return "栏次" if asked is True else str(asked or "")


def _unit_line(given: dict[str, Any], report: dict[str, Any]) -> str:
    return str(given.get("unit_line", report.get("unit_line", "单位：")))


def _column(text: str) -> Column:
    headings, _, holds = text.rpartition("=")
    return Column(tuple(headings.split("/")), holds.rstrip("!"), holds.endswith("!"))


def _figure(given: dict[str, Any], column: Column, code: str, label: str, text: str) -> Figure:
    measure, _, period = column.holds.partition(":")
    known = None if measure == "none" else measure
    # a project's line prints codes that are not its own
    has_code = any("=code" in one for one in given["columns"])
    printed = None if given["lines"] == "projects" else code if has_code else ""

    return Figure(given["code"], known, period or "current", printed, label, text)
