"""A small warehouse for gate and report: sound documents, findings, and hostile words."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tests.expectations.warehouse_fixture import Figure, Paper, Printed, Sum, build_warehouse

HOSTILE = "<script>alert('xss')</script>"
FORMULA = '=HYPERLINK("http://evil.example","x")'
OTHER_STATEMENTS = tuple(Printed(f"GK{number:02}", amounts=0) for number in (4, 5, 6, 7, 8))


def blank_pdf(resources: str = "", *objects: str, content: str = "") -> bytes:
    """Write two A4 pages with nothing on them, or with what is given; `objects` from number 6."""
    page = (
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<{resources}>>/Contents 5 0 R>>"
    )
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        page,
        page,
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        *objects,
    ]
    written, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(f"{len(written):010} 00000 n \n")
        written += f"{number} 0 obj\n{body}\nendobj\n"
    size = len(bodies) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{''.join(offsets)}"
    end = f"trailer\n<</Root 1 0 R/Size {size}>>\nstartxref\n{len(written)}\n%%EOF\n"
    return f"{written}{table}{end}".encode()


SOUND = Paper(
    "sound",
    sums=(Sum("ARITHMETIC-017", "GK03", Figure("9.00", "合计"), (Figure("9.00", "行政运行"),)),),
    statements=OTHER_STATEMENTS,
)
FAULTY = Paper(
    "faulty",
    content=blank_pdf(),
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
