"""The door to DuckDB: a build file opened, SQL files run."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import duckdb

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SETTINGS = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    # what is published opens in every DuckDB 1.x: DBeaver, R, wasm and most notebooks
    "storage_compatibility_version": "v1.0.0",
    # where it guesses few rows, DuckDB walks through all of the other side for each: never here
    "asof_loop_join_threshold": "0",
}

_MOST_SPILLED = 8 * 1024**3
"""So many bytes are set down on the disk; loads of ten thousand reports set down none."""
FEW = 40
"""Of so many documents a query is so short that a second thread costs more than it saves."""
_OF_MANY_ROWS = (
    "common_subexpressions",
    "common_subplan",
    "expression_rewriter",
    "projection_placement",
    "projection_pullup",
    "statistics_propagation",
)
"""Steps of DuckDB's planning that cost a tenth of it, and pay where there are many rows."""
_AT_ONCE = 2000
"""So many rows are held at once where they are written one after another."""


@contextmanager
def open_warehouse(
    path: Path, *, read_only: bool, may_be_new: bool = False
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a build file; it is closed again whatever happens."""
    if not (may_be_new or path.is_file()):
        raise FileNotFoundError(path)
    connection = duckdb.connect(path, read_only=read_only, config={**SETTINGS, **_memory()})
    try:
        _limit_spill(connection, path.parent)
        yield connection
    finally:
        connection.close()


@contextmanager
def open_beside(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a build file as `warehouse` beside a database in memory, for what is not kept."""
    memory = {**_memory(), "temp_directory": f"{path}.tmp"}
    with duckdb.connect(config={**SETTINGS, **memory}) as connection:
        _limit_spill(connection, path.parent)
        connection.execute(f"attach {quoted(path)} as warehouse")
        yield connection


def _memory() -> dict[str, str]:
    return {"memory_limit": os.environ.get("WAREHOUSE_MEMORY", "4GB")}


def _limit_spill(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Limit what a query sets down on the disk where memory does not suffice.

    Where a document makes it too much, DuckDB says so before the disk is full: a full disk would
    be blamed on no document, and harm others than the load. Given when DuckDB opens, the setting is
    kept and not applied.
    """
    most = min(_MOST_SPILLED, shutil.disk_usage(folder).free // 2)
    connection.execute(f"set max_temp_directory_size = '{most}B'")


def plan_quickly(connection: duckdb.DuckDBPyConnection) -> None:
    """Let queries of few documents be planned at less cost; what they answer is the same."""
    connection.execute("set threads = 1")
    connection.execute(f"set disabled_optimizers = '{','.join(_OF_MANY_ROWS)}'")


def in_parts(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[list[tuple[Any, ...]]]:
    """Give the rows of a query some at a time: they may be more than memory should hold.

    Nothing else may be asked of the connection meanwhile.
    """
    connection.execute(query)
    while rows := connection.fetchmany(_AT_ONCE):
        yield rows


def quoted(path: Path) -> str:
    """Write a path as a literal of SQL."""
    return f"'{str(path).replace(chr(39), chr(39) * 2)}'"


def run_file(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Run every statement of a SQL file; an error names the file."""
    try:
        connection.execute(path.read_text(encoding="utf-8"))
    except duckdb.Error as error:
        error.add_note(f"in {path.parent.name}/{path.name}")
        raise
