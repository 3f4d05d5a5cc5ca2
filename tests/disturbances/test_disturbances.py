"""What `benchmarks.disturbances` changes of a raw layer, and what it leaves as it is."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from benchmarks.disturbances.__main__ import DATASETS, write_disturbed
from benchmarks.disturbances.changes import DISTURBANCES, Disturbance

TEXTS = {1: "目录", 2: "单位：万元", 3: "比上年增加3.20万元"}


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """Write a report of three pages, a grid on the second."""
    folder = tmp_path / "raw"
    pages = " union all ".join(
        f"select {page} as page, 1 as line_no, '{text}' as text" for page, text in TEXTS.items()
    )
    with duckdb.connect() as connection:
        for dataset in DATASETS:
            (folder / dataset).mkdir(parents=True)
            where = "where page = 2" if dataset in ("grids", "cells") else ""
            connection.execute(
                f"""
                copy (
                    select 'd' as document_sha256, 'e' as extraction_id, 'c' as content_sha256, *
                    from ({pages}) {where}
                ) to '{folder}/{dataset}/a.parquet' (format parquet)
                """
            )
        for name in ("files", "current"):
            connection.execute(
                f"""
                copy (
                    select 'd' as document_sha256, 'e' as extraction_id, '样例/a.pdf' as file_path
                ) to '{folder}/{name}.parquet' (format parquet)
                """
            )
    (folder / "manifest.json").write_text("{}", encoding="utf-8")
    return folder


def lines_of(folder: Path, way: str) -> list[tuple[int, str]]:
    """Return page and text of the lines of a copy."""
    with duckdb.connect() as connection:
        return connection.execute(
            f"""
            select lines.page, lines.text
            from '{folder}/lines/*.parquet' as lines
            inner join '{folder}/files.parquet' as files using (document_sha256)
            where ends_with(files.file_path, '~{way}.pdf')
            order by all
            """
        ).fetchall()


def test_a_copy_differs_by_its_way_alone(raw: Path, tmp_path: Path) -> None:
    ways = (
        Disturbance("as printed"),
        Disturbance("other words", lines=((r"增加(\d)", r"多出\1"),)),
        Disturbance("left out", without={"lines": "page = 1"}),
        Disturbance("statements last", pages="page + if(has_grid, pages, 0)"),
    )
    write_disturbed(raw, tmp_path / "out", ["d"], ways)
    printed = list(TEXTS.items())
    assert lines_of(tmp_path / "out", "as printed") == printed
    assert lines_of(tmp_path / "out", "other words") == [*printed[:2], (3, "比上年多出3.20万元")]
    assert lines_of(tmp_path / "out", "left out") == printed[1:]
    assert lines_of(tmp_path / "out", "statements last") == [
        (1, "目录"),
        (2, "比上年增加3.20万元"),
        (3, "单位：万元"),
    ]


def test_every_way_can_be_written(raw: Path, tmp_path: Path) -> None:
    write_disturbed(raw, tmp_path / "out", ["d"], DISTURBANCES)
    assert len({way.name for way in DISTURBANCES}) == len(DISTURBANCES)
    assert lines_of(tmp_path / "out", "words of change")[2] == (3, "同上年对比多出3.20万元")
