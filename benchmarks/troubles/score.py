"""What became of the figures of reports: right, listed, in doubt, silently wrong, or vanished.

In: a warehouse and the figures that PDFs print. Out: counts for each report.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

import duckdb

from benchmarks.troubles import trouble as _way  # noqa: F401 (opens the way to the generator)

# isort: split
from generator.golden import sha256_of

if TYPE_CHECKING:
    from pathlib import Path

    Key = tuple[str, ...]
    Figures = dict[Key, list[tuple[Decimal, bool]]]

TWO_SIDED = {"GK01", "GK04", "YS01", "YS04"}
READ = """
    select
        statement_code, coalesce(side, ''), coalesce(block, ''), coalesce(subject_code, ''),
        coalesce(line_label, ''), measure_code, value, is_trusted
    from marts.statement_amounts
    where document_sha256 = ? and period = 'current'
"""
LISTED = "select source_text from audit.unmapped_cells where document_sha256 = ?"
BLANKS = re.compile(
    r"[\s\u00ad\u200b]|^[一二三四五六七八九十]+、|^[（(][一二三四五六七八九十\d]+[)）]|^\d+[.．、]"
)
DECIMALS = re.compile(r"\d\.\d\d")
SIGNS = re.compile(r"^[\s□·★*+\u2500-\u257f]+")
"""Marks before a name, which are none of it."""


def score(warehouse: Path, figures: Path) -> tuple[Counter[str], list[str]]:
    """Compare a report with what it prints; the lines tell what is silent or lacks.

    A figure is silent where it is wrong, or of nothing that is printed, and trusted, also where
    none is printed of its measure or its statement. One that lacks has vanished where neither a
    listed cell nor a figure in doubt stands for it.
    """
    wanted = _printed(figures)
    paper = figures.with_name(figures.name.replace(".figures.csv", ".pdf"))
    sha256 = sha256_of(paper)
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        found = _figures(connection.execute(READ, [sha256]).fetchall())
        listed = connection.execute(LISTED, [sha256]).fetchall()
    found = _renamed(found, wanted)
    counts, told = Counter[str](), []
    for key in sorted({*wanted, *found}):
        lacking, other = _unequal(wanted.get(key, []), found.get(key, []))
        counts["printed"] += len(wanted.get(key, []))
        counts["right"] += len(wanted.get(key, [])) - len(lacking)
        counts["lacking"] += len(lacking)
        told += [f"- {' '.join(key)} {value}" for value in lacking]
        for value, is_trusted in other:
            counts["silent" if is_trusted else "doubted"] += 1
            told.append(f"{'!' if is_trusted else '?'} {' '.join(key)} {value}")
    stood_for = sum(_numbers(text) for (text,) in listed) + counts["doubted"] + counts["silent"]
    counts["vanished"] = max(0, counts["lacking"] - stood_for)
    counts["listed"] = counts["lacking"] - counts["vanished"]
    return counts, told


def _numbers(text: str) -> int:
    """Count the numbers that a listed text stands for; they may have run into each other."""
    return max(1, len(text.split()), len(DECIMALS.findall(text)))


def _printed(path: Path) -> dict[Key, list[Decimal]]:
    """Read the figures of a report: those of the year alone."""
    found: dict[Key, list[Decimal]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["period"] == "current" and not row["measure_code"].startswith("x:"):
                side, block = row["side"], row["block"]
                if side.startswith("expense_"):
                    side, block = "expense", side.removeprefix("expense_")
                where = (row["statement_code"], side, block)
                line = _line(row["statement_code"], row["subject_code"], row["line_label"])
                found[*where, line, row["measure_code"]].append(Decimal(row["value"]))
    return found


def _figures(rows: list[tuple[str, str, str, str, str, str, Decimal, bool]]) -> Figures:
    found: Figures = defaultdict(list)
    for statement, side, block, code, label, measure, value, is_trusted in rows:
        key = (statement, side, block, _line(statement, code, label), measure)
        found[key].append((Decimal(value), is_trusted))
    return found


def _renamed(found: Figures, wanted: dict[Key, list[Decimal]]) -> Figures:
    """Name lines as they are meant, where more is printed behind their names."""
    renamed: Figures = defaultdict(list)
    for key, values in found.items():
        *where, line, measure = key
        others = [one for one in wanted if one[:-2] == (*where,) and one[-1] == measure]
        meant = [one for one in others if one[-2] and line.startswith(one[-2])]
        renamed[max(meant, key=_length, default=key)] += values
    return renamed


def _length(key: Key) -> int:
    return len(key[-2])


def _line(statement: str, code: str, label: str) -> str:
    """Name a line by its code, or where none is printed by its label as it stands."""
    if code and statement not in TWO_SIDED:
        return code
    return BLANKS.sub("", SIGNS.sub("", unicodedata.normalize("NFKC", label)))


def _unequal(
    wanted: list[Decimal], found: list[tuple[Decimal, bool]]
) -> tuple[list[Decimal], list[tuple[Decimal, bool]]]:
    """Take out the values that are equal, trusted ones first."""
    lacking, other = [], sorted(found, key=lambda one: not one[1])
    for value in wanted:
        match = next((one for one in other if one[0] == value), None)
        if match is None:
            lacking.append(value)
        else:
            other.remove(match)
    return lacking, other
