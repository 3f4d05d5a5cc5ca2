"""The gate: our failures stop a load, a department's findings do not."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from expectations import data_docs, gate
from expectations.checklists import (
    CHECKS_DIRECTORY,
    OUR_SUITES,
    Answer,
    Check,
    Checklist,
    SuiteAnswer,
    read_checklist,
    read_checklists,
)
from load.auditing import waiting_gate
from load.errors import LoadError
from tests.expectations.demonstration import FAULTY, HOSTILE

CHECKS = [
    check
    for name in OUR_SUITES
    for check in read_checklist(CHECKS_DIRECTORY / f"{name}.yaml").checks
]
OF_ANY = ("critical", "warning", "info")
BREAKAGES = {
    "raw-files-key": "update staging.stg_raw__files set status = 'lost'",
    "raw-documents-key": "insert into staging.stg_raw__documents from staging.stg_raw__documents",
    "raw-documents-reason": "update staging.stg_raw__documents set status = 'unreadable'",
    "raw-pages-complete": "delete from staging.stg_raw__pages where page = 3",
    "raw-glyph-account": "update staging.stg_raw__pages set glyphs_in_lines = 3",
    "raw-grids-key": "insert into staging.stg_raw__grids (document_sha256, page) values ('x', 1)",
    "raw-cells-key": "insert into staging.stg_raw__cells (document_sha256, page, grid_no, row_no,"
    " column_no) values ('x', 1, 1, 1, 1), ('x', 1, 1, 1, 1)",
    "raw-cells-cover": "insert into staging.stg_raw__grids (document_sha256, page, grid_no,"
    " row_count, column_count) values ('x', 1, 1, 2, 2)",
    "raw-cells-of-grids": "insert into staging.stg_raw__cells (document_sha256, page, grid_no,"
    " text) values ('x', 1, 1, '')",
    "accounting-files": "delete from marts.files where status = 'duplicate'",
    "accounting-reasons": "update marts.files set reason = '' where status = 'quarantined'",
    "accounting-documents": "delete from marts.documents where place_name = '样例县'",
    "accounting-statements": "update audit.statement_coverage set is_recognised = false",
    "accounting-amounts": "update audit.statement_coverage set amount_count = amount_count + 1",
    "accounting-mapped": "delete from marts.statement_amounts where subject_code = '205'",
    "accounting-unmapped": "delete from audit.unmapped_cells",
    "accounting-key": "insert into marts.statement_amounts from marts.statement_amounts",
    "accounting-values": "update marts.statement_amounts set source_text = null",
    "accounting-columns": "alter table marts.statement_amounts rename column value to amount",
    "completeness-index": "delete from audit.rule_index where rule_id = 'ARITHMETIC-010'",
    "completeness-answers": "delete from audit.rule_results where rule_id = 'ARITHMETIC-010'",
    "completeness-catalogue": "update intermediate.int_identity_checks set rule_id ="
    " 'ARITHMETIC-099'",
    "completeness-findings": "delete from audit.violations where status = 'open'",
    "completeness-places": "delete from audit.finding_places where role = 'found'",
    "completeness-chain": "update audit.violations set explained_by = 'nobody'",
    "wording-filled": "update audit.violations set message = '第5页的{what}不符。'",
    "wording-quotes": "update audit.violations set message = '写的是““三公”经费”。'",
    "wording-amounts": "update audit.violations set message = '印为1234.50万元，相差-2万元。'",
    "wording-rates": "update audit.violations set unit = 'percent', message = '相差0.5%。'",
}

OUR_SCRIPT = '<script src="../assets/site.js" defer>'


@pytest.fixture(scope="session")
def passed(
    demonstration: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[gate.GateResult, Path]:
    """Run Great Expectations once, over the demonstration."""
    out = tmp_path_factory.mktemp("gate")
    with waiting_gate() as ask:
        return ask(demonstration, out)(), out


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_holds_on_a_sound_build_and_breaks_on_a_broken_one(
    check: Check, demonstration: Path, tmp_path: Path, rows: Callable[..., list[Any]]
) -> None:
    assert rows(demonstration, check.query) == []
    broken = tmp_path / "broken.duckdb"
    broken.write_bytes(demonstration.read_bytes())
    with duckdb.connect(broken) as connection:
        connection.execute(BREAKAGES[check.id])
    assert rows(broken, check.query)


def test_findings_of_departments_do_not_stop_publication(
    passed: tuple[gate.GateResult, Path],
) -> None:
    assert passed[0] == gate.GateResult(success=True, failures=(), notices=())


def test_data_docs_show_severity_and_rule_and_load_nothing(
    passed: tuple[gate.GateResult, Path],
) -> None:
    page = (passed[1] / "data_docs" / "rules.html").read_text(encoding="utf-8")
    assert "ARITHMETIC-017" in page
    assert "严重" in page
    assert "不通过" in page
    assert f'href="../documents/{FAULTY.sha256[:12]}.html"' in page
    for path in (passed[1] / "data_docs").glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "http://" not in text
        assert "https://" not in text
        assert re.findall("<script[^>]*>", text) == [OUR_SCRIPT]


def test_every_rule_is_an_expectation_of_its_severity(demonstration: Path) -> None:
    with duckdb.connect(demonstration, read_only=True) as connection:
        rules = read_checklists(connection)[-1]
        known = connection.execute(
            "select rule_id, severity from audit.rules order by rule_id"
        ).fetchall()
    assert [(check.rule_id, check.severity) for check in rules.checks] == known
    assert not rules.stops_publication


@pytest.mark.parametrize(
    ("change", "stop_on", "stops"),
    [
        ("update audit.rules set severity = 'info'", ("critical",), True),
        ("update audit.violations set severity = 'info'", ("critical", "warning"), False),
        ("update audit.violations set severity = 'info'", ("info",), True),
        ("update audit.violations set status = 'waived' where status = 'open'", OF_ANY, False),
        ("update audit.violations set status = 'waived'", OF_ANY, False),
    ],
    ids=[
        "its rule is a hint today",
        "it is a hint",
        "hints stop",
        "it is waived",
        "all are waived",
    ],
)
def test_an_open_finding_stops_publication_by_its_own_severity(
    demonstration: Path, tmp_path: Path, change: str, stop_on: tuple[str, ...], *, stops: bool
) -> None:
    judged = tmp_path / "judged.duckdb"
    judged.write_bytes(demonstration.read_bytes())
    with duckdb.connect(judged) as connection:
        connection.execute(change)
    with waiting_gate() as ask:
        result = ask(judged, tmp_path, stop_on)()
    assert result.success is not stops, result.failures
    assert not stops or "faulty.pdf ARITHMETIC-" in result.failures[0]
    assert not result.is_ours  # no document is set aside for what its department printed


def suite(stops: bool, severity: str, error: str = "") -> tuple[SuiteAnswer, ...]:  # noqa: FBT001
    """Make the answer of a suite whose only check did not hold."""
    check = Check("some-check", "两数相等", "select 1", severity)
    answer = Answer(check, success=False, offenders=2, named=(FAULTY.sha256,), error=error)
    return (SuiteAnswer(Checklist("some", "核对", stops, (check,)), (answer,)),)


@pytest.mark.parametrize(
    ("answers", "success", "notices"),
    [
        (suite(stops=True, severity="critical"), False, 0),
        (suite(stops=True, severity="warning"), True, 1),
        (suite(stops=False, severity="critical"), True, 0),
        (suite(stops=False, severity="info", error="no such table"), False, 0),
    ],
)
def test_what_stops_publication(
    answers: tuple[SuiteAnswer, ...],
    success: bool,  # noqa: FBT001
    notices: int,
) -> None:
    result = gate._decide(answers, {})
    assert result.success is success
    assert result.is_ours is not success
    assert len(result.notices) == notices


def test_a_failure_names_the_file_in_chinese() -> None:
    answers = suite(stops=True, severity="critical")
    result = gate._decide(answers, {FAULTY.sha256: "某局.pdf"})
    assert result.failures == ("核对：两数相等——有2处不符合，例如某局.pdf",)


def test_a_gate_that_breaks_down_stops_publication(tmp_path: Path) -> None:
    with (
        waiting_gate() as ask,
        pytest.raises(LoadError, match="没有跑完") as caught,
    ):
        ask(tmp_path / "missing.duckdb", tmp_path)()
    assert "\n" not in str(caught.value)


def test_data_docs_escape_every_word(tmp_path: Path) -> None:
    check = Check("x", HOSTILE, HOSTILE)
    answer = Answer(check, success=False, offenders=1, named=(HOSTILE,), error="")
    data_docs.write([SuiteAnswer(Checklist("x", HOSTILE, True, (check,)), (answer,))], tmp_path)  # noqa: FBT003
    for path in tmp_path.glob("*.html"):
        assert re.findall("<script[^>]*>", path.read_text(encoding="utf-8")) == [OUR_SCRIPT]


def test_verdicts_and_report_do_not_import_great_expectations() -> None:
    code = (
        "import sys, expectations.judging, expectations.gate, expectations.report;"
        "sys.exit('great_expectations' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
