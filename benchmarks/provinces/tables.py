"""Statements as they are printed: cells, each figure with what it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.prose.department import ZERO
from benchmarks.unseen.forms import Column

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal


@dataclass
class Cell:
    """A cell's text; a figure has a measure and what its line is."""

    text: str
    measure: str = ""
    code: str = ""
    label: str = ""
    side: str = ""
    value: Decimal = ZERO


@dataclass
class Table:
    """A statement as it is printed."""

    code: str
    title: str
    number: str
    columns: list[Column]
    rows: list[list[Cell]]
    column_numbers: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def figures(self) -> Iterator[tuple[int, int, Cell]]:
        """Give the figures that are printed, with their places."""
        for row_no, row in enumerate(self.rows):
            for column_no, cell in enumerate(row):
                if cell.measure and cell.text:
                    yield row_no, column_no, cell


def is_figure(column: Column) -> bool:
    """Tell whether amounts stand below a column."""
    return column.holds not in {"name", "code", "text", "row_no"}


def column_of(text: str) -> Column:
    """Read `headings=measure:key`."""
    headings, _, holds = text.rpartition("=")
    return Column(tuple(headings.split("/")), holds.partition(":")[0])
