"""Scores and weights of a form are held to the manner that the other forms of its report show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from expectations.judging import judge
from tests.expectations.prose_cases import FINAL, Query
from tests.expectations.query_examples import sha256_of, write_example
from tests.expectations.warehouse_fixture import write_schema


def scored(*scores: tuple[int, int], **more: Any) -> dict[str, Any]:
    """Write forms with a rate and its score."""
    return {
        "projects": [
            {"project_name": f"项目{no}", "execution_rate": rate, "budget_score": score, **more}
            for no, (rate, score) in enumerate(scores)
        ]
    }


def weighed(*sums: int) -> dict[str, Any]:
    """Write forms with the sum of their weights."""
    return {
        "projects": [{"project_name": f"项目{no}"} for no, _ in enumerate(sums)],
        "indicators": [
            {"project_name": f"项目{no}", "weight": weight}
            for no, total in enumerate(sums)
            for weight in (50, total - 50)
        ],
    }


CASES: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "scores by steps": ("PERFORMANCE-076", scored((85, 10), (72, 8), (60, 5)), ["info"] * 3),
    "one score among others in proportion": (
        "PERFORMANCE-076",
        scored((85, 10), (72, 7), (60, 6)),
        ["warning"],
    ),
    "execution weighs twenty": ("PERFORMANCE-077", weighed(80, 80, 80), ["info"] * 3),
    "one sum among others of ninety": ("PERFORMANCE-077", weighed(90, 86, 90), ["warning"]),
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("manners") / "build.duckdb"
    with duckdb.connect(path) as connection:
        write_schema(connection)
        for case, (rule, content, _) in CASES.items():
            write_example(connection, {"rule": rule, case: content | {"document": FINAL}}, case)
    judge(path)
    return path


@pytest.mark.parametrize("case", CASES)
def test_only_the_manner_of_the_report_makes_it_a_warning(
    case: str, judged: Path, rows: Query
) -> None:
    rule, _, severities = CASES[case]
    found = rows(
        judged,
        "select severity from audit.violations where document_sha256 = ? and rule_id = ?",
        sha256_of({"rule": rule}, case),
        rule,
    )
    assert [severity for (severity,) in found] == severities
