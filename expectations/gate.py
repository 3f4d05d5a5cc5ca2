"""A judged build file in, leave to publish out.

Failures of ours (the raw layer's contract, the accounting, a rule that did not answer) stop
publication; those a check calls less than critical are shown and stop nothing. A department's
findings are shown and stop nothing, unless open ones have a severity that is named in `stop_on`.
Great Expectations runs in a process of its own (`python -m expectations gate`), so that what it
prints at its end is not shown to anybody.
"""

from __future__ import annotations

import gc
import json
import re
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from expectations.checklists import FINDINGS, OUR_SUITES, read_checklists
from expectations.known_answers import KnownAnswers
from expectations.lazily import lazily
from expectations.warehouse import open_warehouse, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path
    from types import ModuleType

    from expectations.checklists import Answer, SuiteAnswer

RESULT_FILE = "gate.json"
STOPPING_SEVERITY = "critical"
SHA256 = re.compile(r"[0-9a-f]{64}")
FILE_NAMES = """
    select coalesce(last_good_sha256, document_sha256) as named, min(file_path) from marts.files
    where named is not null group by named
"""

_BROKEN = (
    """
    create table audit.rule_results as
    select rule_id, document_sha256, outcome from judged.audit.rule_results
    where outcome = 'violation' order by rule_id
    """,
    """
    create table audit.violations as
    select finding_id, rule_id, document_sha256, status, severity from judged.audit.violations
    """,
)


@dataclass(frozen=True)
class GateResult:
    """Whether the build may be published, in plain Chinese.

    Attributes:
        failures: what stops publication.
        notices: what else of ours did not hold, and is shown.
        is_ours: whether a failure is ours; else only findings stop, as somebody wished.
    """

    success: bool
    failures: tuple[str, ...]
    notices: tuple[str, ...] = ()
    is_ours: bool = False


def read_result(out: Path) -> GateResult:
    """Read what the gate's process left in `out`; it leaves nothing when it breaks down."""
    result = json.loads((out / RESULT_FILE).read_text(encoding="utf-8"))
    failures, notices = tuple(result["failures"]), tuple(result["notices"])
    return GateResult(result["success"], failures, notices, result["is_ours"])


def run_here(
    warehouse: Path,
    out: Path,
    stop_on: Collection[str] = (),
    checked: Path | None = None,
    before: Path | None = None,
) -> GateResult:
    """Run the gate in this process: import Great Expectations, judge, write the Data Docs.

    Args:
        warehouse: the build file, whose findings are shown.
        out: where result and Data Docs land.
        stop_on: severities of findings that stop publication.
        checked: the file that is held to our checks; the build file unless given.
        before: where the gate of the load before left its answers: those to checks of rules stand
            that would see the same rows again.
    """
    suites, data_docs = great_expectations()
    with open_warehouse(warehouse, read_only=True) as connection:
        checklists = read_checklists(connection, stop_on)
        file_names = dict(connection.execute(FILE_NAMES).fetchall())
    ours = [one for one in checklists if one.name in OUR_SUITES]
    theirs = [one for one in checklists if one.name not in OUR_SUITES]
    out.mkdir(parents=True, exist_ok=True)
    with _broken_rules(warehouse, out) as broken:
        known = KnownAnswers(broken, before)
        answers = (
            *suites.run_suites(checked or warehouse, ours),
            *known.complete(theirs, suites.run_suites(broken, known.without(theirs))),
        )
    result = _decide(answers, file_names)
    data_docs.write(answers, out / "data_docs")
    content = asdict(result) | known.of(answers)
    (out / RESULT_FILE).write_text(
        json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8"
    )
    return result


def great_expectations() -> tuple[ModuleType, ModuleType]:
    """Import what knows Great Expectations: two seconds, of which nothing is spent on garbage."""
    for name in ("scipy.stats", "altair"):  # a second each, and no check of ours asks for them
        lazily(name)
    gc.disable()
    try:
        from expectations import data_docs, suites
    finally:
        gc.freeze()
        gc.enable()
    return suites, data_docs


@contextmanager
def _broken_rules(warehouse: Path, out: Path) -> Iterator[Path]:
    """Give a file with what the suites of findings ask for and nothing else, by rule.

    Each rule has a check, and Great Expectations asks each twice: of ten thousand documents that
    were four hundred walks through two million answers.
    """
    path = out / "broken_rules.duckdb"
    path.unlink(missing_ok=True)
    try:
        with open_warehouse(path, read_only=False, may_be_new=True) as connection:
            connection.execute(f"attach {quoted(warehouse)} as judged (read_only)")
            connection.execute("create schema audit")
            for query in _BROKEN:
                connection.execute(query)
        yield path
    finally:
        path.unlink(missing_ok=True)


def _decide(suite_answers: tuple[SuiteAnswer, ...], file_names: Mapping[str, str]) -> GateResult:
    failures, notices = [], []
    is_ours = False
    answers = [(one.checklist, answer) for one in suite_answers for answer in one.answers]
    for checklist, answer in answers:
        if answer.success:
            continue
        stops = checklist.stops_publication
        line = f"{checklist.title_zh}：{answer.check.title_zh}——{_why(answer, file_names)}"
        # a query that could not run is ours, whatever it was to check
        if answer.error or (stops and answer.check.severity == STOPPING_SEVERITY):
            failures.append(line)
            is_ours |= bool(answer.error) or checklist.name != FINDINGS
        elif stops:
            notices.append(line)
    return GateResult(not failures, tuple(failures), tuple(notices), is_ours)


def _why(answer: Answer, file_names: Mapping[str, str]) -> str:
    if answer.error:
        return f"检查未能执行：{answer.error.strip().splitlines()[0]}"
    named = "、".join(
        SHA256.sub(lambda hit: file_names.get(hit[0], hit[0]), name) for name in answer.named[:3]
    )
    return f"有{answer.offenders}处不符合，例如{named}" if named else "不符合"
