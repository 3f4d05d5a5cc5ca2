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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.torture.figures import Figure
from expectations.checklists import CHECKS_DIRECTORY, OUR_SUITES, read_checklist
from expectations.judging import judge
from extract import ExtractSettings, extract_folder
from load.settings import DBT_PROJECT, QUIET, SAMPLE

_ROWS = "contains(cast({table} as varchar), '{document}')"
"""Rows that a document's cells, grids or statements are named in: names begin with its hash."""

BREAK = {
    "casts_that_nulled_are_counted": "update intermediate.int_amounts set value = null",
    "documents_with_statements_have_statements": "update audit.statement_coverage"
    " set is_recognised = false",
    "every_amount_is_mapped_or_listed": "delete from marts.fct_statement_amounts",
    "every_cell_has_one_role": "delete from intermediate.int_cell_roles",
    "every_check_has_terms": "delete from intermediate.int_identity_terms",
    "every_figure_has_a_place": "update marts.fct_statement_amounts set source_page = null",
    "every_file_has_one_state": "delete from marts.files",
    "figures_lie_on_their_page": "update marts.fct_statement_amounts"
    " set source_bbox = [-9000, 0, 1, 1]",
    "no_measure_is_bound_twice": "update intermediate.int_columns set role = 'measure',"
    " measure_code = 'total', side = null, block = null, group_no = 1, period = 'current'",
    "values_equal_their_text": "update marts.fct_statement_amounts set value = value + 1",
    # the gate
    "raw-files-key": "update staging.stg_raw__files set status = 'lost'",
    "raw-documents-key": "insert into staging.stg_raw__documents from staging.stg_raw__documents",
    "raw-documents-reason": "update staging.stg_raw__documents set status = 'unreadable'",
    "raw-pages-complete": "delete from staging.stg_raw__pages",
    "raw-glyph-account": "update staging.stg_raw__pages set glyphs_in_lines = 9",
    "raw-grids-key": "insert into staging.stg_raw__grids from staging.stg_raw__grids",
    "raw-cells-key": "insert into staging.stg_raw__cells from staging.stg_raw__cells",
    "raw-cells-cover": "update staging.stg_raw__grids set row_count = row_count + 1",
    "raw-cells-of-grids": "delete from staging.stg_raw__grids",
    "accounting-files": "delete from marts.files",
    "accounting-reasons": "update marts.files set status = 'quarantined', reason = ''",
    "accounting-documents": "delete from marts.documents",
    "accounting-statements": "update audit.statement_coverage set is_recognised = false",
    "accounting-amounts": "update audit.statement_coverage set amount_count = amount_count + 1",
    "accounting-mapped": "delete from marts.statement_amounts",
    "accounting-unmapped": "update audit.unmapped_cells set reason_code = null",
    "accounting-key": "insert into marts.statement_amounts from marts.statement_amounts",
    "accounting-values": "update marts.statement_amounts set source_text = null",
    "completeness-index": "delete from audit.rule_index",
    "completeness-answers": "delete from audit.rule_results",
    "completeness-catalogue": "update intermediate.int_identity_checks set rule_id = 'NONE-1'",
    "completeness-findings": "delete from audit.violations",
    "completeness-places": "delete from audit.finding_places",
    "completeness-chain": "update audit.violations set explained_by = 'nobody'",
}
"""What breaks a test that says itself what it looks for, done to the rows of one document."""

NOT_BY_CONTENT = {
    "a_title_names_one_statement": "looks at seeds",
    "every_code_has_its_parent": "looks at seeds",
    "accounting-columns": "looks at the columns of tables",
}


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
            if test.name in NOT_BY_CONTENT or test.kind == "seed":
                continue
            tried += 1
            answer = _try(connection, test, documents)
            if answer.startswith("no row"):
                untried.append(f"{test.name}: {answer}")
            elif answer:
                bad.append(f"{test.name}: {answer}")
    note = f"{len(NOT_BY_CONTENT)} cannot be broken by content, tests of seeds apart"
    return Figure(
        "data tests and checks of the gate that name no document",
        len(bad),
        tried,
        "; ".join([note, f"{len(untried)} without a row to break", *untried[:9], *bad]),
    )


def _tests_of_dbt(target: Path) -> Iterator[Tested]:
    manifest = json.loads((target / "manifest.json").read_bytes())
    for node in manifest["nodes"].values():
        if node["resource_type"] != "test":
            continue
        models = [name for name in node["depends_on"]["nodes"] if name.startswith("model.")]
        metadata = node.get("test_metadata") or {}
        arguments = metadata.get("kwargs", {})
        attached = manifest["nodes"].get(node.get("attached_node") or "", {})
        name = node["name"]
        yield Tested(
            name,
            node["compiled_code"],
            kind=metadata.get("name", "") if models else "seed",
            table=f"{attached.get('schema')}.{attached.get('name')}",
            column=arguments.get("column_name") or (arguments.get("columns") or [""])[0],
            breaks=BREAK.get(name),
        )


def _checks_of_the_gate() -> Iterator[Tested]:
    for suite in OUR_SUITES:
        for one in read_checklist(CHECKS_DIRECTORY / f"{suite}.yaml").checks:
            yield Tested(one.id, one.query, breaks=BREAK.get(one.id))


def _try(connection: duckdb.DuckDBPyConnection, test: Tested, documents: list[str]) -> str:
    """Say what is wrong: nothing where it fails with the rows, and not without the document."""
    said = "no row of a document"
    for document in documents:
        connection.begin()
        try:
            breaking = _breaking(test, document)
            [(count,)] = connection.execute(breaking).fetchall()
            if not count:
                continue
            if not _fails(connection, test.query):
                said = f"holds though broken by {document}"
                continue
            _remove(connection, document, test.query)
            return f"fails without {document}, too" if _fails(connection, test.query) else ""
        except duckdb.Error as error:
            return f"{error}"[:200]
        finally:
            connection.rollback()
    return said


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
