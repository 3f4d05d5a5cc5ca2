"""The parts of `benchmarks.mutations` that need no build."""

from __future__ import annotations

import random
from pathlib import Path

import duckdb
import pytest

from benchmarks.mutations.changes import Amount, Change, Document, Printed
from benchmarks.mutations.copies import name_copy, write_copies
from benchmarks.mutations.plan import KINDS, MAKERS, OTHERS, plan
from benchmarks.mutations.score import interval

LINES = [
    Printed("lines", (2, 7), 2, (90.0, 500.0, 400.0, 512.0), text)
    for text in (
        "2026年支出预算120.45万元，比上年增加3.20万元，共有车辆12辆。",
        "注：本表无数据。",
    )
]
CAPTION = Printed(
    "lines", (3, 1), 3, (50.0, 760.0, 400.0, 772.0), "2026年 编制单位：样例市水利局 单位：万元"
)
ROWS = {
    (3, 1, row): [
        Printed("cells", (3, 1, row, column), 3, (50.0 * column, 700.0, 90.0, 712.0), text)
        for column, text in ((1, code), (2, name), (4, amount))
    ]
    for row, code, name, amount in (
        (2, "30201", "办公费", "15.00"),
        (3, "30202", "印刷费", "27.50"),
        (4, "30205", "水费", "31.25"),
        (5, "30206", "电费", "4.75"),
    )
}
WEIGHT = Printed("cells", (5, 1, 2, 3), 5, (50.0, 700.0, 90.0, 712.0), "10")


def document(sha256: str = "d" * 64, department: str = "样例市水利局") -> Document:
    """Give a document that prints something of every kind."""
    amounts = [
        Amount(cells[-1], cells[-1].text, cells[1].text, code, is_total=cells[1].text == "电费")
        for cells in ROWS.values()
        for code in ("YS14",)
    ]
    cells = {**ROWS, (5, 1, 2): [WEIGHT]}
    statements = {"YS08": 3, "YS09": 4}
    lines = [*LINES, CAPTION]
    return Document(sha256, "样例", department, 9, lines, cells, amounts, statements, [(5, "10")])


@pytest.mark.parametrize("kind", [*MAKERS, *OTHERS])
def test_every_kind_changes_what_is_printed_and_says_where(kind: str) -> None:
    other = document("e" * 64, "样例市商务局")
    ((first, *others),) = plan(document(), 1, random.Random(1), [kind], [document(), other])
    for change in (first, *others):
        assert change.kind == kind
        assert (change.old, change.text) != (change.new, change.old)
        assert change.key[0] == change.page
    assert len(others) > 0 or kind not in {"row", "shift", "dropped", "order", "twice"}


def test_every_copy_has_one_change() -> None:
    assert [changes[0].kind for changes in plan(document(), len(KINDS), random.Random(1))] == list(
        KINDS
    )


def test_a_share_has_an_interval_that_few_cases_widen() -> None:
    low, high = interval(9, 10)
    assert 0.55 < low < 0.9 < high < 1
    assert interval(900, 1000)[0] > low
    assert interval(0, 0) == (0.0, 1.0)


def write_raw(raw: Path) -> None:
    """Write the raw layer of one document: two pages, a grid of two rows, a line."""
    rows = {
        "documents": "select 'd' as document_sha256, 'e' as extraction_id, 'c' as content_sha256,"
        " 2 as page_count",
        "pages": "select 'd' as document_sha256, 'e' as extraction_id, unnest([1, 2]) as page",
        "grids": "select 'd' as document_sha256, 'e' as extraction_id, 2 as page, 1 as grid_no,"
        " 2 as row_count, [90.0, 80.0, 70.0] as row_edges",
        "cells": "select 'd' as document_sha256, 'e' as extraction_id, 2 as page, 1 as grid_no,"
        " unnest([1, 2]) as row_no, 1 as column_no, 80.0 as y0, 90.0 as y1, '5.00' as text",
        "lines": "select 'd' as document_sha256, 'e' as extraction_id, 2 as page, 7 as line_no,"
        " '120.45' as text",
    }
    with duckdb.connect() as connection:
        for dataset, query in rows.items():
            (raw / dataset).mkdir(parents=True)
            connection.execute(f"copy ({query}) to '{raw}/{dataset}/a.parquet' (format parquet)")
        for name in ("files", "current"):
            connection.execute(
                f"""
                copy (select 'd' as document_sha256, 'e' as extraction_id, '样例/a.pdf' as file_path
                )
                to '{raw}/{name}.parquet' (format parquet)
                """
            )
    (raw / "manifest.json").write_text("{}", encoding="utf-8")


def copied(folder: Path, change: Change, query: str) -> list[tuple[object, ...]]:
    """Give rows of the copy with the change."""
    write_raw(folder / "raw")
    write_copies(folder / "raw", folder / "out", {"d": [[change]]})
    with duckdb.connect() as connection:
        return connection.execute(query.format(out=folder / "out"), [name_copy("d", 1)]).fetchall()


def test_copies_differ_by_their_change_alone(tmp_path: Path) -> None:
    change = Change("prose", "lines", (2, 7), 2, (0.0,) * 4, "120.45", "120.95", "120.95", "")
    lines = copied(
        tmp_path,
        change,
        "select document_sha256 = ?, text from '{out}/lines/*.parquet' order by text",
    )
    assert lines == [(False, "120.45"), (True, "120.95")]


def test_a_row_printed_twice_shares_its_place(tmp_path: Path) -> None:
    change = Change("doubled", "rows", (2, 1, 1), 2, (0.0,) * 4, "", "5.00", "", "")
    cells = copied(
        tmp_path,
        change,
        "select row_no, y0, y1 from '{out}/cells/*.parquet' where document_sha256 = ? order by all",
    )
    assert cells == [(1, 85.0, 90.0), (2, 80.0, 85.0), (3, 80.0, 90.0)]


def test_a_page_of_another_place_is_bound_in(tmp_path: Path) -> None:
    change = Change("twice", "pages", (3,), 3, (0.0,) * 4, "3", "2", "d:2", "")
    lines = copied(
        tmp_path,
        change,
        "select page, text from '{out}/lines/*.parquet' where document_sha256 = ? order by all",
    )
    assert lines == [(2, "120.45"), (3, "120.45")]
