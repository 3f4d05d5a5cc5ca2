"""A raw layer in which each chosen document lies several times, each copy with its change."""

from __future__ import annotations

import hashlib
import json
import shutil
from typing import TYPE_CHECKING

import duckdb

from expectations.judging import judge
from load.compiled.in_one_file import build_in_one_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.mutations.plan import Change

_OWN = "* replace (copies.sha256 as document_sha256)"
_EDITED = "* replace (copies.sha256 as document_sha256, coalesce(edits.text, rows.text) as text)"
DATASETS = {
    "documents": "* replace (copies.sha256 as document_sha256, copies.sha256 as content_sha256)",
    "pages": _OWN,
    "grids": _OWN,
    "cells": _EDITED,
    "lines": _EDITED,
}
KEYS = {"cells": "[page, grid_no, row_no, column_no]", "lines": "[page, line_no]"}


def name_copy(sha256: str, number: int) -> str:
    """Give a copy an id of its own; copy 0 has no change and is what others are compared with."""
    return hashlib.sha256(f"{sha256}:{number}".encode()).hexdigest()


def write_copies(raw: Path, out: Path, plans: dict[str, Sequence[Sequence[Change]]]) -> None:
    """Write the raw layer of the copies; `plans` holds the changes of each copy, by document."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    shutil.copy(raw / "manifest.json", out)
    with duckdb.connect() as connection:
        _note_plans(connection, plans)
        for dataset, columns in DATASETS.items():
            (out / dataset).mkdir()
            edits = (
                f"""
                left join edits on edits.dataset = '{dataset}' and copies.sha256 = edits.sha256
                    and {KEYS[dataset]} = edits.place
                """
                if dataset in KEYS
                else ""
            )
            connection.execute(
                f"""
                copy (
                    select rows.{columns}
                    from read_parquet('{raw}/{dataset}/*.parquet') as rows
                    semi join read_parquet('{raw}/current.parquet') as now
                        on rows.document_sha256 = now.document_sha256
                        and rows.extraction_id = now.extraction_id
                    inner join copies on rows.document_sha256 = copies.original
                    {edits}
                ) to '{out}/{dataset}/copies.parquet' (format parquet)
                """
            )
        for name, replaced in (
            ("current", "copies.sha256 as document_sha256"),
            (
                "files",
                (
                    "copies.sha256 as document_sha256,"
                    " replace(file_path, '.pdf', '~' || copies.number || '.pdf') as file_path"
                ),
            ),
        ):
            connection.execute(
                f"""
                copy (
                    select rows.* replace ({replaced})
                    from read_parquet('{raw}/{name}.parquet') as rows
                    inner join copies on rows.document_sha256 = copies.original
                ) to '{out}/{name}.parquet' (format parquet)
                """
            )


def _note_plans(
    connection: duckdb.DuckDBPyConnection, plans: dict[str, Sequence[Sequence[Change]]]
) -> None:
    copies, edits = [], []
    for original, planned in plans.items():
        for number, changes in enumerate([(), *planned]):
            sha256 = name_copy(original, number)
            copies.append({"original": original, "number": number, "sha256": sha256})
            edits += [
                {
                    "sha256": sha256,
                    "dataset": change.dataset,
                    "place": change.key,
                    "text": change.text,
                }
                for change in changes
            ]
    connection.execute(
        """
        create table copies as select unnest(from_json(?, '[{
            "original": "varchar", "number": "integer", "sha256": "varchar"}]'), max_depth := 2)
        """,
        [json.dumps(copies)],
    )
    connection.execute(
        """
        create table edits as select unnest(from_json(?, '[{
            "sha256": "varchar", "dataset": "varchar", "place": ["integer"], "text": "varchar"
        }]'), max_depth := 2)
        """,
        [json.dumps(edits)],
    )


def build(raw: Path, warehouse: Path) -> None:
    """Build and judge the copies in one file."""
    build_in_one_file(raw, warehouse)
    _keep_apart(warehouse)
    judge(warehouse)


def _keep_apart(warehouse: Path) -> None:
    """Let no copy replace or complete another: each is current, and a disclosure of its own."""
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute(
            "update marts.dim_document set is_current = true, supersedes_sha256 = null"
        )
        connection.execute(
            """
            create or replace table marts.disclosures as
            select
                document_sha256 as disclosure_id, department_name, level, document_kind,
                fiscal_year, place_name, [document_sha256] as document_sha256s,
                1 as document_count,
                part in ('full', 'statements_only') as has_statements,
                part in ('full', 'narrative_only') as has_narrative,
            from marts.dim_document
            where document_kind is not null and fiscal_year is not null
            """
        )
