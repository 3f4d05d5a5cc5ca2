"""The parts of `benchmarks.mutations` that need no build."""

from __future__ import annotations

import random
from pathlib import Path

import duckdb

from benchmarks.mutations.copies import name_copy, write_copies
from benchmarks.mutations.plan import KINDS, Change, Document, Printed, plan
from benchmarks.mutations.score import interval

LINE = Printed(
    "lines",
    (2, 7),
    2,
    (90.0, 500.0, 400.0, 512.0),
    "2026年支出预算120.45万元，比上年增加3.20万元。",
)
CELLS = [
    Printed("cells", (3, 1, row, 4), 3, (300.0, 700.0 - row, 350.0, 712.0 - row), text)
    for row, text in ((2, "15.00"), (3, "27.50"))
]
CODE = Printed("cells", (3, 1, 2, 1), 3, (50.0, 698.0, 90.0, 710.0), "30201")


def document() -> Document:
    """Give a document of one line and two amounts."""
    amounts = [(cell, cell.text, "YS08 办公费") for cell in CELLS]
    return Document(
        "d" * 64,
        "样例",
        "budget",
        [LINE],
        {(3, 1, 2): [CODE, CELLS[0]], (3, 1, 3): [CELLS[1]]},
        amounts,
    )


def test_every_copy_has_one_change_and_says_where() -> None:
    planned = plan(document(), len(KINDS), random.Random(1))
    assert [changes[0].kind for changes in planned] == [kind for kind in KINDS if kind != "note"]
    for changes in planned:
        assert len(changes) == (2 if changes[0].kind == "row" else 1)
        for change in changes:
            assert change.old != change.new
            assert change.new in change.text


def test_a_share_has_an_interval_that_few_cases_widen() -> None:
    low, high = interval(9, 10)
    assert 0.55 < low < 0.9 < high < 1
    assert interval(900, 1000)[0] > low
    assert interval(0, 0) == (0.0, 1.0)


def test_copies_differ_by_their_change_alone(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    with duckdb.connect() as connection:
        for dataset in ("documents", "pages", "grids", "cells", "lines"):
            (raw / dataset).mkdir(parents=True)
            connection.execute(
                f"""
                copy (
                    select 'd' as document_sha256, 'e' as extraction_id, 'c' as content_sha256,
                        2 as page, 7 as line_no, 1 as grid_no, 1 as row_no, 1 as column_no,
                        '120.45' as text
                ) to '{raw}/{dataset}/a.parquet' (format parquet)
                """
            )
        for name in ("files", "current"):
            connection.execute(
                f"""
                copy (select 'd' as document_sha256, 'e' as extraction_id, '样例/a.pdf' as file_path
                )
                to '{raw}/{name}.parquet' (format parquet)
                """
            )
        (raw / "manifest.json").write_text("{}", encoding="utf-8")
        change = Change("prose", "lines", (2, 7), 2, (0.0,) * 4, "120.45", "120.95", "120.95", "")
        write_copies(raw, tmp_path / "out", {"d": [[change]]})
        lines = connection.execute(
            f"select document_sha256, text from '{tmp_path}/out/lines/*.parquet' order by text"
        ).fetchall()
        files = connection.execute(
            f"select file_path from '{tmp_path}/out/files.parquet'"
        ).fetchall()
    assert lines == [(name_copy("d", 0), "120.45"), (name_copy("d", 1), "120.95")]
    assert sorted(files) == [("样例/a~0.pdf",), ("样例/a~1.pdf",)]
