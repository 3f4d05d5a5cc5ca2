"""A build file in; the rules' answers in it, asked anew for departments of which anything is new.

Rules compare a report with others of its department: the year before, the budget, the statements in
another file. So the documents of a department are judged together, and again when any of them, or
what is known of them across documents, changes. Departments are judged in batches, each in a file
and a process of its own.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from load.compiled.cached import compiled_project
from load.errors import BuildError
from load.partitions.batches import Batches
from load.partitions.cluster import Built, Files, pack, workers_of
from load.partitions.departments import known_departments
from load.partitions.documents import copy_rows, document_store, kept_of
from load.partitions.raw_layer import copy_raw_layer
from load.partitions.relations import read_by_rules
from load.partitions.rows import REPLACED, replace_rows
from load.partitions.store import LARGEST, Store, forget_others, literal
from load.process.points import reached
from load.process.rules import run_rules
from load.release.digest import digest_of
from load.run import Run
from load.settings import CHECKOUT, DBT_PROJECT, Build, Places
from load.terminal.screen import Advance

if TYPE_CHECKING:
    import duckdb

_TABLES = ("rule_index", "rule_results", "violations", "finding_places", "checked_figures")
_OF_DOCUMENTS = ("rule_index", "rule_results", "violations", "checked_figures")
_REPLACED_PLACES = f"""
    delete from audit.finding_places where finding_id in (
        select finding_id from audit.violations
        where document_sha256 in (from changed.{REPLACED})
    )
"""  # noqa: S608  # ours
_IS_WAIVED = "select bool_or(status = 'waived') from audit.violations"
_FILE = "rules.duckdb"
"""What the rules read of a batch, and where their answers land."""
Departments = Sequence[Sequence[str]]
"""The documents of one department, and of another."""
_SCHEMAS = ("intermediate", "marts", "audit", "staging", "seeds")


def answer_store(places: Places) -> Store:
    """Open the batches of answers that this code gave."""
    roots = (DBT_PROJECT, CHECKOUT / "expectations", CHECKOUT / "load" / "partitions")
    digest = digest_of(roots, without=(CHECKOUT / "expectations" / "report",))
    return Store(places.partitions / "answers" / digest)


def judge_documents(run: Run, readings: Mapping[str, str], advance: Advance) -> None:
    """Ask the rules of every document of the run's build file; write the answers into it.

    Args:
        run: The run; its build file was built over the partitions.
        readings: By document hash, the reading of it that the partitions hold.
        advance: Called as it advances.

    Raises:
        BuildError: A rule could not be computed; its `documents` are those of the batch.
    """
    departments = known_departments(run.build)
    wanted = {sha256: one.digest for one in departments for sha256 in one.loaded}
    store = answer_store(run.places)
    missing = set(store.missing(wanted))
    asked = [one.loaded for one in departments if missing & set(one.loaded)]
    if run.executor and asked:
        judged = _judge_there(run, asked, readings, advance)
    else:
        # the rules themselves are published, too
        batches = list(_batched(asked)) or ([] if store.batches else [()])
        judged = _judge_here(run, batches, readings, advance)
    for batch, write in judged:
        store.add({sha256: wanted[sha256] for sha256 in batch}, write)
        reached("answers_kept")
    store.tidy(wanted, copy_rows)
    if run.build.changed.is_file():
        changed = documents_of(run.build.changed)
        _join(run.build.changed, store, {sha256: wanted[sha256] for sha256 in changed})
        _replace(run.build, store, wanted)
    else:
        _join(run.build.warehouse, store, wanted)


def _judge_here(
    run: Run, batches: Sequence[Departments], readings: Mapping[str, str], advance: Advance
) -> Iterator[Built]:
    """Judge one batch after another on this machine."""
    path = run.build.folder / _FILE
    waiting = Batches(batches, advance)
    for departments, some in waiting:
        batch = _documents_of(departments)
        some(0, 1, f"{len(batch)} 份文件")
        path.unlink(missing_ok=True)
        some_readings = {sha256: readings[sha256] for sha256 in batch}
        try:
            run_rules(run, path, len(batch), partial(_write_batch, run, path, some_readings))
        except BuildError as error:
            error.documents = batch
            waiting.halve(departments, error)
            continue
        yield batch, partial(_export, path)
        path.unlink()


def _judge_there(
    run: Run, asked: Departments, readings: Mapping[str, str], advance: Advance
) -> Iterator[Built]:
    """Judge documents on a cluster."""
    with workers_of(run) as workers:
        count = sum(map(len, asked))
        size = workers.batch_size(count)
        batches = (
            (batch, _file_of(run, batch, readings))
            for batch in map(_documents_of, _batched(asked, size))
        )
        yield from workers.do(_judge_batch_there, batches, count, advance)


def _file_of(run: Run, batch: tuple[str, ...], readings: Mapping[str, str]) -> Files:
    """Take what the rules read of a batch."""
    with tempfile.TemporaryDirectory(prefix="batch-", dir=run.build.folder) as folder:
        _write_batch(run, Path(folder, _FILE), {sha256: readings[sha256] for sha256 in batch})
        return pack(Path(folder))


def _judge_batch_there(run: Run, come: Path, document_count: int, out: Path) -> None:
    """Judge a batch on a worker; what has come is the file that the rules read."""
    run_rules(run, come / _FILE, document_count)
    _export(come / _FILE, out)


def documents_of(warehouse: Path) -> set[str]:
    """Name the loaded documents of a build file."""
    from expectations.warehouse import open_warehouse

    with open_warehouse(warehouse, read_only=True) as connection:
        rows = connection.execute("select document_sha256 from marts.dim_document").fetchall()
    return {sha256 for (sha256,) in rows}


def _batched(departments: Departments, size: int = LARGEST) -> Iterator[Departments]:
    """Put departments, each with its documents, into batches; a department is never cut."""
    batch: list[Sequence[str]] = []
    count = 0
    for documents in departments:
        if batch and count + len(documents) > size:
            yield batch
            batch, count = [], 0
        batch.append(documents)
        count += len(documents)
    if batch:
        yield batch


def _documents_of(departments: Departments) -> tuple[str, ...]:
    """Name the documents of departments."""
    return tuple(chain.from_iterable(departments))


def _write_batch(run: Run, path: Path, readings: Mapping[str, str]) -> None:
    """Write what the rules read of some documents into a file of its own."""
    from expectations.warehouse import open_warehouse

    store, kept = document_store(run.places), frozenset(kept_of(run))
    compiled, read = compiled_project(run), read_by_rules()
    with open_warehouse(path, read_only=False, may_be_new=True) as connection:
        connection.execute(f"attach {literal(run.build.checked)} as whole (read_only)")
        connection.execute("create temp table batch (document_sha256 varchar primary key)")
        for sha256 in readings:
            connection.execute("insert into batch values (?)", [sha256])
        for schema in _SCHEMAS:
            connection.execute(f"create schema {schema}")
        copy_raw_layer(run.places, compiled.plan, connection, readings, read)
        for relation in read:
            if relation.startswith("staging."):
                continue
            rows = f"from whole.{relation}"
            if relation in kept:
                rows = store.rows(relation, readings)
            elif relation not in compiled.of_seeds and not relation.startswith("seeds."):
                rows += f" where {_of_batch(connection, relation)}"
            connection.execute(f"create table {relation} as {rows}")


def _of_batch(connection: "duckdb.DuckDBPyConnection", relation: str) -> str:
    """Write the condition that a row of the build file is of the batch."""
    columns = connection.execute(f"describe whole.{relation}").fetchall()
    if any(name == "document_sha256s" for name, *_ in columns):
        return "list_has_any(document_sha256s, (select list(document_sha256) from batch))"
    return "document_sha256 in (select document_sha256 from batch)"


def _export(path: Path, folder: Path) -> None:
    """Write the answers of a batch; a place goes with the document whose finding it belongs to."""
    from expectations.warehouse import open_warehouse

    queries = {f"audit.{table}": f"from audit.{table}" for table in (*_TABLES, "rules")}
    queries["audit.finding_places"] = (
        "select places.*, findings.document_sha256 as judged_sha256"
        " from audit.finding_places as places"
        " inner join audit.violations as findings using (finding_id)"
    )
    with open_warehouse(path, read_only=True) as connection:
        for relation, query in queries.items():
            file = literal(folder / f"{relation}.parquet")
            connection.execute(f"copy ({query}) to {file} (format parquet, compression zstd)")


def _join(warehouse: Path, store: Store, wanted: Mapping[str, str]) -> None:
    """Write the answers for some documents into a build file."""
    from expectations.judging import create_tables
    from expectations.warehouse import open_warehouse

    with open_warehouse(warehouse, read_only=False) as connection:
        connection.begin()
        create_tables(connection)
        rules = store.batches[-1].file("audit.rules")
        connection.execute(f"insert into audit.rules by name from {literal(rules)}")
        for table in _TABLES:
            _insert(connection, table, store, wanted)
        connection.commit()


def _insert(
    connection: "duckdb.DuckDBPyConnection", table: str, store: Store, wanted: Mapping[str, str]
) -> None:
    rows = store.rows(f"audit.{table}", wanted)
    columns = "* exclude (judged_sha256)" if table == "finding_places" else "*"
    connection.execute(f"insert into audit.{table} by name from ({rows}) select {columns}")


def _replace(build: Build, store: Store, wanted: Mapping[str, str]) -> None:
    """Write the answers for departments of which anything is new over those that were there."""
    from expectations.warehouse import open_warehouse

    with open_warehouse(build.warehouse, read_only=False) as connection:
        connection.execute(f"attach {literal(build.changed)} as changed (read_only)")
        # a place may lie in another document than the finding it belongs to
        connection.execute(_REPLACED_PLACES)
        connection.execute("insert into audit.finding_places from changed.audit.finding_places")
        for table in _OF_DOCUMENTS:
            replace_rows(connection, f"audit.{table}")
        [(is_waived,)] = connection.execute(_IS_WAIVED).fetchall()
        if is_waived:  # what somebody answered for may have been withdrawn: all are written
            connection.execute("delete from audit.violations")
            _insert(connection, "violations", store, wanted)


def forget_other_code(places: Places) -> None:
    """Remove the partitions that other code than this made, and what killed loads left."""
    for store in (document_store(places), answer_store(places)):
        forget_others(store.folder)
