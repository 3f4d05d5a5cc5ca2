"""The classes of a statement of all appropriations are those of its three statements."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.expectations.prose_cases import Case, Query, judge_cases, outcome_of


def classes(health: str, carried: str = "") -> dict[str, Any]:
    """Print 财政拨款收支预算总表 with one column beside the statements of its funds."""
    lines = [
        ("YS04", "income", "", "一般公共预算拨款", "amount", "150.00"),
        ("YS04", "income", "", "收入总计", "amount", "150.00"),
        ("YS04", "expense", "208", "社会保障和就业支出", "amount", "100.00"),
        ("YS04", "expense", "210", "卫生健康支出", "amount", health),
        ("YS04", "expense", "", "支出总计", "amount", "150.00"),
        ("YS05", "", "208", "社会保障和就业支出", "total", "100.00"),
        ("YS05", "", "210", "卫生健康支出", "total", "50.00"),
        ("YS05", "", "", "合计", "total", "150.00"),
    ]
    if carried:
        lines[1] = ("YS04", "income", "", "收入总计", "amount", carried)
    keys = ("statement_code", "side", "subject_code", "line_label", "measure_code", "text")
    amounts = [dict(zip(keys, line, strict=True)) for line in lines]
    return {"amounts": amounts, "printed": ["YS06", "YS07"]}


CASES: dict[str, Case] = {
    "as printed there": ("CROSS-042", classes("50.00"), "pass"),
    "another amount": ("CROSS-042", classes("53.00"), "violation"),
    "with money of the year before": ("CROSS-042", classes("53.00", "153.00"), "not_applicable"),
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return judge_cases(tmp_path_factory.mktemp("classes") / "build.duckdb", CASES)


@pytest.mark.parametrize("case", CASES)
def test_a_class_is_that_of_its_statement(case: str, judged: Path, rows: Query) -> None:
    outcome, reason = outcome_of(case, CASES, judged, rows)
    assert outcome == CASES[case][-1], reason
