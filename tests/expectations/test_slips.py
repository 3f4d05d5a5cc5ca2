"""A figure that slipped by its point is shown beside the one that it is compared with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

from expectations.judging import judge
from tests.expectations.query_examples import write_example
from tests.expectations.warehouse_fixture import write_schema

EXAMPLE: dict[str, Any] = {
    "rule": "UNIT-151",
    "fails": {
        "amounts": [
            {"statement_code": "GK01", "side": "income", "line_label": "总计", "text": "1,441.24"}
        ],
        "claims": [{"claim_code": "revenue_total", "text": "144.12万元", "section_code": "totals"}],
    },
}


def test_a_slip_shows_both_of_its_figures(
    tmp_path: Path, rows: Callable[..., list[tuple[Any, ...]]]
) -> None:
    path = tmp_path / "build.duckdb"
    with duckdb.connect(path) as connection:
        write_schema(connection)
        write_example(connection, EXAMPLE, "fails")
    judge(path)
    places = rows(
        path,
        "select role, value from audit.finding_places where finding_id in"
        " (from audit.violations select finding_id where rule_id = 'UNIT-151') order by place_no",
    )
    assert [role for role, _ in places] == ["found", "other"]
    assert abs(places[0][1] * 10 - places[1][1]) < 1000
