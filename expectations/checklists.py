"""Suites as data in, checklists out.

A suite of Great Expectations is a YAML file under `checks/`: each check one query that returns the
rows that should not be there. Two suites have no file: that of the rules is made from the catalogue
that the build file carries, one check a rule, with the rule's severity; and where findings of some
severities shall stop publication, that of these findings has one check a severity.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from expectations.vocabulary import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Collection

    import duckdb

CHECKS_DIRECTORY = Path(__file__).parent / "checks"
FINDINGS = "findings"
"""The suite of findings that stop publication."""
RULES = "rules"
"""The suite of the rules: findings that are shown and stop nothing."""
OUR_SUITES = ("raw", "accounting", "completeness")
RULE_QUERY = """
    select document_sha256 as what from audit.rule_results
    where rule_id = 'RULE_ID' and outcome = 'violation' order by all
"""
FINDINGS_QUERY = """
    select concat_ws(' ', document_sha256, rule_id) as what from audit.violations
    where status = 'open' and severity = 'SEVERITY' order by all
"""


@dataclass(frozen=True)
class Check:
    """One expectation: a query whose every row is wrong.

    Attributes:
        query: returns a column `what` that names the offender; never the text of a cell.
        rule_id: the disclosure rule it stands for; empty for a check of ours.
    """

    id: str
    title_zh: str
    query: str
    severity: str = "critical"
    rule_id: str = ""


@dataclass(frozen=True)
class Checklist:
    """A suite of checks; `stops_publication` where one that fails is ours to mend."""

    name: str
    title_zh: str
    stops_publication: bool
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class Answer:
    """The answer to one check.

    Attributes:
        offenders: rows that should not be there; null where the query itself failed.
        named: the first of them, named.
        error: the message where the query itself failed; empty otherwise.
    """

    check: Check
    success: bool
    offenders: int | None
    named: tuple[str, ...]
    error: str


@dataclass(frozen=True)
class SuiteAnswer:
    """The answers to the checks of one suite."""

    checklist: Checklist
    answers: tuple[Answer, ...]


def read_checklists(
    connection: duckdb.DuckDBPyConnection, stop_on: Collection[str] = ()
) -> tuple[Checklist, ...]:
    """Read our suites; make that of the rules, and that of findings that stop publication.

    Args:
        connection: a judged build file; its `audit.rules` are the rules.
        stop_on: severities of findings that stop publication.
    """
    ours = tuple(read_checklist(CHECKS_DIRECTORY / f"{name}.yaml") for name in OUR_SUITES)
    stopping = (findings_checklist(stop_on),) if stop_on else ()
    return (*ours, rules_checklist(connection), *stopping)


def read_checklist(path: Path) -> Checklist:
    """Read one suite's file; an unknown field is an error."""
    suite = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Checklist(
        name=suite["suite"],
        title_zh=suite["title_zh"],
        stops_publication=suite["stops_publication"],
        checks=tuple(Check(**check) for check in suite["checks"]),
    )


def rules_checklist(connection: duckdb.DuckDBPyConnection) -> Checklist:
    """Make one check a rule: no document may break it.

    These are findings of departments. They are shown and stop nothing.
    """
    rules = connection.execute(
        "select rule_id, title_zh, severity from audit.rules order by rule_id"
    ).fetchall()
    return Checklist(
        name=RULES,
        title_zh="公开规则",
        stops_publication=False,
        checks=tuple(
            Check(rule_id, title_zh, _rule_query(rule_id), severity, rule_id)
            for rule_id, title_zh, severity in rules
        ),
    )


def findings_checklist(severities: Collection[str]) -> Checklist:
    """Make one check a severity: no finding of it is open.

    A finding may be less grave than its rule, and may be waived; so these checks ask the findings.
    """
    return Checklist(
        name=FINDINGS,
        title_zh="有则不发布的问题",
        stops_publication=True,
        checks=tuple(
            Check(
                f"findings-{severity}",
                f"没有级别为“{SEVERITIES[severity]}”的待处理问题",
                FINDINGS_QUERY.replace("SEVERITY", severity),
            )
            for severity in SEVERITIES
            if severity in severities
        ),
    )


def _rule_query(rule_id: str) -> str:
    # rule ids are FAMILY-NNN by the catalogue's own check: nothing to escape
    return RULE_QUERY.replace("RULE_ID", rule_id)
