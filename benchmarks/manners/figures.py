"""What a sound report has to tell: its figures in 万元, and words for how they changed."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CENT = Decimal("0.01")
HUNDRED = Decimal(100)
ROWS = """
    select
        amounts.statement_code, coalesce(amounts.side, ''), coalesce(amounts.subject_code, ''),
        amounts.line_label, amounts.is_total, amounts.measure_code, cast(amounts.value as varchar)
    from marts.fct_statement_amounts as amounts
    inner join marts.dim_document as documents using (document_sha256)
    where amounts.document_sha256 like ? || '%' and amounts.unit = 'yuan'
        and amounts.period = 'current'
    order by amounts.source_page, amounts.line_no
"""


@dataclass(frozen=True)
class Subject:
    """One line of the statement of general public expenditure."""

    code: str
    name: str
    value: Decimal


@dataclass
class Report:
    """The figures of one document.

    Attributes:
        rows: statement, side, code, label, whether a total, measure and 万元, as printed.
        decimals: of the figures in the text.
    """

    sha256: str
    department: str
    year: int
    rows: list[tuple[str, str, str, str, bool, str, Decimal]]
    decimals: int = 2

    def line(self, statement: str, label: str, measure: str = "", side: str = "") -> Decimal:
        """Return the figure of the first line whose name holds `label`; 0 where it is blank."""
        for code, its_side, _, name, _, its_measure, value in self.rows:
            if code == statement and label in name and side in its_side and measure in its_measure:
                return value.quantize(CENT, ROUND_HALF_UP)
        return Decimal("0.00")

    def exact(self, statement: str, label: str, measure: str) -> Decimal:
        """Return the figure of the first line whose name ends in `label`, in a measure."""
        for code, _, _, name, _, its_measure, value in self.rows:
            if code == statement and name.endswith(label) and its_measure == measure:
                return value.quantize(CENT, ROUND_HALF_UP)
        return Decimal("0.00")

    def total(self, statement: str, measure: str) -> Decimal:
        """Return the figure of the line of totals."""
        for code, _, subject, _, is_total, its_measure, value in self.rows:
            if code == statement and is_total and not subject and its_measure == measure:
                return value.quantize(CENT, ROUND_HALF_UP)
        return Decimal("0.00")

    def subjects(self, digits: int, statement: str = "GK05") -> Iterator[Subject]:
        """Yield the lines of a rank that have a figure."""
        for code, _, subject, name, _, measure, value in self.rows:
            if code == statement and len(subject) == digits and measure == "total" and value:
                yield Subject(subject, name, value.quantize(CENT, ROUND_HALF_UP))

    def name_of(self, code: str) -> str:
        """Return the name printed for a code."""
        return next((row[3] for row in self.rows if row[0] == "GK05" and row[2] == code), "")

    def economic(self, prefixes: tuple[str, ...]) -> list[str]:
        """Name the economic sections that have a figure."""
        names = [
            row[3]
            for row in self.rows
            if row[0] == "GK06" and len(row[2]) == 5 and row[2].startswith(prefixes) and row[6]
        ]
        return list(dict.fromkeys(names))

    def prior(self, value: Decimal) -> Decimal:
        """Invent the figure of the year before; totals of one amount have one."""
        return self._other(value, "prior")

    def planned(self, value: Decimal) -> Decimal:
        """Invent the budget of an item."""
        return self._other(value, "planned")

    def planned_total(self) -> Decimal:
        """Add the budgets of all items up."""
        return sum((self.planned(one.value) for one in self.subjects(7)), Decimal(0))

    def _other(self, value: Decimal, about: str) -> Decimal:
        factor = (Decimal("0.87"), Decimal("0.94"), Decimal(1), Decimal("1.09"))[
            zlib.crc32(f"{self.sha256}{about}{value}".encode()) % 4
        ]
        return (value * factor).quantize(CENT, ROUND_HALF_UP)

    def text(self, value: Decimal) -> str:
        """Print an amount."""
        return f"{value:.{self.decimals}f}"


def change(value: Decimal, prior: Decimal, more: str = "增加", less: str = "减少") -> str:
    """Tell a change with its rate: 增加12.00万元，增长3.10%."""
    if value == prior:
        return "持平"
    difference = abs(value - prior)
    if not prior:
        return f"{more}{difference}万元"
    up = value > prior
    return f"{more if up else less}{difference}万元，{'增长' if up else '下降'}{share(difference, prior)}"


def share(part: Decimal, whole: Decimal, places: str = "0.01") -> str:
    """Tell a share or rate."""
    if not whole:
        return "0.00%"
    return f"{(part * HUNDRED / whole).quantize(Decimal(places), ROUND_HALF_UP)}%"


def read_report(warehouse: Path, sha256: str) -> Report:
    """Read what a document prints."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        rows = connection.execute(ROWS, [sha256]).fetchall()
        whole, department, year = connection.execute(
            """
            select document_sha256, department_name, fiscal_year from marts.dim_document
            where document_sha256 like ? || '%'
            """,
            [sha256],
        ).fetchone() or (sha256, "", 0)
    return Report(
        whole, department, year, [(*row[:6], Decimal(row[6]) / 10000) for row in rows]
    )
