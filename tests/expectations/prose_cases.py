"""Cases of running text that one rule answers: a name, the rule, the content and its outcome."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import duckdb

from expectations.judging import judge
from tests.expectations.query_examples import sha256_of, write_example
from tests.expectations.warehouse_fixture import write_schema

Query = Callable[..., list[tuple[Any, ...]]]
Case = tuple[str, dict[str, Any], str]
BUDGET = {"document_kind": "budget", "part": "full"}
FINAL = {"document_kind": "final_accounts", "part": "full", "fiscal_year": 2024}


def told(*figures: str, paragraph: int = 1, sentence: int = 1) -> list[dict[str, Any]]:
    """Tell figures of one sentence, each with the words before and (behind a bar) after it."""
    claims = []
    for figure in figures:
        lead, text, *tail = figure.split("|")
        claims.append(
            {
                "lead": lead,
                "text": text,
                "tail": "".join(tail),
                "paragraph_no": paragraph,
                "sentence_no": sentence,
            }
        )
    return claims


def judge_cases(path: Path, cases: Mapping[str, Case]) -> Path:
    """Judge one document a case in one warehouse."""
    with duckdb.connect(path) as connection:
        write_schema(connection)
        for case, (rule, content, _) in cases.items():
            whole = content | {"document": BUDGET | content.get("document", {})}
            write_example(connection, {"rule": rule, case: whole}, case)
    judge(path)
    return path


def outcome_of(case: str, cases: Mapping[str, Case], judged: Path, rows: Query) -> tuple[str, str]:
    """Tell what a case's rule answered, and why."""
    rule, *_ = cases[case]
    [(outcome, reason)] = rows(
        judged,
        "select outcome, reason from audit.rule_results where document_sha256 = ? and rule_id = ?",
        sha256_of({"rule": rule}, case),
        rule,
    )
    return outcome, reason
