"""What is kept of each load: a row in the warehouse, a file of the history, a log of lines."""

import json
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from load.errors import LoadError
from load.process.points import reached
from load.release.publish import Published
from load.release.summary import Summary
from load.settings import Build, Places
from load.terminal.sentences import sentence, words_of_libraries
from load.terminal.text import printable

_LOADS = """
    create or replace table audit.loads (
        run_id varchar primary key, started_at timestamptz, finished_at timestamptz,
        inputs_digest varchar, code_digest varchar, source_folder varchar, is_sample boolean,
        files_loaded integer, files_duplicate integer, files_quarantined integer,
        files_ignored integer, statements integer, amounts bigint, unmapped bigint,
        findings integer, documents_read integer, pages_read integer, accepted_change varchar,
        seconds map(varchar, double), versions map(varchar, varchar)
    )
"""
_VERSIONS = ("camelot-py", "dbt-core", "dbt-duckdb", "duckdb", "great-expectations", "playa-pdf")
_KEPT_LOGS = 60


@dataclass(slots=True)
class Log:
    """The structured log of one run, one JSON object a line, and the seconds of its steps."""

    path: Path
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    seconds: dict[str, float] = field(default_factory=dict)
    _words: int = 0

    def write(self, event: str, **facts: object) -> None:
        """Add a line."""
        line = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **facts}
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=True, default=str) + "\n")

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time a step, and log how it ended."""
        self.write("step_started", step=name)
        began = time.perf_counter()
        ended = "failed"
        try:
            yield
            ended = "done"
        finally:
            self.seconds[name] = round(time.perf_counter() - began, 3)
            if words := words_of_libraries(self._words):
                self._words += len(words)
                self.write("words_of_libraries", step=name, text=words.decode("utf-8", "replace"))
            self.write(f"step_{ended}", step=name, seconds=self.seconds[name])


def open_log(places: Places, run_id: str) -> Log:
    """Begin a run's log; old ones are removed, the newest sixty stay."""
    places.logs.mkdir(parents=True, exist_ok=True)
    for old in sorted(places.logs.glob("load-*.jsonl"))[: 1 - _KEPT_LOGS]:
        old.unlink(missing_ok=True)
    return Log(places.logs / f"load-{run_id}.jsonl")


@contextmanager
def told(log: Log) -> Iterator[None]:
    """Keep in the log where an error came from; the operator reads one sentence."""
    try:
        yield
    except LoadError:
        raise
    except Exception as error:
        with suppress(OSError):  # a full disk: then the sentence has to do
            log.write("error", message=traceback.format_exc())
        raise LoadError(f"{sentence(error)}详情见 {printable(log.path)}。") from error


def make_record(  # noqa: PLR0913  # the columns of one row
    build: Build,
    log: Log,
    summary: Summary,
    *,
    inputs: str,
    code: str,
    source: str,
    is_sample: bool,
    documents_read: int,
    pages_read: int,
    accepted_change: str | None,
) -> dict[str, Any]:
    """Put a load into one row: the columns of audit.loads."""
    return {
        "run_id": build.run_id,
        "started_at": log.started.isoformat(),
        "finished_at": datetime.now(UTC).isoformat(),
        "inputs_digest": inputs,
        "code_digest": code,
        "source_folder": source,
        "is_sample": is_sample,
        **{
            f"files_{status}": summary.of(status)
            for status in ("loaded", "duplicate", "quarantined", "ignored")
        },
        "statements": summary.statements,
        "amounts": summary.amounts,
        "unmapped": sum(summary.unmapped.values()),
        "findings": sum(summary.findings.values()),
        "documents_read": documents_read,
        "pages_read": pages_read,
        "accepted_change": accepted_change,
        "seconds": dict(log.seconds),
        "versions": {name: version(name) for name in _VERSIONS},
    }


def seal(build: Build, places: Places, record: dict[str, Any]) -> None:
    """Finish the build file: the loads so far, no views tied to the raw folder, all in one file."""
    import duckdb

    history = sorted(places.loads_history.glob("*.parquet"))
    with duckdb.connect(str(build.warehouse)) as connection:
        connection.execute("set timezone = 'UTC'")
        connection.execute("create schema if not exists audit")
        connection.execute(_LOADS)
        for path in history:
            connection.execute(
                "insert or ignore into audit.loads by name select * from read_parquet(?)",
                [str(path)],
            )
        _insert(connection, "audit.loads", record)
        connection.execute("drop schema if exists staging cascade")
        connection.execute("checkpoint")
    reached("sealed")


def keep_history(places: Places, published: Published | None) -> None:
    """Add the published load to the history, unless it is there.

    Done after publishing and again at the start of a load, so that one killed in between is kept.
    """
    if published is None:
        return
    path = places.loads_history / f"{published.run_id}.parquet"
    if path.is_file():
        return
    import duckdb

    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".writing")
    with duckdb.connect() as connection:
        connection.execute("set timezone = 'UTC'")
        connection.execute("create schema audit")
        connection.execute(_LOADS)
        _insert(connection, "audit.loads", published.record)
        connection.execute("copy audit.loads to $path (format parquet)", {"path": str(temporary)})
    temporary.replace(path)
    reached("recorded")


def _insert(connection: Any, table: str, record: dict[str, Any]) -> None:
    columns = ", ".join(record)
    values = ", ".join(f"${name}" for name in record)
    connection.execute(f"insert into {table} ({columns}) values ({values})", record)  # noqa: S608  # names are ours
