"""What rules of the kind `query` answer to their examples."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from expectations.verdicts import judge
from tests.expectations.query_examples import OUTCOMES, cases, sha256_of, write_example
from tests.expectations.warehouse_fixture import SCHEMA

Query = Callable[..., list[tuple[Any, ...]]]
CASES = [*cases()]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every example of every rule in one judged warehouse."""
    path = tmp_path_factory.mktemp("queries") / "build.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        for example, case in CASES:
            write_example(connection, example, case)
    judge(path)
    return path


@pytest.mark.parametrize(("example", "case"), CASES, ids=lambda one: str(one)[:30])
def test_every_rule_answers_its_examples(
    example: dict[str, Any], case: str, judged: Path, rows: Query
) -> None:
    [(outcome, reason)] = rows(
        judged,
        "select outcome, reason from audit.rule_results where document_sha256 = ? and rule_id = ?",
        sha256_of(example, case),
        example["rule"],
    )
    assert outcome == OUTCOMES[case], reason
    assert reason


@pytest.mark.parametrize(
    "example", [one for one, case in CASES if case == "fails"], ids=lambda one: one["rule"]
)
def test_a_finding_says_what_and_where(example: dict[str, Any], judged: Path, rows: Query) -> None:
    findings = rows(
        judged,
        "select finding_id, message, source_page from audit.violations"
        " where document_sha256 = ? and rule_id = ?",
        sha256_of(example, "fails"),
        example["rule"],
    )
    assert findings
    for finding_id, message, page in findings:
        assert "{" not in message
        assert message
        places = rows(
            judged, "select page from audit.finding_places where finding_id = ?", finding_id
        )
        assert (page is not None) == bool(places)


def test_the_ids_of_findings_are_their_own(judged: Path, rows: Query) -> None:
    assert rows(
        judged, "select count(*) - count(distinct finding_id) from audit.violations"
    ) == [(0,)]
