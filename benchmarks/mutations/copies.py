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

    from benchmarks.mutations.changes import Change

# a page of a copy is one of its document, or of another: `leaves` says which
_ROWS = """
    from read_parquet('{raw}/{dataset}/*.parquet') as rows
    semi join read_parquet('{raw}/current.parquet') as now
        on rows.document_sha256 = now.document_sha256 and rows.extraction_id = now.extraction_id
    inner join leaves on rows.document_sha256 = leaves.source and rows.page = leaves.source_page
    inner join extractions on leaves.original = extractions.document_sha256
"""
_OWN = """
    leaves.sha256 as document_sha256, extractions.extraction_id as extraction_id,
    leaves.page as page
"""
_EDITS = "left join edits on edits.dataset = '{dataset}' and leaves.sha256 = edits.sha256"
# a row printed twice stands in the upper half of its place, and again in the lower
_MIDDLE = "(row_edges[twice.place[3]] + row_edges[twice.place[3] + 1]) / 2"
_TWICE = """
    left join edits as twice on twice.dataset = 'rows' and leaves.sha256 = twice.sha256
        and [leaves.page, rows.grid_no] = twice.place[:2]
"""
_HALF = "twice.sha256 is not null and rows.row_no = twice.place[3]"
DATASETS = {
    "documents": """
        select rows.* replace (
            copies.sha256 as document_sha256, copies.sha256 as content_sha256,
            greatest(page_count, last_page) as page_count
        )
        from read_parquet('{raw}/documents/*.parquet') as rows
        semi join read_parquet('{raw}/current.parquet') as now
            on rows.document_sha256 = now.document_sha256
            and rows.extraction_id = now.extraction_id
        inner join (
            select original, sha256, max(page) as last_page from leaves group by all
        ) as copies on rows.document_sha256 = copies.original
    """,
    "pages": f"select rows.* replace ({_OWN}) {_ROWS}",
    "grids": f"""
        select rows.* replace (
            {_OWN},
            row_count + (twice.sha256 is not null)::integer as row_count,
            if(
                twice.sha256 is null, row_edges,
                row_edges[:twice.place[3]] || [{_MIDDLE}] || row_edges[twice.place[3] + 1:]
            ) as row_edges
        )
        {_ROWS} {_TWICE}
    """,
    "cells": f"""
        select rows.* replace (
            {_OWN}, coalesce(edits.text, rows.text) as text,
            row_no + coalesce(row_no > twice.place[3] or half.is_lower, false)::integer as row_no,
            if({_HALF} and not half.is_lower, (y0 + y1) / 2, y0) as y0,
            if({_HALF} and half.is_lower, (y0 + y1) / 2, y1) as y1
        )
        {_ROWS} {_TWICE} {_EDITS}
            and [leaves.page, rows.grid_no, rows.row_no, rows.column_no] = edits.place
        inner join (values (false), (true)) as half (is_lower)
            on not half.is_lower or ({_HALF})
    """,
    "lines": f"""
        select rows.* replace ({_OWN}, coalesce(edits.text, rows.text) as text)
        {_ROWS} {_EDITS} and [leaves.page, rows.line_no] = edits.place
    """,
}


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
        _note_leaves(connection, raw)
        for dataset, rows in DATASETS.items():
            (out / dataset).mkdir()
            connection.execute(
                f"""
                copy ({rows.format(raw=raw, dataset=dataset)})
                to '{out}/{dataset}/copies.parquet' (format parquet)
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


def _note_leaves(connection: duckdb.DuckDBPyConnection, raw: Path) -> None:
    """Say of which document and page each page of each copy is."""
    connection.execute(
        f"""
        create table extractions as
        select document_sha256, extraction_id from read_parquet('{raw}/current.parquet')
        """
    )
    connection.execute(
        f"""
        create table leaves as
        with moved as (
            select
                sha256, original, place[1] as page, split_part(text, ':', 1) as source,
                split_part(text, ':', 2)::integer as source_page
            from edits inner join copies using (sha256)
            where dataset = 'pages'
        )

        select copies.sha256, original, page, original as source, page as source_page
        from copies
        inner join extractions on copies.original = extractions.document_sha256
        inner join read_parquet('{raw}/pages/*.parquet') as pages
            using (document_sha256, extraction_id)
        anti join moved on copies.sha256 = moved.sha256 and pages.page = moved.page
        union all
        select sha256, original, page, source, source_page from moved
        """
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
