"""Disturb sound reports, build, judge, and print what is told of them that was not told before.

usage: python -m benchmarks.disturbances RAW_DIR WAREHOUSE [--documents N] [--places PLACE ...]
           [--only NAME ...] [--seed N] [--work FOLDER]

RAW_DIR and WAREHOUSE are of a finished load. N documents, taken in turn from all places, are copied
once for each way to print them otherwise (`changes.py`) and once as they are. A finding that a
copy has and the untouched one has not accuses falsely, but where a way left the report unsound:
each is to be read. Never asserts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from benchmarks.disturbances.changes import DISTURBANCES, Disturbance
from benchmarks.mutations.__main__ import choose
from benchmarks.mutations.copies import build

if TYPE_CHECKING:
    from collections.abc import Sequence

LISTS = {
    "current": "copies.sha256 as document_sha256",
    "files": """
        copies.sha256 as document_sha256,
        replace(file_path, '.pdf', '~' || copies.way || '.pdf') as file_path
    """,
}
DATASETS = ("documents", "pages", "grids", "cells", "lines")


def main() -> None:
    """Print what appears."""
    asked = _arguments()
    chosen = choose(asked.warehouse, asked.documents, asked.places, random.Random(asked.seed))
    with tempfile.TemporaryDirectory() as folder:
        work = asked.work or Path(folder)
        ways = (
            Disturbance("as printed"),
            *(one for one in DISTURBANCES if not asked.only or one.name in asked.only),
        )
        write_disturbed(asked.raw, work / "raw", chosen, ways)
        build(work / "raw", work / "disturbed.duckdb")
        print_appeared(work / "disturbed.duckdb")


def write_disturbed(
    raw: Path, out: Path, chosen: Sequence[str], ways: Sequence[Disturbance]
) -> None:
    """Write a raw layer of the documents, once for each way."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    shutil.copy(raw / "manifest.json", out)
    with duckdb.connect() as connection:
        _note_copies(connection, chosen, ways, raw)
        for dataset in DATASETS:
            (out / dataset).mkdir()
            parts = " union all by name ".join(_select(raw, dataset, way) for way in ways)
            connection.execute(
                f"copy ({parts}) to '{out}/{dataset}/copies.parquet' (format parquet)"
            )
        for name, replaced in LISTS.items():
            connection.execute(
                f"""
                copy (
                    select rows.* replace ({replaced})
                    from read_parquet('{raw}/{name}.parquet') as rows
                    inner join copies on rows.document_sha256 = copies.original
                ) to '{out}/{name}.parquet' (format parquet)
                """
            )


def _select(raw: Path, dataset: str, way: Disturbance) -> str:
    changed = ["copies.sha256 as document_sha256"]
    if dataset == "documents":
        changed.append("copies.sha256 as content_sha256")
    else:
        changed.append("cast(moved.new_page as integer) as page")
    text = "rows.text"
    for pattern, replacement in {"lines": way.lines, "cells": way.cells}.get(dataset, ()):
        text = f"regexp_replace({text}, '{pattern}', '{replacement}', 'g')"
    if text != "rows.text":
        changed.append(f"{text} as text")
    pages = (
        ""
        if dataset == "documents"
        else "inner join moved on moved.sha256 = copies.sha256 and moved.page = rows.page"
    )
    return f"""
        select rows.* replace ({", ".join(changed)})
        from read_parquet('{raw}/{dataset}/*.parquet') as rows
        semi join read_parquet('{raw}/current.parquet') as now
            on rows.document_sha256 = now.document_sha256
            and rows.extraction_id = now.extraction_id
        inner join copies
            on rows.document_sha256 = copies.original and copies.way = '{way.name}'
        {pages}
        where not ({way.without.get(dataset, "false").replace("page", "rows.page")})
    """


def _note_copies(
    connection: duckdb.DuckDBPyConnection,
    chosen: Sequence[str],
    ways: Sequence[Disturbance],
    raw: Path,
) -> None:
    copies = [
        {
            "original": original,
            "way": way.name,
            "sha256": hashlib.sha256(f"{original}:{way.name}".encode()).hexdigest(),
        }
        for original in chosen
        for way in ways
    ]
    connection.execute(
        """
        create table copies as select unnest(from_json(?, '[{
            "original": "varchar", "way": "varchar", "sha256": "varchar"}]'), max_depth := 2)
        """,
        [json.dumps(copies)],
    )
    orders = " ".join(f"when '{way.name}' then {way.pages}" for way in ways)
    connection.execute(
        f"""
        create table moved as
        with printed as (
            select distinct
                pages.document_sha256, pages.page,
                max(pages.page) over (partition by pages.document_sha256) as pages,
                exists (
                    select 1 from read_parquet('{raw}/grids/*.parquet') as grids
                    where grids.document_sha256 = pages.document_sha256 and grids.page = pages.page
                ) as has_grid
            from read_parquet('{raw}/pages/*.parquet') as pages
        )

        select
            copies.sha256, printed.page,
            row_number() over (
                partition by copies.sha256 order by case copies.way {orders} end, printed.page
            ) as new_page
        from copies
        inner join printed on copies.original = printed.document_sha256
        """
    )


def print_appeared(warehouse: Path) -> None:
    """Print the findings of disturbed copies that the untouched copy of their document has not."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        rows = connection.execute(
            """
            with told as (
                select
                    split_part(files.file_path, '~', 1) as report,
                    regexp_extract(files.file_path, '~(.*).pdf$', 1) as way,
                    found.rule_id, found.severity, found.message,
                    regexp_replace(found.message, '第\\d+页', '', 'g') as words
                from audit.violations as found
                inner join marts.files as files using (document_sha256)
                where found.status = 'open' and found.severity <> 'info'
            )

            select way, severity, rule_id, report, message
            from told
            where way <> 'as printed' and not exists (
                select 1 from told as before
                where before.way = 'as printed' and before.report = told.report
                    and (before.words = told.words or before.rule_id = told.rule_id and
                        jaccard(before.words, told.words) > 0.85)
            )
            order by all
            """
        ).fetchall()
    counts: Counter[tuple[str, str]] = Counter()
    for way, severity, rule_id, report, message in rows:
        print(f"{way} · {severity} {rule_id} {report} {message}", flush=True)
        counts[severity, rule_id] += 1
    for key, count in counts.most_common():
        print(*key, count)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.disturbances")
    parser.add_argument("raw", type=Path)
    parser.add_argument("warehouse", type=Path)
    parser.add_argument("--documents", type=int, default=12)
    parser.add_argument("--places", nargs="*", default=())
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=())
    parser.add_argument("--work", type=Path, help="keep what is built here")
    return parser.parse_args()


if __name__ == "__main__":
    main()
