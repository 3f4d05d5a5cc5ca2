"""Answers of the gate that stand: only of rules, and only where the same rows would be seen."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from expectations.checklists import Answer, Check, Checklist, SuiteAnswer
from expectations.known_answers import KnownAnswers

CHECKS = tuple(Check(one, f"title of {one}", f"select '{one}'", "warning", one) for one in "AB")
OF_RULES = Checklist("rules", "", stops_publication=False, checks=CHECKS)
OURS = Checklist("raw", "", stops_publication=True, checks=CHECKS)


def _broken(path: Path, rows: str) -> Path:
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema audit")
        connection.execute(
            "create table audit.rule_results (rule_id varchar, document_sha256 varchar)"
        )
        connection.execute(f"insert into audit.rule_results values {rows}")
    return path


def _answered(checklist: Checklist) -> SuiteAnswer:
    answers = (Answer(one, success=False, offenders=1, named=("x",), error="") for one in CHECKS)
    return SuiteAnswer(checklist, tuple(answers))


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """Leave what the gate of the load before left."""
    known = KnownAnswers(_broken(tmp_path / "before.duckdb", "('A', 'x'), ('B', 'x')"), None)
    path = tmp_path / "gate.json"
    path.write_text(json.dumps(known.of([_answered(OF_RULES), _answered(OURS)])))
    return path


def test_a_check_is_asked_again_where_another_document_breaks_its_rule(
    tmp_path: Path, before: Path
) -> None:
    broken = _broken(tmp_path / "now.duckdb", "('A', 'x'), ('B', 'x'), ('B', 'y')")
    known = KnownAnswers(broken, before)
    [asked] = known.without([OF_RULES])
    assert [check.id for check in asked.checks] == ["B"]
    anew = Answer(CHECKS[1], success=False, offenders=2, named=("x", "y"), error="")
    [whole] = known.complete([OF_RULES], [SuiteAnswer(asked, (anew,))])
    assert whole == SuiteAnswer(OF_RULES, (_answered(OF_RULES).answers[0], anew))


def test_a_check_is_asked_again_where_nothing_breaks_its_rule_any_more(
    tmp_path: Path, before: Path
) -> None:
    known = KnownAnswers(_broken(tmp_path / "now.duckdb", "('A', 'x')"), before)
    assert [check.id for check in known.without([OF_RULES])[0].checks] == ["B"]


def test_our_own_checks_are_always_asked(tmp_path: Path, before: Path) -> None:
    known = KnownAnswers(_broken(tmp_path / "now.duckdb", "('A', 'x'), ('B', 'x')"), before)
    assert known.without([OF_RULES, OURS])[1].checks == CHECKS


@pytest.mark.parametrize("content", ["", "{}", '{"rules": {"A": {}}}', "[]"])
def test_a_result_that_says_nothing_lets_all_be_asked(
    tmp_path: Path, before: Path, content: str
) -> None:
    before.write_text(content)
    known = KnownAnswers(_broken(tmp_path / "now.duckdb", "('A', 'x'), ('B', 'x')"), before)
    assert known.without([OF_RULES])[0].checks == CHECKS
