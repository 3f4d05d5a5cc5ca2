"""A small warehouse for gate and report: sound documents, findings, and hostile words."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tests.expectations.warehouse_fixture import Figure, Paper, Printed, Sum, build_warehouse

HOSTILE = "<script>alert('xss')</script>"
FORMULA = '=HYPERLINK("http://evil.example","x")'
OTHER_STATEMENTS = tuple(Printed(f"GK{number:02}", amounts=0) for number in (4, 5, 6, 7, 8))

SOUND = Paper(
    "sound",
    sums=(Sum("ARITHMETIC-017", "GK03", Figure("9.00", "合计"), (Figure("9.00", "行政运行"),)),),
    statements=OTHER_STATEMENTS,
)
FAULTY = Paper(
    "faulty",
    place="样例县",
    sums=(
        Sum(
            "ARITHMETIC-017",
            "GK03",
            Figure("110.00", "教育支出", "205", "total", key="class"),
            (Figure("60.00", "教育支出", "205", "basic"), Figure("40.00", "", "205", "project")),
            "row_total",
            page=1,
        ),
        Sum(
            "ARITHMETIC-018",
            "GK03",
            Figure("150.00", "合计", "", "total"),
            (
                Figure("110.00", "教育支出", "205", "total", key="class"),
                Figure("50.00", HOSTILE, "", "total"),
            ),
            "code_children",
            page=1,
        ),
        Sum("ARITHMETIC-011", "GK01", Figure("5.00", FORMULA), (Figure("4.00", HOSTILE),)),
    ),
    statements=(*OTHER_STATEMENTS, Printed("GK02", unmapped=1)),
    unplaced=(("GK02", 2, (300.0, 300.0, 350.0, 312.0)),),
)


def build_demonstration(path: Path) -> Path:
    """Write the warehouse, with a duplicate and a quarantined file beside its documents."""
    build_warehouse(path, (SOUND, FAULTY))
    with duckdb.connect(path) as connection:
        connection.execute(
            "insert into marts.files values"
            " ('又一份.pdf', ?, 'duplicate', 'duplicate', '与另一个文件内容相同', null, null),"
            " (?, null, 'quarantined', 'not_a_pdf', '文件不是 PDF', '请重新下载', null)",
            [SOUND.sha256, f"坏<b>{HOSTILE}.pdf"],
        )
        connection.execute(
            "insert into staging.stg_raw__files (file_path, byte_size, status) values"
            " ('又一份.pdf', 1, 'duplicate'), (?, 1, 'found')",
            [f"坏<b>{HOSTILE}.pdf"],
        )
    return path
