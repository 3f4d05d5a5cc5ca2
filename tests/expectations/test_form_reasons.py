"""A low execution with a high grade is told with whether the form gives a reason."""

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
HEADS = [(3, 5, "执行率"), (3, 6, "偏差原因分析及改进措施"), (4, 1, "资金总额：")]
GOALS = [(5, 1, "年度目标"), (5, 6, "实际完成情况")]
FORMS = {
    "blank": ([*HEADS, *GOALS], "优，偏差原因栏空着。"),
    "told": ([*HEADS, (4, 6, "跨年付款"), *GOALS], "优。"),
    "no_such_column": ([HEADS[0], HEADS[2], *GOALS], "优。"),
}


def _form(cells: list[tuple[int, int, str]]) -> dict[str, Any]:
    return {
        "projects": [{"execution_rate": 31, "grade": "优"}],
        "cells": [
            {"page": 3, "row_no": row, "column_no": column, "text": text}
            for row, column, text in cells
        ],
    }


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reasons") / "build.duckdb"
    with duckdb.connect(path) as connection:
        write_schema(connection)
        for case, (cells, _) in FORMS.items():
            write_example(connection, {"rule": "PERFORMANCE-083", case: _form(cells)}, case)
    judge(path)
    return path


@pytest.mark.parametrize("case", FORMS)
def test_an_empty_column_of_reasons_is_told(case: str, judged: Path, rows: Query) -> None:
    cells, ending = FORMS[case]
    example = {"rule": "PERFORMANCE-083", case: _form(cells)}
    [(message,)] = rows(
        judged,
        "select message from audit.violations where document_sha256 = ? and rule_id = ?",
        sha256_of(example, case),
        "PERFORMANCE-083",
    )
    assert message.endswith(f"自评为{ending}")
