"""A judged build file in, its counts out: the one place that says what 报表, 未归位 and 不符 count.

The report, the terminal and the load's record read the views of `counts.sql`, so that two places
never give two numbers for one thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from expectations.warehouse import run_file

if TYPE_CHECKING:
    import duckdb

_VIEWS = Path(__file__).with_suffix(".sql")


@dataclass(frozen=True)
class Totals:
    """What the loaded documents hold together.

    Attributes:
        documents: Loaded documents.
        statements: Statements recognised, each once a document.
        figures: Figures placed in statements.
        unmapped: Figures printed in tables that found no place.
        findings: Open findings; those `explained` by another or `waived` are not among them.
    """

    documents: int
    statements: int
    figures: int
    unmapped: int
    findings: int
    explained: int
    waived: int

    @property
    def unmapped_share(self) -> float:
        """Give the share of what was printed that found no place, from 0 to 1."""
        printed = self.figures + self.unmapped
        return self.unmapped / printed if printed else 0.0


def make_counts(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary views `counted_…` in a connection to a judged build file."""
    run_file(connection, _VIEWS)


def read_totals(connection: duckdb.DuckDBPyConnection) -> Totals:
    """Read the sums over all documents; `make_counts` was called."""
    [row] = connection.execute("select * from counted_totals").fetchall()
    return Totals(*row)
