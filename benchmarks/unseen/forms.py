"""Forms of unseen places, filled with figures that add up.

In: benchmarks/data/unseen*.yaml. Out: reports with their statements as rows of text, and what each
figure is.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from benchmarks.unseen.rows import listed, sided

DATA = Path(__file__).resolve().parents[1] / "data"


@dataclass(frozen=True)
class Column:
    """A column: its headings from the top, and what stands below them."""

    headings: tuple[str, ...]
    holds: str


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
    """A statement as it is printed; `above` are the lines between title and table."""

    title: str
    number: str
    unit: str
    above: tuple[str, str]
    in_frame: str
    has_column_numbers: bool
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Report:
    """A report: what its cover and its contents say, and what is to be read from them."""

    name: str
    cover: tuple[str, ...]
    contents: tuple[str, ...]
    forms: tuple[Form, ...] = field(default=())
    department: str | None = None
    year: int | None = None


def load_reports(folder: Path = DATA) -> list[Report]:
    """Fill the forms of each report; the same every time."""
    return [
        _report(given)
        for path in sorted(folder.glob("unseen*.yaml"))
        for given in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def _report(given: dict[str, Any]) -> Report:
    name = given["report"]
    forms = tuple(
        _filled(one, given, random.Random(f"{name}{one['title']}")) for one in given["statements"]
    )
    return Report(
        name,
        tuple(given.get("cover", (name,))),
        tuple(given.get("contents", ())),
        forms,
        given.get("department"),
        given.get("year"),
    )


def _filled(given: dict[str, Any], report: dict[str, Any], chance: random.Random) -> Form:
    columns = tuple(_column(text) for text in given["columns"])
    rows, found = (sided if given["lines"] == "sides" else listed)(given, columns, chance)
    unit = given.get("unit", report["unit"])
    return Form(
        given["title"],
        given.get("number", ""),
        unit,
        (
            given.get("owner", report.get("owner", "")),
            given.get("unit_line", report.get("unit_line", "单位：")) + unit,
        ),
        given.get("in_frame", ""),
        given.get("column_numbers", False),
        columns,
        tuple(tuple(row) for row in rows),
        tuple(_figure(given, columns[no], *rest) for no, *rest in found),
    )


def _column(text: str) -> Column:
    headings, _, holds = text.rpartition("=")
    return Column(tuple(headings.split("/")), holds)


def _figure(given: dict[str, Any], column: Column, code: str, label: str, text: str) -> Figure:
    measure, _, period = column.holds.partition(":")
    known = None if measure == "none" else measure
    # a project's line prints codes that are not its own
    has_code = any("=code" in one for one in given["columns"])
    printed = None if given["lines"] == "projects" else code if has_code else ""

    return Figure(given["code"], known, period or "current", printed, label, text)
