"""A load as a row of `audit.loads`, and the build file finished with it."""

from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from expectations.vocabulary import FILE_STATUSES
from load.process.points import reached
from load.release.digest import code_digest
from load.release.labels import label
from load.release.macros import write_macros
from load.release.summary import Summary
from load.run import Run
from load.settings import SAMPLE_LABEL, Build, Places
from load.source import Source

if TYPE_CHECKING:
    from extract import ExtractSummary

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
_LOAD = """
    create or replace table marts.load as
    select
        run_id, finished_at, code_digest, source_folder, is_sample,
        files_loaded, statements, amounts, findings
    from audit.loads where run_id = $run_id
"""
"""What this file is: who keeps it open through a publication compares the run. The latest by the
clock is another where that was set back."""
_VERSIONS = ("camelot-py", "dbt-core", "dbt-duckdb", "duckdb", "great-expectations", "playa-pdf")


def make_record(  # noqa: PLR0913  # what a row of a load is made of
    run: Run,
    source: Source,
    read: "ExtractSummary",
    summary: Summary,
    *,
    inputs: str,
    accepted: str | None,
) -> dict[str, Any]:
    """Put a load into one row: the columns of audit.loads."""
    return {
        "run_id": run.build.run_id,
        "started_at": run.log.started.isoformat(),
        "finished_at": datetime.now(UTC).isoformat(),
        "inputs_digest": inputs,
        "code_digest": code_digest(),
        "source_folder": SAMPLE_LABEL if source.is_sample else source.name,
        "is_sample": source.is_sample,
        **{f"files_{status}": summary.files.get(status, 0) for status in FILE_STATUSES},
        "statements": summary.statements,
        "amounts": summary.amounts,
        "unmapped": sum(summary.unmapped.values()),
        "findings": sum(summary.findings.values()),
        "documents_read": read.read,
        "pages_read": read.pages,
        "accepted_change": accepted,
        "seconds": dict(run.log.seconds),
        "versions": {name: version(name) for name in _VERSIONS},
    }


def seal(build: Build, places: Places, record: dict[str, Any]) -> None:
    """Finish the build file: the loads so far, comments, no views tied to the raw folder."""
    import duckdb

    history = sorted(places.loads_history.glob("*.parquet"))
    with duckdb.connect(str(build.warehouse)) as connection:
        create_loads(connection)
        for path in history:
            connection.execute(
                "insert or ignore into audit.loads by name select * from read_parquet(?)",
                [str(path)],
            )
        insert_load(connection, record)
        for schema in ("staging", "intermediate"):
            connection.execute(f"drop schema if exists {schema} cascade")
        connection.execute(_LOAD, {"run_id": record["run_id"]})
        label(connection)
        write_macros(connection)
        connection.execute("checkpoint")
    reached("sealed")


def create_loads(connection: Any) -> None:
    """Make an empty `audit.loads`."""
    connection.execute("set timezone = 'UTC'")
    for schema in ("audit", "marts"):
        connection.execute(f"create schema if not exists {schema}")
    connection.execute(_LOADS)


def insert_load(connection: Any, record: dict[str, Any]) -> None:
    """Add a load to `audit.loads`."""
    columns = ", ".join(record)
    values = ", ".join(f"${name}" for name in record)
    connection.execute(f"insert into audit.loads ({columns}) values ({values})", record)  # noqa: S608  # names are ours
