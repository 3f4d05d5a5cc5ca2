"""Whole loads in processes of their own, killed or starved; and what they published."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb

from load.process.points import DIE_AT
from load.settings import CHECKOUT, Places

# dbt's data tests write nothing, and take half the time of a build; bombs are to meet them.
_LOAD = """
import os, resource, sys
if limit := os.environ["LIMIT"].split():
    resource.setrlimit(int(limit[0]), (int(limit[1]),) * 2)
from dataclasses import replace
import load.run
from load.cli.__main__ import main
from load.partitions import update
# these folders are small: all the same a load starts from what is published, as in a large one
update.MOST_CHANGED = 10.0
make = load.run.new_build
has_tests = "HAS_TESTS" in os.environ
load.run.new_build = lambda places: replace(make(places), has_tests=has_tests)
sys.argv = ["budget-warehouse", "load", "--accept-quarantine", "--accept"]
main()
"""
_VOLATILE = (
    *("audit.loads", "audit.load_before", "audit.document_changes"),
    *("audit.finding_history", "marts.load"),
)
"""Tables that tell of loads: they are to differ where other loads went before."""
_TABLES = """
    select table_schema || '.' || table_name from information_schema.tables
    where table_schema in ('marts', 'audit') order by 1
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a load ended: its exit status, what it said on standard error, and how long it took."""

    status: int
    words: str
    seconds: float


def load_folder(
    folder: Path,
    data: Path,
    *,
    die_at: str = "",
    kill_after: float | None = None,
    limit: tuple[int, int] | None = None,
    **environment: str,
) -> Ended:
    """Load a folder; killed at a named point, after so many seconds, or within a limit."""
    began = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-c", _LOAD],
        cwd=CHECKOUT,
        env={
            **os.environ,
            DIE_AT: die_at,
            "PDF_DIR": str(folder),
            "DATA_DIR": str(data),
            "WORKERS": "2",
            "LIMIT": " ".join(map(str, limit or ())),
            **environment,
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        try:
            _, words = process.communicate(timeout=kill_after or 3600)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            _, words = process.communicate()
        finally:
            _end_group(process.pid)
    said = words.decode("utf-8", "replace").strip()
    return Ended(process.returncode, said, time.monotonic() - began)


def published(data: Path) -> tuple[str, float]:
    """Give the run that is published, and the seconds it took to open and ask it."""
    began = time.monotonic()
    with duckdb.connect(str(Places(data).warehouse), read_only=True) as connection:
        [(run_id,)] = connection.execute(
            "select arg_max(run_id, finished_at) from audit.loads"
        ).fetchall()
        connection.execute("select count(*) from marts.statement_amounts").fetchall()
    return str(run_id), time.monotonic() - began


def digests(data: Path) -> dict[str, str]:
    """Digest every published table, rows in order, but for the records of the loads themselves."""
    found = {}
    with duckdb.connect(str(Places(data).warehouse), read_only=True) as connection:
        for (table,) in connection.execute(_TABLES).fetchall():
            if table not in _VOLATILE:
                rows = sorted(map(repr, connection.execute(f"from {table}").fetchall()))
                found[table] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


def _end_group(group: int) -> None:
    """End what a killed load has left running: its own children, by their group."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return
