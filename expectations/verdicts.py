"""A build file in, verdicts in its audit tables out.

DuckDB only: all arithmetic is SQL over decimals, and Great Expectations is not imported, so that
verdicts cost a second, not ten.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from expectations.catalogue import Rule, read_catalogue
from expectations.warehouse import SQL_DIRECTORY, open_warehouse, run_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import duckdb

CHECKS = SQL_DIRECTORY / "checks"
"""The rules of the kind `query`: each file fills `rule_checks` for one rule or for a few."""


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
            run_file(connection, name)
        write_rules(connection, catalogue)
        run_file(connection, "rule_index")
        for step in ("checks", "findings", "chain", "places", "results"):
            run_file(connection, f"identity/{step}")
        run_file(connection, "query/tables")
        for path in sorted(CHECKS.glob("*.sql")):
            run_file(connection, f"checks/{path.stem}")
        for step in ("findings", "places", "results"):
            run_file(connection, f"query/{step}")
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
                needs, kind, tolerance, when_missing, basis, condition_zh, message, next_zh,
                withheld_note, version
            ) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [list(value) if isinstance(value, tuple) else value for value in astuple(rule)],
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
