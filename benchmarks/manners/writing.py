"""A raw layer of sound reports: the pages of their statements, and a text written anew."""

from __future__ import annotations

import hashlib
import json
import shutil
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

WIDTH, HEIGHT, LEFT, INDENT, RIGHT, LEADING = 595.28, 841.89, 72.0, 96.0, 523.0, 26.0
ROWS = 26
KEPT = ("documents", "pages", "grids", "cells", "lines")


def name_copy(sha256: str, manner: str) -> str:
    """Give a written report an id of its own."""
    return hashlib.sha256(f"{sha256}:{manner}".encode()).hexdigest()


def write_reports(
    raw: Path, out: Path, texts: dict[tuple[str, str], tuple[Sequence[str], Sequence[str]]]
) -> None:
    """Write the raw layer of (document, manner): text before its statements and behind them."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    shutil.copy(raw / "manifest.json", out)
    with duckdb.connect() as connection:
        copies = [
            {"original": original, "manner": manner, "sha256": name_copy(original, manner)}
            for original, manner in texts
        ]
        _table(connection, "copies", copies, '{"original":"varchar","manner":"varchar","sha256":"varchar"}')
        lines = [
            line
            for key, parts in texts.items()
            for is_front, text in zip((True, False), parts, strict=True)
            for line in _set(name_copy(*key), text, is_front)
        ]
        _table(
            connection, "written", lines,
            '{"sha256":"varchar","is_front":"boolean","page":"integer","line_no":"integer","x0":"double","x1":"double",'
            '"y0":"double","size":"double","text":"varchar"}',
        )
        connection.execute(_MAP.format(raw=raw))
        for dataset in KEPT:
            (out / dataset).mkdir()
            connection.execute(
                f"copy ({_SELECT[dataset].format(raw=raw)}) to '{out}/{dataset}/copies.parquet'"
                " (format parquet)"
            )
        for name, columns in _LISTS.items():
            connection.execute(
                f"""
                copy (
                    select rows.* replace ({columns})
                    from read_parquet('{raw}/{name}.parquet') as rows
                    inner join copies on rows.document_sha256 = copies.original
                ) to '{out}/{name}.parquet' (format parquet)
                """
            )


def _set(sha256: str, text: Sequence[str], is_front: bool) -> Iterator[dict[str, object]]:
    """Set paragraphs into lines and pages; # a heading, ## one that begins a page."""
    page, row = 1, 0
    for paragraph in text:
        words = paragraph.lstrip("#")
        chapter, heading = paragraph.startswith("##"), paragraph.startswith("#")
        if chapter and row:
            page, row = page + 1, 0
        size = 15.0 if chapter else 12.0
        for number, line in enumerate(_wrap(words)):
            if row == ROWS:
                page, row = page + 1, 0
            wide = sum(1.0 if ord(c) > 255 else 0.5 for c in line) * size
            x0 = (WIDTH - wide) / 2 if chapter else LEFT if number else INDENT
            yield {
                "sha256": sha256, "is_front": is_front, "page": page, "line_no": row + 1, "x0": x0, "x1": x0 + wide,
                "y0": 754.0 - row * LEADING, "size": size, "text": line,
            }
            row += 1
        del heading


def _wrap(words: str) -> Iterator[str]:
    line, room = "", (RIGHT - INDENT) / 12
    for mark in words:
        wide = 1.0 if ord(mark) > 255 else 0.5
        if room < wide and mark not in "，。；：、）”%":
            yield line
            line, room = "", (RIGHT - LEFT) / 12
        line, room = line + mark, room - wide
    yield line


def _table(connection: duckdb.DuckDBPyConnection, name: str, rows: object, shape: str) -> None:
    connection.execute(
        f"create table {name} as select unnest(from_json(?, '[{shape}]'), max_depth := 2)",
        [json.dumps(rows)],
    )


_NOW = """
    select rows.* from read_parquet('{raw}/DATASET/*.parquet') as rows
    semi join read_parquet('{raw}/current.parquet') as now
        on rows.document_sha256 = now.document_sha256 and rows.extraction_id = now.extraction_id
"""
_MAP = """
    create table cover_pages as
    select distinct document_sha256, page from read_parquet('{raw}/pages/*.parquet') where page = 1;
    create table page_map as
    with kept as (
        select copies.sha256, copies.original, pages.page
        from (select distinct document_sha256, page from read_parquet('{raw}/grids/*.parquet')
              union select * from cover_pages) as pages
        inner join copies on pages.document_sha256 = copies.original
    ),

    front as (
        select sha256, max(page) filter (is_front) as pages from written group by all
    )

    select
        kept.sha256, kept.original, kept.page,
        row_number() over (partition by kept.sha256 order by kept.page)
            + if(kept.page > 1, front.pages, 0) as new_page,
        count(*) over (partition by kept.sha256) + front.pages as before
    from kept inner join front using (sha256)
"""
_MAPPED = """
    select rows.* replace (page_map.sha256 as document_sha256, cast(page_map.new_page as integer) as page)
    from ({now}) as rows
    inner join page_map on rows.document_sha256 = page_map.original and rows.page = page_map.page
"""
_BEFORE = """if(written.is_front, 1, (
    select any_value(before) from page_map where page_map.sha256 = written.sha256
))"""
_SELECT = {
    "documents": f"""
        select rows.* replace (copies.sha256 as document_sha256, copies.sha256 as content_sha256,
            cast((select count(*) from page_map where page_map.sha256 = copies.sha256)
                + (select count(distinct (is_front, page)) from written
                    where written.sha256 = copies.sha256)
                as integer) as page_count)
        from ({_NOW.replace('DATASET', 'documents')}) as rows
        inner join copies on rows.document_sha256 = copies.original
    """,
    "grids": _MAPPED.format(now=_NOW.replace("DATASET", "grids")),
    "cells": _MAPPED.format(now=_NOW.replace("DATASET", "cells")),
    "lines": f"""
        {_MAPPED.format(now=_NOW.replace('DATASET', 'lines'))}
        union all by name
        select
            written.sha256 as document_sha256,
            (select any_value(extraction_id) from read_parquet('{{raw}}/current.parquet') as now
             inner join copies on now.document_sha256 = copies.original
             where copies.sha256 = written.sha256) as extraction_id,
            cast(written.page + {_BEFORE} as integer) as page, line_no, x0, y0, x1,
            y0 + size as y1, text, size as font_size, false as is_struck_twice, true as is_trusted
        from written
    """,
    "pages": f"""
        {_MAPPED.format(now=_NOW.replace('DATASET', 'pages'))}
        union all by name
        select distinct on (written.sha256, written.is_front, written.page) cover.* replace (
            written.sha256 as document_sha256,
            cast(written.page + {_BEFORE} as integer) as page, 0 as grid_count)
        from written
        inner join copies on written.sha256 = copies.sha256
        inner join ({_NOW.replace('DATASET', 'pages')}) as cover
            on copies.original = cover.document_sha256 and cover.page = 1
    """,
}
_LISTS = {
    "current": "copies.sha256 as document_sha256",
    "files": (
        "copies.sha256 as document_sha256,"
        " replace(file_path, '.pdf', '~' || copies.manner || '.pdf') as file_path"
    ),
}
