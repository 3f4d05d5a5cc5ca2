"""The only door to Great Expectations.

Checklists in, answers out. Great Expectations takes seconds to import and prints warnings of
`nanobind` at exit, so only the gate's own process imports this module.
"""

from __future__ import annotations

import contextlib
import io
import os
from typing import TYPE_CHECKING, Any

os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")

import great_expectations as gx
import sqlalchemy
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.expectations.core.unexpected_rows_expectation import (
    UnexpectedRowsExpectation,
)
from great_expectations.expectations.metadata_types import FailureSeverity
from sqlalchemy.engine.cursor import FullyBufferedCursorFetchStrategy

from expectations.checklists import Answer, Check, Checklist, SuiteAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from great_expectations.core import ExpectationValidationResult

NAMED_OFFENDERS = 20


def run_suites(warehouse: Path, checklists: Sequence[Checklist]) -> tuple[SuiteAnswer, ...]:
    """Run every checklist as a suite of Great Expectations over the build file."""
    with contextlib.redirect_stdout(io.StringIO()), _batch_of(warehouse) as batch:
        return tuple(_run_suite(batch, checklist) for checklist in checklists)


@contextlib.contextmanager
def _batch_of(warehouse: Path) -> Iterator[Any]:
    sqlalchemy.event.listen(sqlalchemy.engine.Engine, "after_cursor_execute", _fetch_at_once)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    source = context.data_sources.add_sql(
        "warehouse",
        connection_string=f"duckdb:///{warehouse.resolve()}?access_mode=READ_ONLY",
        create_temp_table=False,
    )
    asset = source.add_query_asset("build", query="select 1 as one")
    try:
        yield asset.add_batch_definition_whole_table("whole").get_batch()
    finally:
        source.get_engine().dispose()
        sqlalchemy.event.remove(sqlalchemy.engine.Engine, "after_cursor_execute", _fetch_at_once)


def _fetch_at_once(
    connection: Any,
    cursor: Any,
    _statement: str,
    _parameters: Any,
    context: Any,
    _executemany: bool,  # noqa: FBT001 - the listener's signature is SQLAlchemy's
) -> None:
    """Take the rows before Great Expectations closes the connection: DuckDB has none after."""
    if connection.dialect.name == "duckdb" and cursor.description:
        context.cursor_fetch_strategy = FullyBufferedCursorFetchStrategy(
            cursor, initial_buffer=cursor.fetchall()
        )


def _run_suite(batch: Any, checklist: Checklist) -> SuiteAnswer:
    if not checklist.checks:
        return SuiteAnswer(checklist, ())
    suite = gx.ExpectationSuite(
        name=checklist.name,
        expectations=[_expectation(check) for check in checklist.checks],
    )
    results = batch.validate(suite, result_format="COMPLETE").results
    by_id = {result.expectation_config.meta["check_id"]: result for result in results}
    return SuiteAnswer(
        checklist, tuple(_answer(check, by_id[check.id]) for check in checklist.checks)
    )


def _expectation(check: Check) -> UnexpectedRowsExpectation:
    return UnexpectedRowsExpectation(
        unexpected_rows_query=check.query.replace("{", "{{").replace("}", "}}"),
        description=check.title_zh,
        severity=FailureSeverity(check.severity),
        meta={"check_id": check.id, "rule_id": check.rule_id, "severity": check.severity},
    )


def _answer(check: Check, result: ExpectationValidationResult) -> Answer:
    error = _error(result.exception_info)
    details = result.result.get("details", {})
    rows = details.get("unexpected_rows") or []
    return Answer(
        check=check,
        success=bool(result.success) and not error,
        offenders=None if error else result.result.get("observed_value"),
        named=tuple(str(row["what"]) for row in rows[:NAMED_OFFENDERS]),
        error=error,
    )


def _error(exception_info: dict[str, Any] | None) -> str:
    """Find the message: Great Expectations nests it under metric ids, or not."""
    if not exception_info:
        return ""
    if "raised_exception" in exception_info:
        raised = exception_info["raised_exception"]
        return str(exception_info["exception_message"]) if raised else ""
    return "; ".join(filter(None, map(_error, exception_info.values())))
