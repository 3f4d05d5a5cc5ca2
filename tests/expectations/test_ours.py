"""What we did not find or read is told as ours, never as a department's defect."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from expectations.judging import judge
from tests.expectations.query_examples import sha256_of, write_example
from tests.expectations.warehouse_fixture import write_schema

Query = Callable[..., list[tuple[Any, ...]]]
EXAMPLES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("examples_of_ours.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every example in one judged warehouse."""
    path = tmp_path_factory.mktemp("ours") / "build.duckdb"
    with duckdb.connect(path) as connection:
        write_schema(connection)
        for one in EXAMPLES:
            content = {"rule": one["rule"], one["case"]: one["content"]}
            write_example(connection, content, one["case"])
    judge(path)
    return path


@pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: f"{one['rule']}-{one['case']}")
def test_what_is_ours_accuses_nobody(one: dict[str, Any], judged: Path, rows: Query) -> None:
    [(outcome, reason)] = rows(
        judged,
        "select outcome, reason from audit.rule_results where document_sha256 = ? and rule_id = ?",
        sha256_of(one, one["case"]),
        one["rule"],
    )
    assert outcome == one["outcome"], reason
