"""A build file in, verdicts in its audit tables out.

DuckDB only: all arithmetic is SQL over decimals, and Great Expectations is not imported, so that
verdicts cost a second, not ten.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from expectations.catalogue import Rule, read_catalogue
from expectations.warehouse import open_warehouse, run_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

STEPS = Path(__file__).parent
KINDS, OWN = STEPS / "kinds", STEPS / "own"
"""What fills `rule_checks`: a file for each shared kind, and for each rule of its own making."""


@dataclass(frozen=True)
class Verdicts:
    """How the rules answered, over all documents.

    Attributes:
        rules: rules of the catalogue.
        documents: documents judged.
        passes: answers `pass`, and so on for the other three outcomes.
        findings: findings written, of which `explained` follow from another one.
        unanswered: rule × document pairs that should have an answer and have none.
    """

    rules: int
    documents: int
    passes: int
    violations: int
    not_applicable: int
    cannot_tell: int
    findings: int
    explained: int
    unanswered: int


def judge(warehouse: Path, rules: Sequence[Rule] | None = None) -> Verdicts:
    """Judge every loaded document by every rule and write the audit tables.

    The audit tables of rules are made anew each time. `rules` stands in for the catalogue in tests.
    """
    catalogue = read_catalogue() if rules is None else tuple(rules)
    with open_warehouse(warehouse, read_only=False) as connection:
        connection.begin()
        for name in ("tables", "inputs", "macros"):
            run_file(connection, STEPS / f"{name}.sql")
        write_rules(connection, catalogue)
        run_file(connection, STEPS / "rule_index.sql")
        for step in ("checks", "findings", "chain", "places", "results"):
            run_file(connection, STEPS / f"identity/{step}.sql")
        for step in ("inputs", "tables", "sums"):
            run_file(connection, STEPS / f"checks/{step}.sql")
        for path in (*sorted(KINDS.glob("*.sql")), *sorted(OWN.glob("*.sql"))):
            run_file(connection, path)
        for step in ("findings", "chain", "places", "results"):
            run_file(connection, STEPS / f"checks/{step}.sql")
        verdicts = count_verdicts(connection)
        connection.commit()
    return verdicts


def write_rules(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> None:
    """Write the catalogue into `audit.rules`."""
    for rule in rules:
        connection.execute(
            """
            insert into audit.rules (
                rule_id, family, title_zh, title_en, severity, applies_to, statement_codes,
                needs, kind, terms, tolerance, when_missing,
                when_nothing, basis, condition_zh, message, next_zh,
                withheld_note, version
            ) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                json.dumps(value, ensure_ascii=False)
                if name == "terms"
                else list(value)
                if isinstance(value, tuple)
                else value
                for name, value in asdict(rule).items()
            ],
        )


def count_verdicts(connection: duckdb.DuckDBPyConnection) -> Verdicts:
    """Count what the audit tables hold."""
    rows = connection.execute(
        """
        select
            (select count(*) from audit.rules),
            (select count(distinct document_sha256) from audit.rule_index),
            count(*) filter (outcome = 'pass'),
            count(*) filter (outcome = 'violation'),
            count(*) filter (outcome = 'not_applicable'),
            count(*) filter (outcome = 'cannot_tell'),
            (select count(*) from audit.violations),
            (select count(*) from audit.violations where status = 'explained'),
            (select count(*) from audit.rule_index) - count(*),
        from audit.rule_results
        """
    ).fetchall()
    return Verdicts(*rows[0])
