"""A finding of a rule that is no sum is explained where another finding is certainly its cause."""

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
CODE = {"subject_code": "2130102", "line_label": "一般行政管理事务"}


def expenditure(total: str, basic: str) -> list[dict[str, Any]]:
    """Print the total line of 支出决算表."""
    line = {"statement_code": "GK03", "line_label": "合计"}
    return [
        {**line, "measure_code": "total", "text": total},
        {**line, "measure_code": "basic", "text": basic},
    ]


def shares(narrated_total: str, share: str) -> dict[str, Any]:
    """Write 本年支出合计…万元，其中基本支出…万元，占…% beside 支出决算表."""
    claim = {"section_code": "expenditure"}
    return {
        "amounts": expenditure("200.00", "150.00"),
        "sentences": [{"text": f"支出合计{narrated_total}，基本支出占{share}。"}],
        "claims": [
            {**claim, "claim_code": "expenditure_current", "text": narrated_total},
            {**claim, "claim_code": "basic_expenditure", "text": "150.00万元"},
            {**claim, "claim_code": "basic_expenditure_share", "text": share},
        ],
    }


def compared(gk03_project: str) -> dict[str, Any]:
    """Print an item whose sum is out by 17.35, and the same item in 支出决算表."""
    project = {**CODE, "measure_code": "project"}
    return {
        "amounts": [
            {"statement_code": "GK05", **project, "cell_id": "project", "text": "71.76"},
            {"statement_code": "GK03", **project, "text": gk03_project},
        ],
        "sums": [
            {
                "rule_id": "ARITHMETIC-023",
                "identity_id": "row_total",
                "statement_code": "GK05",
                "total_cell_id": "project",
                "found": "54.41",
                "expected": "71.76",
            }
        ],
    }


def differing(function_total: str) -> dict[str, Any]:
    """Print 财政拨款收支 50.00 short of 收支预算, beside the total by function."""
    income = {"side": "income", "line_label": "一般公共预算拨款收入"}
    totals = {"income": "收入总计", "expense": "支出总计"}
    return {
        "document": {"document_kind": "budget"},
        "amounts": [
            {"statement_code": "YS01", **income, "text": "150.00"},
            {"statement_code": "YS04", **income, "text": "100.00"},
            *(
                {"statement_code": "YS04", "side": side, "line_label": label, "text": "100.00"}
                for side, label in totals.items()
            ),
            {"statement_code": "YS05", "line_label": "合计", "text": function_total},
        ],
    }


def risen(rate: str) -> dict[str, Any]:
    """Tell a change that is not the difference of the two amounts beside it, and its rate."""
    return {
        "claims": [
            {"claim_code": "balanced_total", "text": "299.56万元", "lead": "支出总计"},
            {"text": "284.80万元", "lead": ",比2023年"},
            {
                "claim_code": "balanced_total_change",
                "text": "17.76万元",
                "lead": "增加",
                "direction": "增加",
            },
            {
                "claim_code": "balanced_total_change_rate",
                "text": rate,
                "lead": ",增长",
                "direction": "增长",
            },
        ],
    }


CASES = {
    "total": (shares("220.00万元", "75.00%"), "NARRATIVE-035", "explained"),
    "both": (shares("220.00万元", "70.00%"), "NARRATIVE-035", "open"),
    "sum": (compared("54.41"), "CROSS-028", "explained"),
    "other_amount": (compared("50.00"), "CROSS-028", "open"),
    "another_rule": (differing("150.00"), "CROSS-042", "explained"),
    "not_all_of_it": (differing("160.00"), "CROSS-042", "open"),
    "change": (risen("5.18%"), "NARRATIVE-045", "explained"),
    "another_rate": (risen("9.10%"), "NARRATIVE-045", "open"),
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explained") / "build.duckdb"
    with duckdb.connect(path) as connection:
        write_schema(connection)
        for case, (content, rule, _) in CASES.items():
            write_example(connection, {"rule": rule, case: content}, case)
    judge(path)
    return path


@pytest.mark.parametrize("case", CASES)
def test_only_the_certain_consequence_is_explained(case: str, judged: Path, rows: Query) -> None:
    _, rule, status = CASES[case]
    sha256 = sha256_of({"rule": rule}, case)
    told = "select distinct status from audit.violations where rule_id = ? and document_sha256 = ?"
    assert rows(judged, told, rule, sha256) == [(status,)]
    assert rows(
        judged,
        "select count(*) from audit.violations where status = 'explained'"
        " and document_sha256 = ? and explained_by not in"
        " (select finding_id from audit.violations where status = 'open')",
        sha256,
    ) == [(0,)]
