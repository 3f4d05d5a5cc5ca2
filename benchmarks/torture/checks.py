"""Every test of ours made to fail by one document's rows, and held again without them.

That is what the search for the guilty needs of a test: it fails where the document is, and only
there. Each test is asked on a finished build, within a transaction that is rolled back.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.torture.breakages import BREAK, NOT_BY_CONTENT
from benchmarks.torture.figures import Figure
from expectations.checklists import CHECKS_DIRECTORY, OUR_SUITES, read_checklist
from expectations.judging import judge
from extract import ExtractSettings, extract_folder
from load.settings import DBT_PROJECT, QUIET, SAMPLE

_ROWS = "contains(cast({table} as varchar), '{document}')"
"""Rows that a document's cells, grids or statements are named in: names begin with its hash."""

_OF_NONE = "no row of a document"


@dataclass(frozen=True, slots=True)
class Tested:
    """A test: what it is called, its SQL, and what breaks it; None with the reason why not."""

    name: str
    query: str
    kind: str = ""
    table: str = ""
    column: str = ""
    breaks: str | None = None


def check_all(folder: Path) -> Figure:
    """Build the sample's reports as `dbt build` by hand does, judge it, and break all its tests."""
    raw, build = folder / "raw", folder / "build"
    (folder / "inbox").mkdir(parents=True)
    build.mkdir()
    for path in sorted(SAMPLE.rglob("*.pdf")):
        shutil.copy(path, folder / "inbox")
    extract_folder(folder / "inbox", raw, settings=ExtractSettings(reads_scans=False))
    build_file, target = build / "warehouse.duckdb", folder / "target"
    subprocess.run(
        [
            *(sys.executable, "-c", "from dbt.cli.main import cli; cli()", "-q", "build"),
            *("--exclude-resource-type", "unit_test"),
            *("--project-dir", str(DBT_PROJECT), "--profiles-dir", str(DBT_PROJECT)),
            *("--target-path", str(target), "--log-path", str(folder / "logs")),
        ],
        env=os.environ | QUIET | {"WAREHOUSE_BUILD_PATH": str(build_file), "RAW_DIR": str(raw)},
        check=True,
    )
    judge(build_file)
    return check(build_file, target, folder / "warehouse.duckdb")


def check(build: Path, target: Path, scratch: Path) -> Figure:
    """Break every data test of dbt, and every check of the gate, by one document's rows."""
    bad, untried, tried = [], [], 0
    scratch.write_bytes(build.read_bytes())
    with duckdb.connect(str(scratch)) as connection:
        _views_to_tables(connection)
        documents = [
            sha256[:12]
            for (sha256,) in connection.execute(
                "select document_sha256 from marts.dim_document order by statement_count desc"
            ).fetchall()
        ]
        for test in (*_tests_of_dbt(target), *_checks_of_the_gate()):
            if test.kind == "seed":
                continue
            tried += 1
            if not (answer := _try(connection, test, documents)):
                continue
            if answer == _OF_NONE and any(re.fullmatch(name, test.name) for name in NOT_BY_CONTENT):
                untried.append(test.name)
            else:
                bad.append(f"{test.name}: {answer}")
    note = f"{len(untried)} cannot be broken by one document, tests of seeds apart"
    return Figure(
        "data tests and checks of the gate that name no document",
        len(bad),
        tried,
        "; ".join([note, *bad]),
    )


def _tests_of_dbt(target: Path) -> Iterator[Tested]:
    manifest = json.loads((target / "manifest.json").read_bytes())
    for node in manifest["nodes"].values():
        if node["resource_type"] != "test":
            continue
        of_content = any(_is_of_content(one, manifest) for one in node["depends_on"]["nodes"])
        metadata = node.get("test_metadata") or {}
        arguments = metadata.get("kwargs", {})
        attached = manifest["nodes"].get(node.get("attached_node") or "", {})
        name = node["name"]
        yield Tested(
            name,
            node["compiled_code"],
            kind=metadata.get("name", "") if of_content else "seed",
            table=f"{attached.get('schema')}.{attached.get('name')}",
            column=arguments.get("column_name") or (arguments.get("columns") or [""])[0],
            breaks=BREAK.get(name),
        )


def _is_of_content(name: str, manifest: dict[str, Any]) -> bool:
    """Whether a table holds rows of documents; others are made of seeds alone."""
    above: list[str] = manifest["parent_map"].get(name, [])
    return name.startswith("source.") or any(_is_of_content(one, manifest) for one in above)


def _checks_of_the_gate() -> Iterator[Tested]:
    for suite in OUR_SUITES:
        for one in read_checklist(CHECKS_DIRECTORY / f"{suite}.yaml").checks:
            yield Tested(one.id, one.query, breaks=BREAK.get(one.id))


def _try(connection: duckdb.DuckDBPyConnection, test: Tested, documents: list[str]) -> str:
    """Say what is wrong: nothing where it fails with the rows, and not without the document."""
    said = _OF_NONE
    for document in documents if test.kind or test.breaks else []:
        try:
            connection.begin()
            if test.kind:
                _fill(connection, test.table, document)
            [(count,)] = connection.execute(_breaking(test, document)).fetchall()
            fails = _fails(connection, test.query)
            connection.rollback()
            if not count:
                continue
            if not fails:
                said = f"holds though broken by {document}"
                continue
            connection.begin()
            _remove(connection, document, test.query)
            return f"fails without {document}, too" if _fails(connection, test.query) else ""
        except duckdb.Error as error:
            return f"{error}"[:200]
        finally:
            with suppress(duckdb.Error):
                connection.rollback()
    return said


def _fill(connection: duckdb.DuckDBPyConnection, table: str, document: str) -> None:
    """Give a table that nothing of the sample fills a row of a document."""
    [(count,)] = connection.execute(f"select count(*) from {table}").fetchall()
    if not count:
        columns = connection.execute(f"describe {table}").fetchall()
        texts = [name for name, kind, *_ in columns if kind == "VARCHAR"]
        names = ", ".join(f'"{name}"' for name in texts)
        values = ", ".join(f"'{document}'" for _ in texts)
        connection.execute(f"insert into {table} ({names}) values ({values})")


def _breaking(test: Tested, document: str) -> str:
    if test.breaks:
        table = test.breaks.split()[1 if test.breaks.startswith("update") else 2]
        return f"{test.breaks} where {_of(table, document)}"
    table, column = test.table, f'"{test.column}"'
    here = _of(table, document)
    kinds = {
        "unique": f"insert into {table} from {table} where {here}",
        "unique_combination_of_columns": f"insert into {table} from {table} where {here}",
        "not_null": f"update {table} set {column} = null where {here}",
        "never_null": f"update {table} set {column} = null where {here}",
        "accepted_values": f"update {table} set {column} = '99' where {here}",
        "relationships": f"update {table} set {column} = '99' where {here}",
        "known_combination": f"update {table} set {column} = '99' where {here}",
    }
    return kinds[test.kind]


def _of(table: str, document: str) -> str:
    return _ROWS.format(table=table.split(".")[1], document=document)


def _fails(connection: duckdb.DuckDBPyConnection, query: str) -> bool:
    rows: list[Any] = connection.execute(f"select 1 from ({query}) limit 1").fetchall()
    return bool(rows)


def _remove(connection: duckdb.DuckDBPyConnection, document: str, query: str) -> None:
    """Take out all rows that tell of a document, of the tables that a query looks at."""
    tables = connection.execute(
        "select schema_name || '.' || table_name from duckdb_tables()"
        " where schema_name in ('staging', 'intermediate', 'marts', 'audit')"
    ).fetchall()
    plain = query.replace('"', "")
    for (table,) in tables:
        if re.search(rf"\b{table}\b", plain):
            connection.execute(f"delete from {table} where {_of(table, document)}")


def _views_to_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make tables of views, so that their rows can be broken."""
    views = connection.execute(
        "select schema_name, view_name from duckdb_views() where not internal"
    ).fetchall()
    for schema, view in views:
        connection.execute(f'create table {schema}."{view}_rows" as from {schema}."{view}"')
    for schema, view in views:
        connection.execute(f'drop view {schema}."{view}"')
        connection.execute(f'alter table {schema}."{view}_rows" rename to "{view}"')
