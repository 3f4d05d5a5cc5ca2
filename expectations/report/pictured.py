"""A document's figures in, its charts out: composition, the three public expenses, the years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from expectations.report.charts import Bar, draw_bars

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Charts:
    """Drawings of a report; '' where its figures do not say enough."""

    composition: str = ""
    three_public: str = ""
    years: str = ""


def read_charts(connection: duckdb.DuckDBPyConnection, sha256: str) -> Charts:
    """Draw what a document's own figures, proved or not tested but trusted, are enough for."""

    def bars(view: str) -> list[Bar]:
        query = (
            f"select label, value, is_dark from {view} where document_sha256 = $1 order by place"  # noqa: S608 - our own names
        )
        return [Bar(*row) for row in connection.execute(query, [sha256]).fetchall()]

    return Charts(
        *(
            draw_bars(some)
            if len(some := bars(view)) > 1 and any(bar.value for bar in some)
            else ""
            for view in ("chart_composition", "chart_three_public", "chart_years")
        )
    )
