"""A claim that people may read otherwise is no ground for a finding, nor for a pass."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from expectations.judging import judge
from tests.expectations.query_examples import cases, sha256_of, write_example
from tests.expectations.warehouse_fixture import write_schema

Query = Callable[..., list[tuple[Any, ...]]]
CASES = [
    (example, case)
    for example, case in cases()
    if case in {"fails", "passes"}
    and example[case].get("claims")
    # it says no more of a comparison that is in doubt than the rule which made it
    and (example["rule"], case) != ("UNIT-151", "passes")
]

DOUBT = """
    insert into intermediate.int_sentences by name
    select distinct on (document_sha256, paragraph_no, sentence_no)
        document_sha256, paragraph_no, sentence_no, page,
        format('第{}段第{}句', paragraph_no, sentence_no) as text,
    from intermediate.int_claims
    anti join intermediate.int_sentences using (document_sha256, paragraph_no, sentence_no);
    update intermediate.int_claims set is_trusted = false;
    update intermediate.int_sentences set is_trusted = false;
"""


@pytest.fixture(scope="module")
def doubted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every example with claims in one judged warehouse, no sentence of which is trusted."""
    path = tmp_path_factory.mktemp("doubted") / "build.duckdb"
    with duckdb.connect(path) as connection:
        write_schema(connection)
        for example, case in CASES:
            write_example(connection, example, case)
        connection.execute(DOUBT)
    judge(path)
    return path


@pytest.mark.parametrize(("example", "case"), CASES, ids=lambda one: str(one)[:30])
def test_a_rule_tells_nothing_by_doubtful_claims(
    example: dict[str, Any], case: str, doubted: Path, rows: Query
) -> None:
    [(outcome, reason)] = rows(
        doubted,
        "select outcome, reason from audit.rule_results where document_sha256 = ? and rule_id = ?",
        sha256_of(example, case),
        example["rule"],
    )
    assert outcome == "cannot_tell", reason
