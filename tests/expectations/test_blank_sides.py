"""Where a figure should stand and does not is shown: the head of the statement, and no size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from expectations.judging import judge
from tests.expectations.query_examples import sha256_of, write_example
from tests.expectations.warehouse_fixture import write_schema

Query = Callable[..., list[tuple[Any, ...]]]
EXAMPLE: dict[str, Any] = {
    "rule": "CROSS-031",
    "fails": {
        "amounts": [
            {
                "statement_code": "GK06",
                "subject_code": "30217",
                "line_label": "公务接待费",
                "text": "3.50",
            }
        ],
        "printed": ["GK09"],
        "grids": [{"statement_code": "GK06"}, {"statement_code": "GK09", "page": 4}],
    },
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Judge the one report."""
    path = tmp_path_factory.mktemp("blank") / "build.duckdb"
    with duckdb.connect(path) as connection:
        write_schema(connection)
        write_example(connection, EXAMPLE, "fails")
        connection.execute(
            "insert into intermediate.int_columns"
            " values (?, 'GK09', null, 'measure', 'final_reception')",
            [sha256_of(EXAMPLE, "fails")],
        )
    judge(path)
    return path


def test_the_other_side_is_the_head_of_its_statement(judged: Path, rows: Query) -> None:
    places = rows(
        judged,
        "select role, page, bbox, text, place_no from audit.finding_places"
        " where finding_id in (from audit.violations select finding_id"
        "     where document_sha256 = ? and rule_id = 'CROSS-031')"
        " order by place_no",
        sha256_of(EXAMPLE, "fails"),
    )
    assert [(role, page) for role, page, *_ in places] == [("found", 1), ("other", 4)]
    assert places[1][2:] == ([50.0, 500.0, 550.0, 700.0], None, 2)


def test_a_blank_has_no_size(judged: Path, rows: Query) -> None:
    [(message,)] = rows(
        judged,
        "select message from audit.violations where document_sha256 = ? and rule_id = 'CROSS-031'",
        sha256_of(EXAMPLE, "fails"),
    )
    assert "，而财政拨款“三公”经费支出决算表的对应栏为空白：" in message
