"""Models and data tests in, a build file out: what dbt compiled, run in its order.

    python -m load.compiled.runner [NODES FILE RAW_DIR THREADS DOCUMENTS [dies]]

Without arguments it waits for a line that holds them as JSON. It runs in a process of its own, so
that what a document makes of it (memory, time, a crash of the database) ends no load. It prints
lines of JSON about how far it is; the first node that fails ends it.
"""

import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from expectations.in_order import run_in_order
from expectations.warehouse import FEW, open_warehouse, plan_quickly
from load.compiled.plan import RAW_DIR, Node, nodes_from_json
from load.partitions.store import literal

SCHEMAS = ("staging", "intermediate", "marts", "audit")
_MOST_SHOWN = 3
"""So many rows that fail a test are shown in the log."""
_TELL_EVERY = 0.1
"""Progress is told at most so often, in seconds."""
Tell = Callable[[Mapping[str, Any]], None]


class NodeFailed(Exception):  # noqa: N818  # as `UnreadableDocument`: it says what happened
    """A model that could not be built, or a test that did not hold."""

    def __init__(
        self, node: Node, message: str, rows: Sequence[object] = (), kind: str = ""
    ) -> None:
        super().__init__(message)
        self.node, self.message, self.rows, self.kind = node, message, rows, kind


def run_nodes(
    nodes: Sequence[Node], connection: duckdb.DuckDBPyConnection, raw: str, threads: int, tell: Tell
) -> None:
    """Build models and ask tests, as many at once as there are threads.

    Raises:
        NodeFailed: The first that failed; the others are stopped.
    """
    for schema in SCHEMAS:
        connection.execute(f"create schema if not exists {schema}")
    by_id = {node.id: node for node in nodes}
    done = 0

    def tell_done(one: str) -> None:
        nonlocal done
        done += 1
        tell({"node": by_id[one].name, "done": done, "total": len(nodes)})

    run_in_order(
        {node.id: by_id.keys() & set(node.after) for node in nodes},
        [connection.cursor() for _ in range(threads)],
        lambda one, cursor: run_node(by_id[one], cursor, raw, tell),
        # a test first: where it fails, what is made of its model may fail in odder ways
        rank=lambda one: by_id[one].kind != "test",
        done=tell_done,
    )


def run_node(node: Node, connection: duckdb.DuckDBPyConnection, raw: str, tell: Tell) -> None:
    """Build a model, or ask a test.

    Raises:
        NodeFailed: It could not be built, promises other columns than it has, or does not hold.
    """
    sql = node.sql.replace(RAW_DIR, literal(raw)[1:-1])
    try:
        if node.kind == "test":
            _ask(node, sql, connection, tell)
            return
        connection.execute(f"create or replace {node.kind} {node.relation} as {sql}")
        if node.columns and _has_other_order(node, connection):
            names = ", ".join(f'"{name}"' for name, _ in node.columns)
            query = f"select {names} from ({sql}\n)"  # noqa: S608  # ours
            connection.execute(f"create or replace {node.kind} {node.relation} as {query}")
    except duckdb.Error as error:
        kind = type(error).__name__
        raise NodeFailed(node, " ".join(str(error).split()), kind=kind) from error


def _ask(node: Node, sql: str, connection: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    [(count,)] = connection.execute(f"select count(*) from ({sql}\n) as failing").fetchall()  # noqa: S608  # ours
    if not count:
        return
    message = f"数据测试不成立，{count} 行不符"
    rows = connection.execute(f"from ({sql}\n) as failing limit {_MOST_SHOWN}").fetchall()
    if not node.only_warns:
        raise NodeFailed(node, message, rows)
    tell({"warned": node.name, "message": message, "rows": [str(row)[:300] for row in rows]})


def _has_other_order(node: Node, connection: duckdb.DuckDBPyConnection) -> bool:
    """Hold a model to the names and types that its yml promises; tell whether the order is other.

    Raises:
        NodeFailed: A column is missing or too many, or of another type.
    """
    schema, name = node.relation.split(".")
    rows = connection.execute(
        "select column_name, data_type from duckdb_columns()"
        " where database_name = current_database() and schema_name = ? and table_name = ?"
        " order by column_index",
        [schema, name],
    ).fetchall()
    found = [(column, _type(kind)) for column, kind in rows]
    promised = [(column, _type(kind)) for column, kind in node.columns]
    if odd := sorted(set(found) ^ set(promised)):
        raise NodeFailed(node, f"与 yml 约定的列不符：{' '.join(odd[0])}")
    return found != promised


def _type(kind: str) -> str:
    return kind.lower().replace(" ", "")


def _tell(said: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def seldom(tell: Tell, seconds: float = _TELL_EVERY) -> Tell:
    """Tell of progress now and then: hundreds of nodes are built in a second or two."""
    last = -seconds

    def tell_seldom(said: Mapping[str, Any]) -> None:
        nonlocal last
        now = time.monotonic()
        is_progress = "done" in said and said["done"] < said["total"]
        if not is_progress or now - last >= seconds:
            last = now
            tell(said)

    return tell_seldom


def main(  # noqa: PLR0913, PLR0917  # what its command line says
    nodes: Path, file: Path, raw: str, threads: int, documents: int, dies: str = ""
) -> int:
    """Run what a file lists over a build file; the exit status."""
    todo = nodes_from_json(nodes.read_text(encoding="utf-8"))
    try:
        with open_warehouse(file, read_only=False, may_be_new=True) as connection:
            # once, at the end: what is written meanwhile is written again by a later model
            connection.execute("set checkpoint_threshold = '1TB'")
            if documents <= FEW:
                plan_quickly(connection)
                if dies:  # to press small tables takes as long as a sixth of what fills them
                    connection.execute("set force_compression = 'uncompressed'")
            run_nodes(todo, connection, raw, threads, seldom(_tell))
    except NodeFailed as failed:
        rows = [str(row)[:300] for row in failed.rows]
        said = {"failed": failed.node.name, "message": failed.message[:2000], "rows": rows}
        _tell(said | {"kind": failed.kind})
        return 1
    return 0


if __name__ == "__main__":
    nodes, file, raw, threads, documents, *dies = sys.argv[1:] or json.loads(sys.stdin.readline())
    sys.exit(main(Path(nodes), Path(file), raw, int(threads), int(documents), *dies))
