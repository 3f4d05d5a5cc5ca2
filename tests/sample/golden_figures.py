"""Golden figures as lines, and a printed total with its printed addends."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LINE_COLUMNS = (
    "statement_code", "side", "block", "subject_code", "line_label", "line_no", "measure_code",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One golden row."""

    statement: str
    side: str
    block: str
    code: str
    label: str
    number: str
    measure: str
    value: Decimal
    half_digit: Decimal


@dataclass(frozen=True)
class Sum:
    """A printed total and its printed addends."""

    name: str
    total: Line | None
    addends: tuple[Line, ...]

    @property
    def holds(self) -> bool:
        """Whether rounding alone explains the difference."""
        lines = (*self.addends, *([self.total] if self.total else []))
        found = sum((line.value for line in self.addends), Decimal(0))
        expected = self.total.value if self.total else Decimal(0)
        return abs(expected - found) <= sum((line.half_digit for line in lines), Decimal(0))


def read_golden(path: Path) -> list[Line]:
    """The golden rows of one report, of its own year."""
    with path.open(encoding="utf-8") as rows:
        return [_line(row) for row in csv.DictReader(rows) if row["period"] == "current"]


def _line(row: dict[str, str]) -> Line:
    text = row["source_text"].replace(",", "")
    scale = (
        10_000 if row["unit"] == "yuan" and Decimal(text) * 10_000 == Decimal(row["value"]) else 1
    )
    half = Decimal(1).scaleb(Decimal(text).as_tuple().exponent) * scale / 2
    return Line(
        *(row[name] for name in LINE_COLUMNS),
        Decimal(row["value"]),
        half if row["unit"] == "yuan" else Decimal(0),
    )
