"""A data folder of very many documents in; the same with a published file and report out.

What a load would publish of all of them takes a night to build. So the published file of the
folder that was multiplied is taken, the rows of its documents are written so many times over, and
what looks at all documents is built over them, as a load does that follows. The pages of the report
are links to those of the first copy.
"""

import json
import os
import shutil
from collections.abc import Collection
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import duckdb

from benchmarks.multiplied import Multiplied
from expectations.report.outlines import read_outlines
from expectations.report.reports import _digests, _sheets
from expectations.report.site_before import DIGESTS
from expectations.report.views import make_views
from expectations.warehouse import open_warehouse
from load.blame.view import write_view
from load.compiled.build import build
from load.compiled.cached import compiled_project
from load.compiled.plan import is_between
from load.partitions.across import show_between
from load.partitions.contents import write_contents
from load.partitions.departments import digests_of, read_departments, write_departments
from load.partitions.documents import read_readings
from load.partitions.raw_layer import note_passed
from load.partitions.update import _as_tables
from load.release.publish import publish, read_published, write_published
from load.run import Run, start_run
from load.settings import Places
from load.terminal.screen import Screen


def read_of_all(of: Places) -> Collection[str]:
    """Name the relations of the partitions that a load reads of all documents."""
    plan = compiled_project(start_run(of, None, Screen())).plan
    by_id = {node.id: node for node in plan.nodes}
    read = {by_id[one] for nodes in plan.whole() for node in nodes for one in node.after}
    return {node.relation for node in read if is_between(node)}


def publish_copies(copied: Multiplied) -> None:
    """Publish what was multiplied."""
    before = read_published(copied.of)
    assert before is not None
    run = start_run(copied.to, None, Screen())
    wanted = read_readings(copied.to)
    _write_warehouse(run, copied, wanted)
    departments = read_departments(run.build.warehouse, wanted)
    write_departments(run.build, departments)
    known = {sha256: one.digest for one in departments for sha256 in one.loaded}
    copied.write_answers(known)
    with open_warehouse(run.build.warehouse, read_only=False) as connection:
        _write_site(run, copied, connection, digests_of(departments))
        for schema in ("staging", "intermediate"):
            connection.execute(f"drop schema if exists {schema} cascade")
    write_contents(run.build, run.places)
    write_published(run.build, replace(before, run_id=run.build.run_id, inputs=""))
    publish(run.build, run.places)
    note_passed(run.places, wanted)


def _write_warehouse(run: Run, copied: Multiplied, wanted: dict[str, str]) -> None:
    first, behind = map(_as_tables, compiled_project(run).plan.whole())

    def start(path: Path) -> None:
        shutil.copyfile(copied.of.warehouse, path)
        with open_warehouse(path, read_only=False) as connection:
            for schema in ("staging", "intermediate"):
                connection.execute(f"drop schema if exists {schema} cascade")
            for relation in _of_documents(connection):
                copied.multiply_table(connection, relation)
        show_between(run, path, wanted)

    write_view(run.places)
    with build(run, [*first, *behind], copied.count, lambda *_: None, start) as built:
        built.replace(run.build.warehouse)


def _of_documents(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Name the published tables whose rows are of documents."""
    rows = connection.execute(
        "select schema_name || '.' || table_name from duckdb_columns()"
        " where schema_name in ('marts', 'audit') and column_name = any($1)"
        " and table_oid in (select table_oid from duckdb_tables()) group by all order by all",
        [["document_sha256", "finding_id", "judged_sha256"]],
    ).fetchall()
    return [name for (name,) in rows]


def _write_site(
    run: Run, copied: Multiplied, connection: duckdb.DuckDBPyConnection, known: dict[str, str]
) -> None:
    make_views(connection, "report", "figures", "overview")
    outlines = read_outlines(connection)
    site, of = run.build.reports, copied.of.reports
    shutil.copytree(of / "assets", site / "assets")
    shutil.copyfile(of / "index.html", site / "index.html")
    for name in ("documents", "pictures", "pdf", "r", "sheets"):
        (site / name).mkdir()
    pages = {
        folder.name: cycle(sorted(folder.iterdir())) for folder in of.iterdir() if folder.is_dir()
    }
    digests = _digests(outlines, {one.sha256: (of,) for one in outlines}, known)
    sheets = _sheets(outlines, digests)
    names = [f"documents/{one.key}.html" for one in outlines]
    names += [f"r/{one.address_key}.html" for one in outlines if one.is_current]
    names += [f"pictures/{name}-1.webp" for one in outlines for name in one.findings]
    names += [f"sheets/{key}.html" for key in sheets]
    for name in names:
        (site / name).unlink(missing_ok=True)
        os.link(next(pages[name.split("/")[0]]), site / name)
    digests |= {key: digest for key, (digest, _) in sheets.items()}
    (site / DIGESTS).write_text(json.dumps(digests), encoding="utf-8")
